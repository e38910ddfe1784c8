import { useLingui } from "@lingui/react/macro";
import { useMemo, useRef, useState } from "react";
import { graphql, useSubscription } from "react-relay";

import { changed } from "../relay/fresh";
import type { LiveSubscription } from "../relay/generated/LiveSubscription.graphql";
import { useTold } from "../activity/told";

interface Props {
  readonly viewerId: string;
  readonly after: number;
}

/** Hears what the viewer is told, for as long as the app is open; rows that it brings are the newest everywhere. */
export function Live({ after }: Props) {
  const first = useRef(after);
  const [said, say] = useState("");
  const told = useTold();
  const { t } = useLingui();
  useSubscription<LiveSubscription>(
    useMemo(
      () => ({
        subscription: graphql`
          subscription LiveSubscription($after: Int) {
            notifications(after: $after) {
              id
              sequence
              kind
              readAt
              createdAt
              organization {
                id
                name
                slug
              }
              connection {
                id
                state
                activatedAt
                endedAt
                learner {
                  id
                  name
                }
              }
              session {
                id
                state
                terminatedAt
                terminationReason
              }
              certificate {
                id
              }
            }
          }
        `,
        variables: { after: first.current },
        onNext: (event) => {
          if (!event) return;
          const words = told(event.notifications);
          say(words);
          document.title = `● ${document.title.replace(/^● /, "")}`;
          changed();
        },
        updater: (store) => {
          const viewer = store.getRoot().getLinkedRecord("viewer");
          const count = viewer?.getValue("unreadCount");
          if (typeof count === "number") viewer?.setValue(count + 1, "unreadCount");
        },
      }),
      [told],
    ),
  );
  return (
    <div className="only-read" role="status" aria-label={t`What has just happened`}>
      {said}
    </div>
  );
}
