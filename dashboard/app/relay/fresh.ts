/** What another person or the worker changed: screens that list it ask anew, once for many events. */
import { useEffect, useRef } from "react";

const TOGETHER_MS = 400;
const listeners = new Set<() => void>();
let waiting: ReturnType<typeof setTimeout> | null = null;

/** Something that lists may show has changed. */
export function changed(): void {
  waiting ??= setTimeout(() => {
    waiting = null;
    for (const listener of listeners) listener();
  }, TOGETHER_MS);
}

/** Call `again` when something has changed, and when the tab is looked at after a while. */
export function useFresh(again: () => void): void {
  const newest = useRef(again);
  useEffect(() => {
    newest.current = again;
  });
  useEffect(() => {
    const listener = (): void => newest.current();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
