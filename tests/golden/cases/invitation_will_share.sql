SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT "t0"."state" AS "state", "t0"."email" AS "email", CASE WHEN "t0".email IS NOT NULL
    AND $1::uuid IS NOT NULL THEN "t0".email IN (
      SELECT a.email
      FROM account a
      WHERE a.id = $1::uuid UNION ALL
      SELECT d.email
      FROM account_address d
      WHERE d.account_id = $1::uuid
    ) END AS "isForYou", "t0"."name" AS "name", "t0"."message" AS "message", CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT "t1"."state" AS "state", CASE WHEN "t2".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t2"."name" AS "name"
          ) r
        ) END AS "organization"
      ) r
    ) END AS "connection", CASE WHEN $2::uuid IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT x.name
          FROM learner x
          WHERE x.account_id = $1::uuid
        ) AS "name", (
          SELECT a.email
          FROM account a
          WHERE a.id = $1::uuid
        ) AS "email", json_build_object('totalCount', (
          SELECT count(*)
          FROM (
            SELECT
            FROM "certificate" "t3"
            WHERE (("t3".learner_id = $2::uuid))
            AND (("t3".learner_id = $2::uuid))
            LIMIT 10001
          ) c
        ), 'aggregates', (
          SELECT to_json(r.*)
          FROM (
            SELECT count(*) FILTER (
            WHERE "t3".revoked_at IS NULL AND ("t3".expires_at IS NULL OR "t3".expires_at > now())) AS "valid"
            FROM "certificate" "t3"
            WHERE (("t3".learner_id = $2::uuid))
            AND (("t3".learner_id = $2::uuid))
            HAVING TRUE
          ) r
        ), 'nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t3"."number" AS "number", CASE WHEN "t4".id IS NOT NULL THEN (
              SELECT to_json(r.*)
              FROM (
                SELECT "t4"."name" AS "name"
              ) r
            ) END AS "fundedBy"
            FROM (
              SELECT *
              FROM "certificate" "t3"
              WHERE (("t3".learner_id = $2::uuid))
              AND (("t3".learner_id = $2::uuid))
              ORDER BY "t3"."issued_at" DESC, "t3".id DESC
              LIMIT 2
            ) "t3"
            LEFT JOIN "organization" "t4" ON (("t4".id = "t3"."funding_organization_id") AND (("t3".learner_id = $2::uuid)))
            ORDER BY "t3"."issued_at" DESC, "t3".id DESC
          ) e
        )) AS "certificates", json_build_object('totalCount', (
          SELECT count(*)
          FROM (
            SELECT
            FROM "session" "t5"
            WHERE (("t5".learner_id = $2::uuid) AND (("t5".funding_organization_id = "t0".organization_id) OR (("t5".state = 'IN_PROGRESS'))))
            AND (("t5".learner_id = $2::uuid))
            LIMIT 10001
          ) c
        ), 'nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t5"."state" AS "state"
            FROM (
              SELECT *
              FROM "session" "t5"
              WHERE (("t5".learner_id = $2::uuid) AND (("t5".funding_organization_id = "t0".organization_id) OR (("t5".state = 'IN_PROGRESS'))))
              AND (("t5".learner_id = $2::uuid))
              ORDER BY "t5"."started_at" DESC, "t5".id DESC
              LIMIT 2
            ) "t5"
            ORDER BY "t5"."started_at" DESC, "t5".id DESC
          ) e
        )) AS "sessions"
      ) r
    ) END AS "willShare"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "join_offer" "t0" ON ("t0".token = $3::text)
LEFT JOIN "connection" "t1" ON ("t1".organization_id = "t0".organization_id AND "t1".learner_id = $2::uuid AND "t1".state IN ('REQUESTED', 'ACTIVE'))
AND (("t1".learner_id = $2::uuid))
LEFT JOIN "organization" "t2" ON ("t2".id = "t1"."organization_id")
