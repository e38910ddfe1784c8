import { graphql, useFragment } from "react-relay";

import { Name } from "../design/parts";
import type { AuditSubject_entry$key } from "../relay/generated/AuditSubject_entry.graphql";

/** Whom or what an entry of the log is about, as far as the reader may still see it; else the address it was recorded with. */
export function AuditSubject({ entry }: { readonly entry: AuditSubject_entry$key }) {
  const { subject, details } = useFragment(
    graphql`
      fragment AuditSubject_entry on AuditEntry {
        details {
          name
          value
        }
        subject {
          ... on Connection {
            learner {
              id
              name
            }
          }
          ... on Session {
            learner {
              id
              name
            }
          }
          ... on Block {
            learner {
              id
              name
            }
          }
          ... on Invitation {
            email
          }
          ... on Membership {
            name
          }
          ... on StaffInvitation {
            email
          }
          ... on Team {
            name
          }
        }
      }
    `,
    entry,
  );
  const name = subject?.learner?.name ?? subject?.name ?? subject?.email ?? details.find((each) => each.name === "email")?.value;
  return name ? <Name>{name}</Name> : <span aria-hidden="true">–</span>;
}
