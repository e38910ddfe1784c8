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
                SELECT "t1"."name" AS "name", (
                  SELECT to_json(r.*)
                  FROM (
                    SELECT (
                      SELECT count(*)
                      FROM "session" "t2"
                      WHERE ("t2"."learner_id" = "t1".id)
                      AND (("f0".answer) OR (("t2".funding_organization_id IS NOT NULL) AND ((EXISTS (
                        SELECT 1
                        FROM team_learner b
                        WHERE b.organization_id = "t2".funding_organization_id
                        AND b.learner_id = "t2".learner_id
                        AND b.team_id = ANY ($1::uuid[])
                      )))) OR (("t2".state = 'IN_PROGRESS') AND ("f1".answer)))
                    ) AS "totalCount", q."e1" AS "nodes"
                    FROM (
                      SELECT count(*) AS fetched, coalesce(json_agg(p."e1" ORDER BY p.n ASC) FILTER (
                      WHERE p.n <= 20), '[]') AS "e1"
                      FROM (
                        SELECT row_number() OVER (ORDER BY "t2"."started_at" DESC, "t2".id DESC) AS n, (
                          SELECT to_json(r.*)
                          FROM (
                            SELECT "t2"."state" AS "state"
                          ) r
                        ) AS "e1"
                        FROM (
                          SELECT *
                          FROM "session" "t2"
                          WHERE ("t2"."learner_id" = "t1".id)
                          AND (("f0".answer) OR (("t2".funding_organization_id IS NOT NULL) AND ((EXISTS (
                            SELECT 1
                            FROM team_learner b
                            WHERE b.organization_id = "t2".funding_organization_id
                            AND b.learner_id = "t2".learner_id
                            AND b.team_id = ANY ($1::uuid[])
                          )))) OR (("t2".state = 'IN_PROGRESS') AND ("f1".answer)))
                          ORDER BY "t2"."started_at" DESC, "t2".id DESC
                          LIMIT 21
                        ) "t2"
                      ) p
                    ) q
                  ) r
                ) AS "sessions", (
                  SELECT to_json(r.*)
                  FROM (
                    SELECT q."e0" AS "nodes", (
                      SELECT to_json(r.*)
                      FROM (
                        SELECT count(*) FILTER (
                        WHERE "t3".revoked_at IS NULL AND ("t3".expires_at IS NULL OR "t3".expires_at > now())) AS "valid"
                        FROM "certificate" "t3"
                        WHERE ("t3"."learner_id" = "t1".id)
                        AND (("f0".answer) OR (("t3".funding_organization_id IS NOT NULL) AND ((EXISTS (
                          SELECT 1
                          FROM team_learner b
                          WHERE b.organization_id = "t3".funding_organization_id
                          AND b.learner_id = "t3".learner_id
                          AND b.team_id = ANY ($1::uuid[])
                        )))) OR ("f1".answer))
                        HAVING TRUE
                      ) r
                    ) AS "aggregates"
                    FROM (
                      SELECT count(*) AS fetched, coalesce(json_agg(p."e0" ORDER BY p.n ASC) FILTER (
                      WHERE p.n <= 20), '[]') AS "e0"
                      FROM (
                        SELECT row_number() OVER (ORDER BY "t3"."issued_at" DESC, "t3".id DESC) AS n, (
                          SELECT to_json(r.*)
                          FROM (
                            SELECT "t3"."number" AS "number"
                          ) r
                        ) AS "e0"
                        FROM (
                          SELECT *
                          FROM "certificate" "t3"
                          WHERE ("t3"."learner_id" = "t1".id)
                          AND (("f0".answer) OR (("t3".funding_organization_id IS NOT NULL) AND ((EXISTS (
                            SELECT 1
                            FROM team_learner b
                            WHERE b.organization_id = "t3".funding_organization_id
                            AND b.learner_id = "t3".learner_id
                            AND b.team_id = ANY ($1::uuid[])
                          )))) OR ("f1".answer))
                          ORDER BY "t3"."issued_at" DESC, "t3".id DESC
                          LIMIT 21
                        ) "t3"
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
                AND ((m.learner_id = $2::uuid) OR ((m.organization_id = ANY ($3::uuid[])) OR (EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = m.organization_id
                  AND b.learner_id = m.learner_id
                  AND b.team_id = ANY ($1::uuid[])
                ))))
              ))
              AND (("t1".id = $2::uuid) OR (EXISTS (
                SELECT 1
                FROM connection k
                WHERE k.learner_id = "t1".id
                AND k.state IN ('ACTIVE', 'REQUESTED')
                AND ((EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = k.organization_id
                  AND b.learner_id = "t1".id
                  AND b.team_id = ANY ($1::uuid[])
                )))
              )) OR (EXISTS (
                SELECT 1
                FROM session s
                WHERE s.learner_id = "t1".id
                AND ((s.funding_organization_id IS NOT NULL) AND ((EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = s.funding_organization_id
                  AND b.learner_id = "t1".id
                  AND b.team_id = ANY ($1::uuid[])
                ))))
              )))
              ORDER BY "t1"."name" ASC, "t1".id ASC
              LIMIT 21
            ) "t1"
            CROSS JOIN LATERAL (
              SELECT ("t1".id = $2::uuid) AS answer OFFSET 0
            ) "f0"
            CROSS JOIN LATERAL (
              SELECT (EXISTS (
                SELECT 1
                FROM connection k
                WHERE k.learner_id = "t1".id
                AND k.state IN ('ACTIVE')
                AND ((EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = k.organization_id
                  AND b.learner_id = "t1".id
                  AND b.team_id = ANY ($1::uuid[])
                )))
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
LEFT JOIN "organization" "t0" ON ("t0".slug = $4::text)
