import { useLingui } from "@lingui/react/macro";

import { EXPIRING_DAYS } from "../certificates/expiring";
import { Select } from "../design/fields";
import { useSearchState } from "../design/useSearchState";

interface Props {
  readonly teams: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly courses: ReadonlyArray<{ readonly id: string; readonly title: string }>;
}

/** By team, and by what somebody is certified in; kept in the address. */
export function LearnerFilters({ teams, courses }: Props) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const certificate = search["certificate"] ?? "any";
  const days = EXPIRING_DAYS;
  return (
    <>
      {teams.length === 0 ? null : (
        <Select
          isCompact
          label={t`Team`}
          value={search["team"] ?? "any"}
          onChange={(team) => change({ team: team === "any" ? undefined : team })}
          choices={[{ id: "any", label: t`All teams` }, ...teams.map((each) => ({ id: each.id, label: each.name }))]}
        />
      )}
      <Select
        isCompact
        label={t`Certificate`}
        value={certificate}
        onChange={(next) => change(next === "any" ? { certificate: undefined, course: undefined } : { certificate: next })}
        choices={[
          { id: "any", label: t`Certified or not` },
          { id: "missing", label: t`Not certified now` },
          { id: "valid", label: t`With a valid certificate` },
          { id: "expiring", label: t`Expires within ${days} days` },
        ]}
      />
      {certificate === "any" ? null : (
        <Select
          isCompact
          label={t`Course`}
          value={search["course"] ?? "any"}
          onChange={(course) => change({ course: course === "any" ? undefined : course })}
          choices={[{ id: "any", label: t`In any course` }, ...courses.map((each) => ({ id: each.id, label: each.title }))]}
        />
      )}
    </>
  );
}
