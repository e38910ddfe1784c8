/** Carry out a mutation: its refusals as data, everything else as a message that people can act on. */
import { useCallback } from "react";
import { useMutation } from "react-relay";
import type { GraphQLTaggedNode, MutationParameters, SelectorStoreUpdater } from "relay-runtime";

import { notify } from "../design/toasts";
import { describe } from "./failures";

/** One refusal; `field` is the path of the input field that caused it. */
export interface Refusal {
  readonly code: string;
  readonly field?: string | null;
  readonly message: string;
  readonly retryAfter?: number | null;
}

interface Settled {
  readonly userErrors: ReadonlyArray<Refusal>;
}

type PayloadOf<M extends MutationParameters> = M["response"][keyof M["response"]];
type InputOf<M extends MutationParameters> = M["variables"] extends { input?: infer I } ? NonNullable<I> : never;

export interface Outcome<P> {
  /** Null if no answer came; then people were told already. */
  readonly payload: NonNullable<P> | null;
  readonly refusals: ReadonlyArray<Refusal>;
  readonly isDone: boolean;
}

interface Options<M extends MutationParameters> {
  readonly updater?: SelectorStoreUpdater<M["response"]>;
  readonly optimisticResponse?: M["rawResponse"];
  /** Say refusals as a message, where no form shows them. */
  readonly tellRefusals?: boolean;
}

export function useAction<M extends MutationParameters>(
  mutation: GraphQLTaggedNode,
): [(input: InputOf<M>, options?: Options<M>) => Promise<Outcome<PayloadOf<M>>>, boolean] {
  const [commit, isBusy] = useMutation<M>(mutation);
  const act = useCallback(
    (input: InputOf<M>, { updater, optimisticResponse, tellRefusals = true }: Options<M> = {}) =>
      new Promise<Outcome<PayloadOf<M>>>((settle) => {
        commit({
          variables: { input } as unknown as M["variables"],
          ...(updater === undefined ? {} : { updater }),
          ...(optimisticResponse === undefined ? {} : { optimisticResponse }),
          onCompleted: (response, errors) => {
            const payload = Object.values(response as Record<string, unknown>)[0] as (PayloadOf<M> & Settled) | null;
            if (payload === null || payload === undefined) {
              notify("bad", errors?.[0]?.message ?? describe(null));
              settle({ payload: null, refusals: [], isDone: false });
              return;
            }
            const refusals = payload.userErrors;
            if (tellRefusals && refusals[0] !== undefined) notify("bad", refusals[0].message);
            settle({ payload, refusals, isDone: refusals.length === 0 });
          },
          onError: (error) => {
            notify("bad", describe(error));
            settle({ payload: null, refusals: [], isDone: false });
          },
        });
      }),
    [commit],
  );
  return [act, isBusy];
}
