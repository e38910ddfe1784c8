SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT json_build_object('nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t2"."number" AS "number", array_remove(ARRAY[CASE WHEN (
              SELECT min(k.state)
              FROM connection k
              WHERE k.learner_id = "t2".learner_id
              AND k.state IN ('ACTIVE', 'REQUESTED')
              AND ((k.organization_id = ANY ($1::uuid[])) OR (EXISTS (
                SELECT 1
                FROM team_learner b
                WHERE b.organization_id = k.organization_id
                AND b.learner_id = "t2".learner_id
                AND b.team_id = ANY ($2::uuid[])
              )))
            ) = 'ACTIVE' THEN 'CONNECTION' END, CASE WHEN ("t2".funding_organization_id IS NOT NULL) AND (("t2".funding_organization_id = ANY ($1::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = "t2".funding_organization_id
              AND b.learner_id = "t2".learner_id
              AND b.team_id = ANY ($2::uuid[])
            ))) THEN 'CREDIT' END], NULL) AS "visibleBecause", (
              SELECT coalesce(json_agg(e.*), '[]')
              FROM (
                SELECT "t3"."because" AS "because", CASE WHEN "t4".id IS NOT NULL THEN (
                  SELECT to_json(r.*)
                  FROM (
                    SELECT "t4"."name" AS "name"
                  ) r
                ) END AS "organization"
                FROM (
                  SELECT *
                  FROM "record_visibility" "t3"
                  WHERE ("t3".record_type = 'Certificate' AND "t3".record_id = "t2".id)
                  AND ("t3".learner_id = $3::uuid)
                  ORDER BY "t3".organization_id
                  LIMIT 200
                ) "t3"
                LEFT JOIN "organization" "t4" ON ("t4".id = "t3"."organization_id")
                ORDER BY "t3".organization_id
              ) e
            ) AS "visibleTo"
            FROM (
              SELECT *
              FROM "certificate" "t2"
              WHERE ("t2"."learner_id" = "t1".id)
              AND (("t2".learner_id = $3::uuid))
              ORDER BY "t2"."issued_at" DESC, "t2".id DESC
              LIMIT 5
            ) "t2"
            ORDER BY "t2"."issued_at" DESC, "t2".id DESC
          ) e
        )) AS "certificates", json_build_object('nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t5"."state" AS "state", (
              SELECT coalesce(json_agg(e.*), '[]')
              FROM (
                SELECT "t6"."because" AS "because", CASE WHEN "t7".id IS NOT NULL THEN (
                  SELECT to_json(r.*)
                  FROM (
                    SELECT "t7"."name" AS "name"
                  ) r
                ) END AS "organization"
                FROM (
                  SELECT *
                  FROM "record_visibility" "t6"
                  WHERE ("t6".record_type = 'Session' AND "t6".record_id = "t5".id)
                  AND ("t6".learner_id = $3::uuid)
                  ORDER BY "t6".organization_id
                  LIMIT 200
                ) "t6"
                LEFT JOIN "organization" "t7" ON ("t7".id = "t6"."organization_id")
                ORDER BY "t6".organization_id
              ) e
            ) AS "visibleTo"
            FROM (
              SELECT *
              FROM "session" "t5"
              WHERE ("t5"."learner_id" = "t1".id)
              AND (("t5".learner_id = $3::uuid))
              ORDER BY "t5"."started_at" DESC, "t5".id DESC
              LIMIT 5
            ) "t5"
            ORDER BY "t5"."started_at" DESC, "t5".id DESC
          ) e
        )) AS "sessions"
      ) r
    ) END AS "learner"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "account" "t0" ON ("t0".id = $4::uuid)
AND ("t0".id = $4::uuid)
LEFT JOIN "learner" "t1" ON ("t1".account_id = "t0".id)
AND (("t1".id = $3::uuid))
