/** All rows of a list, page by page: what an export holds. */
import { fetchQuery } from "react-relay";
import type { GraphQLTaggedNode, OperationType } from "relay-runtime";

import { environment } from "./environment";

interface PageOf<N> {
  readonly nodes: ReadonlyArray<N>;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/** `query` takes `$cursor`; `pageOf` finds the page in its answer. Throws ApiError. */
export async function everyRow<Q extends OperationType, N>(
  query: GraphQLTaggedNode,
  variables: Omit<Q["variables"], "cursor">,
  pageOf: (answer: Q["response"]) => PageOf<N> | null | undefined,
): Promise<N[]> {
  const rows: N[] = [];
  let cursor: string | null = null;
  do {
    const answer: Q["response"] | undefined = await fetchQuery<Q>(environment, query, { ...variables, cursor } as Q["variables"]).toPromise();
    const found: PageOf<N> | null | undefined = answer === undefined ? null : pageOf(answer);
    rows.push(...(found?.nodes ?? []));
    cursor = found?.pageInfo.hasNextPage ? (found.pageInfo.endCursor ?? null) : null;
  } while (cursor !== null);
  return rows;
}
