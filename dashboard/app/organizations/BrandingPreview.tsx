import { Trans } from "@lingui/react/macro";

import { Name } from "../design/parts";
import styles from "./BrandingPreview.module.css";
import { readable } from "./readable";

interface Props {
  readonly name: string;
  readonly logoUrl: string;
  readonly colour: string;
}

/** How an invitation and the page that it leads to look with this logo and colour. */
export function BrandingPreview({ name, logoUrl, colour }: Props) {
  const shade = readable(colour);
  return (
    <figure className={styles["preview"]}>
      <figcaption>
        <Trans>How invitations look</Trans>
      </figcaption>
      <div className={styles["mail"]}>
        {/^https:\/\//.test(logoUrl) ? <img className={styles["logo"]} src={logoUrl} alt="" /> : null}
        <strong>
          <Name>{name}</Name>
        </strong>
        <span className={styles["button"]} style={shade === null ? {} : { background: shade }}>
          <Trans>Connect</Trans>
        </span>
      </div>
    </figure>
  );
}
