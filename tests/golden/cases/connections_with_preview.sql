SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."state" AS "state", CASE WHEN "t2".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT (
              SELECT count(*)
              FROM session s
              WHERE s.connection_id = "t2".id
              AND s.state = 'IN_PROGRESS'
            ) AS "sessionsEnding", (
              SELECT count(*)
              FROM session s
              WHERE s.connection_id = "t2".id
              AND s.state = 'IN_PROGRESS'
            ) AS "creditsReturning", (
              SELECT count(*)
              FROM certificate r
              WHERE (r.learner_id = "t2".learner_id)
              AND (((r.funding_organization_id = "t2".organization_id)) IS NOT TRUE)
            ) AS "certificatesHidden", (
              SELECT count(*)
              FROM session r
              WHERE (r.learner_id = "t2".learner_id)
              AND ((r.funding_organization_id = "t2".organization_id) OR ((r.state = 'IN_PROGRESS')))
              AND (((r.funding_organization_id = "t2".organization_id)) IS NOT TRUE)
            ) AS "sessionsHidden"
          ) r
        ) END AS "disconnectPreview"
        FROM (
          SELECT *
          FROM "connection" "t1"
          WHERE ("t1"."organization_id" = "t0".id)
          AND (("t1".learner_id = $1::uuid) OR ("f0".answer))
          ORDER BY "t1"."created_at" DESC, "t1".id DESC
          LIMIT 5
        ) "t1"
        LEFT JOIN "connection" "t2" ON ("t2".id = "t1".id AND "t2".state = 'ACTIVE')
        AND (("t2".learner_id = $1::uuid) OR ("t2".organization_id = ANY ($2::uuid[])))
        ORDER BY "t1"."created_at" DESC, "t1".id DESC
      ) e
    )) AS "connections"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $3::text)
CROSS JOIN LATERAL (
  SELECT ("t0".id = ANY ($2::uuid[])) AS answer OFFSET 0
) "f0"
