SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT (
      SELECT count(*)
      FROM session s
      WHERE s.connection_id = "t0".id
      AND s.state = 'IN_PROGRESS'
    ) AS "sessionsEnding", (
      SELECT count(*)
      FROM session s
      WHERE s.connection_id = "t0".id
      AND s.state = 'IN_PROGRESS'
    ) AS "creditsReturning", (
      SELECT count(*)
      FROM certificate r
      WHERE (r.learner_id = "t0".learner_id)
      AND (((r.funding_organization_id = "t0".organization_id)) IS NOT TRUE)
    ) AS "certificatesHidden", (
      SELECT count(*)
      FROM session r
      WHERE (r.learner_id = "t0".learner_id)
      AND ((r.funding_organization_id = "t0".organization_id) OR ((r.state = 'IN_PROGRESS')))
      AND (((r.funding_organization_id = "t0".organization_id)) IS NOT TRUE)
    ) AS "sessionsHidden", CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT "t1"."state" AS "state", CASE WHEN "t2".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t2"."name" AS "name"
          ) r
        ) END AS "learner"
      ) r
    ) END AS "connection"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "connection" "t0" ON ("t0".id = $1::uuid AND "t0".state = 'ACTIVE')
AND (("t0".learner_id = $2::uuid) OR ("t0".organization_id = ANY ($3::uuid[])))
LEFT JOIN "connection" "t1" ON ("t1".id = "t0".id)
AND (("t1".learner_id = $2::uuid) OR ("t1".organization_id = ANY ($3::uuid[])))
CROSS JOIN LATERAL (
  SELECT (
    SELECT min(k.state)
    FROM connection k
    WHERE k.learner_id = "t1"."learner_id"
    AND k.state IN ('ACTIVE', 'REQUESTED')
    AND ((k.organization_id = ANY ($3::uuid[])))
  ) AS answer OFFSET 0
) "f0"
LEFT JOIN "learner" "t2" ON ("t2".id = "t1"."learner_id")
AND (("t2".id = $2::uuid) OR ("f0".answer IS NOT NULL) OR (EXISTS (
  SELECT 1
  FROM session s
  WHERE s.learner_id = "t2".id
  AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($3::uuid[]))))
)))
