/** Filters, sort and dialogs of a screen, kept in the address: what one sees can be sent to a colleague. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

type State = Readonly<Record<string, string | undefined>>;

export function useSearchState(): [State, (change: State) => void] {
  const state = useSearch({ strict: false }) as State;
  const navigate = useNavigate();
  const change = useCallback(
    (next: State) => {
      void navigate({
        to: ".",
        replace: true,
        resetScroll: false,
        search: ((former: State) => Object.fromEntries(Object.entries({ ...former, ...next }).filter(([, value]) => value))) as never,
      });
    },
    [navigate],
  );
  return [state, change];
}
