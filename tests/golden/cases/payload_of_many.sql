SELECT "t0".id, (
  SELECT to_json(r.*)
  FROM (
    SELECT "t0"."state" AS "state", "t0"."request_message" AS "requestMessage", CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT "t1"."name" AS "name"
      ) r
    ) END AS "learner"
  ) r
)
FROM "connection" "t0"
CROSS JOIN LATERAL (
  SELECT (
    SELECT min(k.state)
    FROM connection k
    WHERE k.learner_id = "t0"."learner_id"
    AND k.state IN ('ACTIVE', 'REQUESTED')
    AND ((k.organization_id = ANY ($1::uuid[])))
  ) AS answer OFFSET 0
) "f0"
LEFT JOIN "learner" "t1" ON ("t1".id = "t0"."learner_id")
AND (("t1".id = $2::uuid) OR ("f0".answer IS NOT NULL) OR (EXISTS (
  SELECT 1
  FROM session s
  WHERE s.learner_id = "t1".id
  AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($1::uuid[]))))
)))
WHERE ("t0".id = ANY ($3::uuid[]))
AND (("t0".learner_id = $2::uuid) OR ("t0".organization_id = ANY ($1::uuid[])))
