/** What the address of the audit log's screen asks of the API. */
import type { Search } from "../page";
import type { AuditAction, AuditActorSide } from "../relay/generated/AuditPageMoreQuery.graphql";

export const SIDES = ["STAFF", "LEARNER", "PROVIDER", "SYSTEM"] as const;

export function auditVariables({ action, side }: Search) {
  return {
    filter: {
      ...(action === undefined ? {} : { action: { equalTo: action as AuditAction } }),
      ...(side === undefined ? {} : { actorSide: { equalTo: side as AuditActorSide } }),
    },
  };
}
