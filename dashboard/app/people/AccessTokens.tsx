import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import { Ago, Day } from "../design/moments";
import { Badge, Card, Row } from "../design/parts";
import { useSearchState } from "../design/useSearchState";
import { signedOut } from "../relay/signedIn";
import type { AccessTokens_viewer$key } from "../relay/generated/AccessTokens_viewer.graphql";
import type { AccessTokensEverywhereMutation } from "../relay/generated/AccessTokensEverywhereMutation.graphql";
import type { AccessTokensRevokeMutation } from "../relay/generated/AccessTokensRevokeMutation.graphql";
import { useAction } from "../relay/useAction";
import { CreateToken } from "./CreateToken";
import { deviceName } from "./deviceName";
import styles from "./forms.module.css";

/** Every browser, app and script that may act as this account; each can be ended. */
export function AccessTokens({ viewer }: { readonly viewer: AccessTokens_viewer$key }) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const { accessTokens } = useFragment(
    graphql`
      fragment AccessTokens_viewer on Viewer {
        id
        accessTokens {
          id
          kind
          scope
          label
          createdAt
          lastUsedAt
          expiresAt
        }
      }
    `,
    viewer,
  );
  const [revoke, isRevoking] = useAction<AccessTokensRevokeMutation>(graphql`
    mutation AccessTokensRevokeMutation($input: RevokeAccessTokenInput!) {
      revokeAccessToken(input: $input) {
        userErrors {
          code
          message
        }
      }
    }
  `);
  const [everywhere, isEnding] = useAction<AccessTokensEverywhereMutation>(graphql`
    mutation AccessTokensEverywhereMutation($input: SignOutEverywhereInput) {
      signOutEverywhere(input: $input) {
        userErrors {
          code
          message
        }
      }
    }
  `);
  const kinds = { BROWSER: t`Browser`, MOBILE_ACCESS: t`App`, MOBILE_REFRESH: t`App`, PERSONAL: t`Personal token` };
  const end = (id: string): void =>
    void revoke(
      { id },
      {
        updater: (store) => {
          const record = store.getRoot().getLinkedRecord("viewer");
          const left = record?.getLinkedRecords("accessTokens")?.filter((each) => each?.getDataID() !== id);
          if (left !== undefined) record?.setLinkedRecords(left, "accessTokens");
        },
      },
    );
  return (
    <Card
      title={t`Devices and tokens`}
      actions={
        <Row>
          <Button small onPress={() => change({ dialog: "token" })}>
            <Trans>New personal token…</Trans>
          </Button>
          <Button
            small
            isPending={isEnding}
            onPress={async () => {
              const { isDone } = await everywhere({});
              if (isDone) signedOut();
            }}
          >
            <Trans>Sign out everywhere</Trans>
          </Button>
        </Row>
      }
    >
      <ul className={styles["list"]}>
        {accessTokens.map((token) => {
          const name = token.label === null || token.label === undefined ? kinds[token.kind] : deviceName(token.label);
          return (
            <li key={token.id} className={styles["item"]}>
              <span dir="auto">{name}</span>
              <span className={styles["quiet"]}>
                {kinds[token.kind]} {token.scope === "READ_ONLY" ? <Badge>{t`reads only`}</Badge> : null}{" "}
                <Trans>
                  since <Day of={token.createdAt} />, used <Ago of={token.lastUsedAt ?? token.createdAt} />, until <Day of={token.expiresAt} />
                </Trans>
              </span>
              <Button small look="quiet" isPending={isRevoking} onPress={() => end(token.id)} aria-label={t`End ${name}`}>
                <Trans>End</Trans>
              </Button>
            </li>
          );
        })}
      </ul>
      {search["dialog"] === "token" ? <CreateToken onClose={() => change({ dialog: undefined })} /> : null}
    </Card>
  );
}
