/** Learners of an organization by a few letters of their names; asked when one has stopped typing. */
import { useEffect, useState } from "react";
import { fetchQuery, graphql, useRelayEnvironment } from "react-relay";

import type { useLearnersCalledQuery } from "../relay/generated/useLearnersCalledQuery.graphql";
import type { Screen } from "./useScreens";

const FEWEST_LETTERS = 2;
const PAUSE_MS = 200;

export function useLearnersCalled(text: string, slug: string | undefined): ReadonlyArray<Screen> {
  const environment = useRelayEnvironment();
  const [found, setFound] = useState<ReadonlyArray<Screen>>([]);
  useEffect(() => {
    if (slug === undefined || text.length < FEWEST_LETTERS) {
      setFound([]);
      return undefined;
    }
    let asked: { unsubscribe: () => void } | undefined;
    const soon = setTimeout(() => {
      asked = fetchQuery<useLearnersCalledQuery>(
        environment,
        graphql`
          query useLearnersCalledQuery($slug: String!, $text: String!) {
            organization(slug: $slug) {
              learners(first: 6, filter: { name: { search: $text } }) {
                nodes {
                  id
                  name
                }
              }
            }
          }
        `,
        { slug, text },
      ).subscribe({
        next: ({ organization }) =>
          setFound((organization?.learners.nodes ?? []).map(({ id, name }) => ({ to: `/o/${slug}/learners/${id}`, label: name }))),
        error: () => setFound([]),
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(soon);
      asked?.unsubscribe();
    };
  }, [environment, slug, text]);
  return found;
}
