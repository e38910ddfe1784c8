/** Where answers are kept, so that each row is known once, and how operations reach the API. */
import { Environment, Network, Observable, RecordSource, Store } from "relay-runtime";
import type { FetchFunction, GraphQLResponse, SubscribeFunction, Variables } from "relay-runtime";

import { ApiError, ask } from "./api";
import type { Answer } from "./api";
import { lostSignIn } from "./signedIn";
import { socket } from "./socket";

const fetchFunction: FetchFunction = (operation, variables) =>
  Observable.create<GraphQLResponse>((sink) => {
    const abort = new AbortController();
    ask(operation.text ?? "", variables, abort.signal).then(
      (answer) => {
        sink.next(answer as GraphQLResponse);
        sink.complete();
      },
      (error: unknown) => {
        if (error instanceof ApiError && error.code === "UNAUTHENTICATED") lostSignIn();
        sink.error(error as Error);
      },
    );
    // A mutation is not taken back by leaving its page.
    return operation.operationKind === "query" ? () => abort.abort() : undefined;
  });

/** When the socket comes back, what was missed is asked for: `after` is the last event that came, not the first asked for. */
function goingOn(variables: Variables): { readonly variables: Variables; readonly note: (answer: Answer) => void } {
  let newest = variables["after"] as number | null | undefined;
  return {
    get variables() {
      return "after" in variables ? { ...variables, after: newest } : variables;
    },
    note: (answer) => {
      const [event] = Object.values(answer.data ?? {}) as ({ sequence?: number } | null)[];
      if (typeof event?.sequence === "number") newest = event.sequence;
    },
  };
}

const subscribe: SubscribeFunction = (operation, variables) =>
  Observable.create<GraphQLResponse>((sink) => {
    const going = goingOn(variables);
    return socket().subscribe(
      {
        query: operation.text ?? "",
        operationName: operation.name,
        get variables() {
          return going.variables;
        },
      },
      {
        next: (answer) => {
          going.note(answer as unknown as Answer);
          sink.next(answer as GraphQLResponse);
        },
        error: (error) => sink.error(error instanceof Error ? error : new ApiError(String(error), "SUBSCRIPTION")),
        complete: () => sink.complete(),
      },
    );
  });

export const environment = new Environment({
  network: Network.create(fetchFunction, subscribe),
  store: new Store(new RecordSource(), { gcReleaseBufferSize: 20, queryCacheExpirationTime: 10 * 60 * 1000 }),
});

