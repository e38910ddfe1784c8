/** A list whose rows the API picks, sorts and pages: asks anew when filters change or when somebody changed a row. */
import { useEffect, useMemo, useRef, useState, useTransition } from "react";

import { useFresh } from "./fresh";

type Variables = Readonly<Record<string, unknown>>;
type Refetch = (variables: never, options?: { fetchPolicy?: "store-and-network" | "network-only" }) => unknown;

const TYPING_MS = 250;

/** Whether other rows are on their way; those of before stay until then. `variables` are those of the fragment. */
export function useList(refetch: Refetch, variables: Variables): boolean {
  const [isPending, start] = useTransition();
  const text = JSON.stringify(variables);
  const asked = useRef(text);
  const newest = useRef(variables);
  newest.current = variables;

  useEffect(() => {
    if (asked.current === text) return undefined;
    const soon = setTimeout(() => {
      asked.current = text;
      start(() => void refetch(newest.current as never, { fetchPolicy: "store-and-network" }));
    }, TYPING_MS);
    return () => clearTimeout(soon);
  }, [text, refetch]);

  useFresh(() => start(() => void refetch(newest.current as never, { fetchPolicy: "network-only" })));
  return isPending;
}

/** Which rows are chosen, forgotten when the list is another one. */
export function useChosen(key: string): [ReadonlySet<string>, (chosen: ReadonlySet<string>) => void] {
  const none = useMemo<ReadonlySet<string>>(() => new Set(), []);
  const [state, set] = useState<{ key: string; chosen: ReadonlySet<string> }>({ key, chosen: none });
  return [state.key === key ? state.chosen : none, (chosen) => set({ key, chosen })];
}
