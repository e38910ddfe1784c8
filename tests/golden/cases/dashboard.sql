SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT (
      SELECT to_json(r.*)
      FROM (
        SELECT q."e0" AS "nodes"
        FROM (
          SELECT count(*) AS fetched, coalesce(json_agg(p."e0" ORDER BY p.n ASC) FILTER (
          WHERE p.n <= 20), '[]') AS "e0"
          FROM (
            SELECT row_number() OVER (ORDER BY "t1"."name" ASC, "t1".id ASC) AS n, (
              SELECT to_json(r.*)
              FROM (
                SELECT "t1"."name" AS "name", CASE WHEN ("t1".id = $1::uuid)
                OR (EXISTS (
                  SELECT 1
                  FROM connection k
                  WHERE k.learner_id = "t1".id
                  AND k.state IN ('ACTIVE', 'REQUESTED')
                  AND ((k.organization_id = ANY ($2::uuid[])))
                )) THEN (
                  SELECT a.email
                  FROM account a
                  WHERE a.id = "t1".account_id
                ) END AS "email", (
                  SELECT to_json(r.*)
                  FROM (
                    SELECT q."e0" AS "nodes"
                    FROM (
                      SELECT count(*) AS fetched, coalesce(json_agg(p."e0" ORDER BY p.n ASC) FILTER (
                      WHERE p.n <= 20), '[]') AS "e0"
                      FROM (
                        SELECT row_number() OVER (ORDER BY "t2"."created_at" DESC, "t2".id DESC) AS n, (
                          SELECT to_json(r.*)
                          FROM (
                            SELECT "t2"."state" AS "state", CASE WHEN "t3".id IS NOT NULL THEN (
                              SELECT to_json(r.*)
                              FROM (
                                SELECT "t3"."name" AS "name"
                              ) r
                            ) END AS "organization"
                          ) r
                        ) AS "e0"
                        FROM (
                          SELECT *
                          FROM "connection" "t2"
                          WHERE ("t2"."learner_id" = "t1".id)
                          AND (("t2".learner_id = $1::uuid) OR (("t2".organization_id = ANY ($2::uuid[]))))
                          ORDER BY "t2"."created_at" DESC, "t2".id DESC
                          LIMIT 21
                        ) "t2"
                        LEFT JOIN "organization" "t3" ON ("t3".id = "t2"."organization_id")
                      ) p
                    ) q
                  ) r
                ) AS "connections", (
                  SELECT to_json(r.*)
                  FROM (
                    SELECT q."e0" AS "nodes"
                    FROM (
                      SELECT count(*) AS fetched, coalesce(json_agg(p."e0" ORDER BY p.n ASC) FILTER (
                      WHERE p.n <= 20), '[]') AS "e0"
                      FROM (
                        SELECT row_number() OVER (ORDER BY "t4"."started_at" DESC, "t4".id DESC) AS n, (
                          SELECT to_json(r.*)
                          FROM (
                            SELECT "t4"."state" AS "state", "t4"."progress_percent" AS "progressPercent", CASE WHEN "t5".id IS NOT NULL THEN (
                              SELECT to_json(r.*)
                              FROM (
                                SELECT "t5"."name" AS "name"
                              ) r
                            ) END AS "fundedBy"
                          ) r
                        ) AS "e0"
                        FROM (
                          SELECT *
                          FROM "session" "t4"
                          WHERE ("t4"."learner_id" = "t1".id)
                          AND (("f0".answer) OR (("t4".funding_organization_id IS NOT NULL) AND (("t4".funding_organization_id = ANY ($2::uuid[])))) OR (("t4".state = 'IN_PROGRESS') AND ("f1".answer)))
                          AND ((("t4"."state" = ANY ($3::text[]))))
                          ORDER BY "t4"."started_at" DESC, "t4".id DESC
                          LIMIT 21
                        ) "t4"
                        LEFT JOIN "organization" "t5" ON (("t5".id = "t4"."funding_organization_id") AND (("t4".learner_id = $1::uuid) OR (("t4".funding_organization_id IS NOT NULL) AND (("t4".funding_organization_id = ANY ($2::uuid[]))))))
                      ) p
                    ) q
                  ) r
                ) AS "sessions", (
                  SELECT to_json(r.*)
                  FROM (
                    SELECT q."e0" AS "nodes"
                    FROM (
                      SELECT count(*) AS fetched, coalesce(json_agg(p."e0" ORDER BY p.n ASC) FILTER (
                      WHERE p.n <= 20), '[]') AS "e0"
                      FROM (
                        SELECT row_number() OVER (ORDER BY "t6"."issued_at" DESC, "t6".id DESC) AS n, (
                          SELECT to_json(r.*)
                          FROM (
                            SELECT "t6"."number" AS "number", "t6".revoked_at IS NULL
                            AND ("t6".expires_at IS NULL OR "t6".expires_at > now()) AS "isValid", CASE WHEN "t7".id IS NOT NULL THEN (
                              SELECT to_json(r.*)
                              FROM (
                                SELECT "t7"."name" AS "name"
                              ) r
                            ) END AS "fundedBy", CASE WHEN "t8".id IS NOT NULL THEN (
                              SELECT to_json(r.*)
                              FROM (
                                SELECT "t8"."slug" AS "slug"
                              ) r
                            ) END AS "course"
                          ) r
                        ) AS "e0"
                        FROM (
                          SELECT *
                          FROM "certificate" "t6"
                          WHERE ("t6"."learner_id" = "t1".id)
                          AND (("f0".answer) OR (("t6".funding_organization_id IS NOT NULL) AND (("t6".funding_organization_id = ANY ($2::uuid[])))) OR ("f1".answer))
                          ORDER BY "t6"."issued_at" DESC, "t6".id DESC
                          LIMIT 21
                        ) "t6"
                        LEFT JOIN "organization" "t7" ON (("t7".id = "t6"."funding_organization_id") AND (("t6".learner_id = $1::uuid) OR (("t6".funding_organization_id IS NOT NULL) AND (("t6".funding_organization_id = ANY ($2::uuid[]))))))
                        LEFT JOIN "course" "t8" ON ("t8".id = "t6"."course_id")
                        AND ("t8".published_at <= now())
                      ) p
                    ) q
                  ) r
                ) AS "certificates"
              ) r
            ) AS "e0"
            FROM (
              SELECT *
              FROM "learner" "t1"
              WHERE (EXISTS (
                SELECT 1
                FROM connection m
                WHERE m.organization_id = "t0".id
                AND m.learner_id = "t1".id
                AND (TRUE)
                AND ((m.learner_id = $1::uuid) OR ((m.organization_id = ANY ($2::uuid[])) OR (EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = m.organization_id
                  AND b.learner_id = m.learner_id
                  AND b.team_id = ANY ($4::uuid[])
                ))))
              ))
              AND (("t1".id = $1::uuid) OR (EXISTS (
                SELECT 1
                FROM connection k
                WHERE k.learner_id = "t1".id
                AND k.state IN ('ACTIVE', 'REQUESTED')
                AND ((k.organization_id = ANY ($2::uuid[])))
              )) OR (EXISTS (
                SELECT 1
                FROM session s
                WHERE s.learner_id = "t1".id
                AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($2::uuid[]))))
              )))
              ORDER BY "t1"."name" ASC, "t1".id ASC
              LIMIT 21
            ) "t1"
            CROSS JOIN LATERAL (
              SELECT ("t1".id = $1::uuid) AS answer OFFSET 0
            ) "f0"
            CROSS JOIN LATERAL (
              SELECT (EXISTS (
                SELECT 1
                FROM connection k
                WHERE k.learner_id = "t1".id
                AND k.state IN ('ACTIVE')
                AND ((k.organization_id = ANY ($2::uuid[])))
              )) AS answer OFFSET 0
            ) "f1"
          ) p
        ) q
      ) r
    ) AS "learners"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $5::text)
