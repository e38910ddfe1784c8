/** Marks notifications read; the count in the navigation follows. */
import { graphql } from "react-relay";

import type { markReadMutation } from "../relay/generated/markReadMutation.graphql";
import { useAction } from "../relay/useAction";
import { changed } from "../relay/fresh";

type Which = markReadMutation["variables"]["input"]["notifications"];

export function useMarkRead(): [(which: Which) => Promise<void>, boolean] {
  const [mark, isBusy] = useAction<markReadMutation>(graphql`
    mutation markReadMutation($input: MarkNotificationsReadInput!) {
      markNotificationsRead(input: $input) {
        userErrors {
          code
          message
        }
        viewer {
          id
          unreadCount
        }
      }
    }
  `);
  const run = async (which: Which): Promise<void> => {
    const { isDone } = await mark({ notifications: which });
    if (isDone) changed();
  };
  return [run, isBusy];
}
