/** What the address of the staff's screen asks of the API. */
import type { Search } from "../page";
import type { StaffRole } from "./useRoles";

export function membersVariables({ q, role }: Search) {
  const conditions = [
    ...(q === undefined ? [] : [{ or: [{ name: { search: q } }, { email: { contains: q } }] }]),
    ...(role === undefined ? [] : [{ role: { equalTo: role as StaffRole } }]),
  ];
  return { members: conditions.length === 0 ? null : { and: conditions } };
}

export function teamsVariables({ q }: Search) {
  return { teams: q === undefined ? null : { name: { contains: q } } };
}
