import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql, usePreloadedQuery } from "react-relay";

import { Button, ButtonLink } from "../design/Button";
import { TextField } from "../design/fields";
import { Name, Notice, Page } from "../design/parts";
import type { PageProps } from "../page";
import type { PosterPageQuery } from "../relay/generated/PosterPageQuery.graphql";
import { Missing } from "../shell/Failure";
import styles from "./PosterPage.module.css";

/** The link as a poster for a wall: who invites, what to do, and the code; the rest of the screen is not printed. */
export default function PosterPage({ query }: PageProps<PosterPageQuery>) {
  const { t } = useLingui();
  const { organization } = usePreloadedQuery<PosterPageQuery>(
    graphql`
      query PosterPageQuery($slug: String!) {
        viewer {
          ...AppShell_viewer
        }
        organization(slug: $slug) {
          id
          name
          slug
          branding {
            logoUrl
          }
          invitationLink {
            id
            url
            isActive
            qrCode {
              svgUrl
            }
          }
        }
      }
    `,
    query,
  );
  const [words, write] = useState<string | null>(null);
  const link = organization?.invitationLink;
  if (!organization || !link) return <Missing />;
  const shown = words ?? t`Point your phone's camera at the code and connect with us.`;
  return (
    <Page
      title={t`Poster`}
      above={<Name>{organization.name}</Name>}
      actions={
        <>
          <ButtonLink href={`/o/${organization.slug}/connections/link`}>
            <Trans>Back to the link</Trans>
          </ButtonLink>
          <Button look="primary" onPress={() => window.print()}>
            <Trans>Print</Trans>
          </Button>
        </>
      }
    >
      <div className={styles["unprinted"]}>
        {link.isActive ? null : <Notice tone="warn">{t`The link connects nobody at the moment: switch it on, or lift its limits, before you hang this up.`}</Notice>}
        <TextField label={t`Words on the poster`} value={shown} onChange={write} maxLength={200} />
      </div>
      <article className={styles["poster"]} aria-label={t`The poster as it is printed`}>
        {organization.branding.logoUrl ? <img className={styles["logo"]} src={organization.branding.logoUrl} alt="" /> : null}
        <p className={styles["name"]}>
          <Name>{organization.name}</Name>
        </p>
        <p className={styles["words"]} dir="auto">
          {shown}
        </p>
        <img className={styles["code"]} src={link.qrCode.svgUrl} alt={t`QR code of the link`} />
        <p className={styles["url"]}>
          <bdi>{link.url}</bdi>
        </p>
      </article>
    </Page>
  );
}
