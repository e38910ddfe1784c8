/** Whether live events reach this tab; screens say so when they do not. */

let online = true;
const listeners = new Set<() => void>();

export function setOnline(is: boolean): void {
  if (is === online) return;
  online = is;
  for (const listener of listeners) listener();
}

export const onlineState = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isOnline: (): boolean => online,
};

if (typeof window !== "undefined") {
  window.addEventListener("offline", () => setOnline(false));
  window.addEventListener("online", () => setOnline(true));
}
