import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Select } from "../design/fields";
import { Card } from "../design/parts";
import type { ScreenLanguage_viewer$key } from "../relay/generated/ScreenLanguage_viewer.graphql";
import { choose, LANGUAGES } from "../words";
import type { Language } from "../words";

/** The language of these screens, for this browser; that of mails is the account's. */
export function ScreenLanguage({ viewer }: { readonly viewer: ScreenLanguage_viewer$key }) {
  const { t, i18n } = useLingui();
  const { language } = useFragment(
    graphql`
      fragment ScreenLanguage_viewer on Viewer {
        id
        language
      }
    `,
    viewer,
  );
  return (
    <Card title={t`Language`}>
      <Select
        label={t`Language of these screens`}
        value={i18n.locale as Language}
        onChange={(wanted) => void choose(wanted)}
        choices={Object.entries(LANGUAGES).map(([id, label]) => ({ id: id as Language, label }))}
      />
      <p>
        <Trans>Mails to you are in {LANGUAGES[language.toLowerCase() as Language]}, as you chose when you registered.</Trans>
      </p>
    </Card>
  );
}
