import { Trans } from "@lingui/react/macro";
import { graphql } from "react-relay";

import { Button } from "../design/Button";
import type { SignOutMutation } from "../relay/generated/SignOutMutation.graphql";
import { signedOut } from "../relay/signedIn";
import { useAction } from "../relay/useAction";

/** Ends the sign-in of this browser, in all its tabs. */
export function SignOut() {
  const [signOut, isBusy] = useAction<SignOutMutation>(graphql`
    mutation SignOutMutation($input: SignOutInput) {
      signOut(input: $input) {
        userErrors {
          code
          message
        }
      }
    }
  `);
  return (
    <Button
      small
      isPending={isBusy}
      onPress={async () => {
        const { isDone } = await signOut({});
        if (isDone) signedOut();
      }}
    >
      <Trans>Sign out</Trans>
    </Button>
  );
}
