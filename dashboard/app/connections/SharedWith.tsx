import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Suspense } from "react";
import { graphql, useLazyLoadQuery } from "react-relay";

import { Dialog } from "../design/Dialog";
import { Bullets, Facts, Name, Notice, Skeleton } from "../design/parts";
import type { SharedWithQuery } from "../relay/generated/SharedWithQuery.graphql";
import { apiLanguage } from "../words";

interface Props {
  readonly connectionId: string;
  readonly onClose: () => void;
}

/** "What they see of me": exactly the rows that the organization sees, counted and listed by the server. */
export function SharedWith({ connectionId, onClose }: Props) {
  const { t } = useLingui();
  return (
    <Dialog title={t`What the organization sees of you`} isOpen onClose={onClose} isDrawer>
      <Suspense fallback={<Skeleton />}>
        <Shared connectionId={connectionId} />
      </Suspense>
    </Dialog>
  );
}

function Shared({ connectionId }: { readonly connectionId: string }) {
  const { t } = useLingui();
  const { viewer, node } = useLazyLoadQuery<SharedWithQuery>(
    graphql`
      query SharedWithQuery($id: ID!, $language: Language!) {
        viewer {
          email
          learner {
            id
            name
            certificates(first: 200) {
              nodes {
                id
                number
                course {
                  id
                  title(language: $language)
                }
                visibleTo {
                  organization {
                    id
                  }
                }
              }
            }
            sessions(first: 200) {
              nodes {
                id
                state
                course {
                  id
                  title(language: $language)
                }
                visibleTo {
                  organization {
                    id
                  }
                }
              }
            }
          }
        }
        node(id: $id) {
          ... on Connection {
            id
            organization {
              id
              name
            }
          }
        }
      }
    `,
    { id: connectionId, language: apiLanguage() },
    { fetchPolicy: "store-and-network" },
  );
  const organization = node?.organization;
  const learner = viewer?.learner;
  if (!organization || !learner) return <Notice tone="warn">{t`There is no such connection any more.`}</Notice>;
  const isSeen = (row: { readonly visibleTo: ReadonlyArray<{ readonly organization?: { readonly id: string } | null }> }): boolean =>
    row.visibleTo.some((each) => each.organization?.id === organization.id);
  const certificates = learner.certificates.nodes.filter(isSeen);
  const sessions = learner.sessions.nodes.filter(isSeen);
  return (
    <>
      <p>
        <Trans>
          <Name>{organization.name}</Name> sees this, and nothing else of you.
        </Trans>
      </p>
      <Facts
        of={[
          [t`Your name`, <Name key="name">{learner.name}</Name>],
          [t`Your address`, viewer.email],
        ]}
      />
      <h3>
        <Plural value={certificates.length} _0="No certificate" one="# certificate" other="# certificates" />
      </h3>
      <Bullets>
        {certificates.map(({ id, number, course }) => (
          <li key={id} dir="auto">
            {course?.title ?? number} <code>{number}</code>
          </li>
        ))}
      </Bullets>
      <h3>
        <Plural value={sessions.length} _0="No course that you take or took" one="# course that you take or took" other="# courses that you take or took" />
      </h3>
      <Bullets>
        {sessions.map(({ id, course, state }) => (
          <li key={id} dir="auto">
            {course?.title ?? t`A course that is no longer offered`}
            {state === "IN_PROGRESS" ? ` (${t`in progress`})` : ""}
          </li>
        ))}
      </Bullets>
    </>
  );
}
