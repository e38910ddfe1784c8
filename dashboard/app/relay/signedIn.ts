/** Whether somebody is signed in, in all tabs: signing out in one ends the others. */

const CHANNEL = "tessera-sign-in";
const listeners = new Set<() => void>();
let lost = false;

const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
channel?.addEventListener("message", () => goToSignIn());

/** Called when the API says that nobody is signed in any more. What was typed stays; a dialog offers to sign in. */
export function lostSignIn(): void {
  lost = true;
  for (const listener of listeners) listener();
}

/** Signed in again, in another tab or window. */
export function foundSignIn(): void {
  lost = false;
  for (const listener of listeners) listener();
}

export const signInState = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isLost: (): boolean => lost,
};

/** Where signing in leads back to the page that is open. */
export function signInAddress(): string {
  const here = `${location.pathname}${location.search}`;
  return here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`;
}

export function goToSignIn(): void {
  location.assign(signInAddress());
}

/** After signing out here: the other tabs go to the sign-in page, too. */
export function signedOut(): void {
  channel?.postMessage("signed out");
  location.assign("/sign-in");
}
