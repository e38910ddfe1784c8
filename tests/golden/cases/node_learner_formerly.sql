SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT "t0"."name" AS "name", CASE WHEN ("t0".id = $1::uuid)
    OR ("f0".answer IS NOT NULL) THEN (
      SELECT a.email
      FROM account a
      WHERE a.id = "t0".account_id
    ) END AS "email", CASE WHEN ("t0".id = $1::uuid) THEN "t0"."created_at" END AS "createdAt"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "learner" "t0" ON ("t0".id = $2::uuid)
AND (("t0".id = $1::uuid) OR ((
  SELECT min(k.state)
  FROM connection k
  WHERE k.learner_id = "t0".id
  AND k.state IN ('ACTIVE', 'REQUESTED')
  AND ((k.organization_id = ANY ($3::uuid[])))
) IS NOT NULL) OR (EXISTS (
  SELECT 1
  FROM session s
  WHERE s.learner_id = "t0".id
  AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($3::uuid[]))))
)))
CROSS JOIN LATERAL (
  SELECT (
    SELECT min(k.state)
    FROM connection k
    WHERE k.learner_id = "t0".id
    AND k.state IN ('ACTIVE', 'REQUESTED')
    AND ((k.organization_id = ANY ($3::uuid[])))
  ) AS answer OFFSET 0
) "f0"
