import { Trans, useLingui } from "@lingui/react/macro";
import { useSyncExternalStore } from "react";

import { Button } from "../design/Button";
import { Dialog } from "../design/Dialog";
import { foundSignIn, goToSignIn, signInState } from "../relay/signedIn";

/** A lost sign-in keeps what was typed: one signs in in another tab, and goes on here. */
export function SignInAgain() {
  const { t } = useLingui();
  const isLost = useSyncExternalStore(signInState.subscribe, signInState.isLost);
  return (
    <Dialog
      title={t`You are not signed in any more`}
      isOpen={isLost}
      onClose={foundSignIn}
      actions={
        <>
          <Button onPress={goToSignIn}>
            <Trans>Leave this page and sign in</Trans>
          </Button>
          <Button
            look="primary"
            onPress={() => {
              window.open("/sign-in", "_blank", "noopener");
              foundSignIn();
            }}
          >
            <Trans>Sign in in another tab</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>What you have typed is still here. Sign in in another tab, come back, and try again.</Trans>
      </p>
    </Dialog>
  );
}
