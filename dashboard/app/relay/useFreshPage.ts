/** A screen that shows figures of many things: asks its whole query anew when something has changed. */
import { fetchQuery, useRelayEnvironment } from "react-relay";
import type { GraphQLTaggedNode, PreloadedQuery } from "react-relay";
import type { OperationType } from "relay-runtime";

import { useFresh } from "./fresh";

/** What is shown stays until the answer is there; a failure leaves it as it is. */
export function useFreshPage<Q extends OperationType>(query: GraphQLTaggedNode, shown: PreloadedQuery<Q>): void {
  const environment = useRelayEnvironment();
  useFresh(() => void fetchQuery<Q>(environment, query, shown.variables, { networkCacheConfig: { force: true } }).subscribe({ error: () => undefined }));
}
