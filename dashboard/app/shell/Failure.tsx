import { Trans, useLingui } from "@lingui/react/macro";

import { Button, ButtonLink } from "../design/Button";
import { Empty, Notice, Page, Row } from "../design/parts";
import { describe } from "../relay/failures";

/** A screen that could not be shown, why, and how to try again. */
export function Failure({ error }: { readonly error: Error }) {
  const { t } = useLingui();
  return (
    <Page title={t`This did not work`}>
      <Notice tone="bad">
        <p>{describe(error)}</p>
      </Notice>
      <Row>
        <Button look="primary" onPress={() => location.reload()}>
          <Trans>Try again</Trans>
        </Button>
        <ButtonLink href="/">
          <Trans>Go to the start</Trans>
        </ButtonLink>
      </Row>
    </Page>
  );
}

/** An address that leads nowhere, or to what is not one's to see: the two are not told apart. */
export function Missing() {
  const { t } = useLingui();
  return (
    <Page title={t`Nothing here`}>
      <Empty title={t`There is no such page, or it is not yours to see.`} action={<ButtonLink href="/">{t`Go to the start`}</ButtonLink>}>
        <Trans>Ask whoever sent you the link, or an owner of the organization, whether you should see it.</Trans>
      </Empty>
    </Page>
  );
}
