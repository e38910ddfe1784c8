WITH "s0" AS MATERIALIZED (
  SELECT "t1000".id, (
    SELECT to_json(r.*)
    FROM (
      SELECT "t1000"."slug" AS "slug"
    ) r
  ) AS j
  FROM "course" "t1000"
  WHERE "t1000".published_at <= now()
)
SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t3".j AS "course", "g2"."learners" AS "learners", "g2"."certified" AS "certified"
            FROM (
              SELECT *
              FROM (WITH listed AS MATERIALIZED (
                SELECT "t1".id
                FROM (
                  SELECT *
                  FROM (
                    SELECT r.organization_id AS organization_id, r.learner_id AS id, r."name_sort", TRUE AS is_for_readers
                    FROM learner_roster r UNION ALL
                    SELECT "t0".id AS organization_id, r.id AS id, r."name_sort", FALSE AS is_for_readers
                    FROM learner r
                    WHERE r.id = ANY (ARRAY(
                      SELECT $1::uuid
                    ))
                  ) u
                  WHERE u.organization_id = "t0".id
                  AND ("t0".id = ANY ($2::uuid[])) = u.is_for_readers
                ) "c0" JOIN "learner" "t1" ON "t1".id = "c0".id
                WHERE (EXISTS (
                  SELECT 1
                  FROM connection m
                  WHERE m.organization_id = "t0".id
                  AND m.learner_id = "t1".id
                  AND ((m.state = ANY ($3::text[])) AND (NOT EXISTS (
                    SELECT
                    FROM connection n
                    WHERE n.organization_id = m.organization_id
                    AND n.learner_id = m.learner_id
                    AND (n.created_at, n.id) > (m.created_at, m.id)
                  )))
                  AND ((m.learner_id = $1::uuid) OR (m.organization_id = ANY ($2::uuid[])) OR (EXISTS (
                    SELECT 1
                    FROM team_learner b
                    WHERE b.organization_id = m.organization_id
                    AND b.learner_id = m.learner_id
                    AND b.team_id = ANY ($4::uuid[])
                  )))
                ))
                AND (("t1".id = $1::uuid) OR ((
                  SELECT min(k.state)
                  FROM connection k
                  WHERE k.learner_id = "t1".id
                  AND k.state IN ('ACTIVE', 'REQUESTED')
                  AND ((k.organization_id = ANY ($2::uuid[])))
                ) IS NOT NULL) OR (EXISTS (
                  SELECT 1
                  FROM session s
                  WHERE s.learner_id = "t1".id
                  AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($2::uuid[]))))
                )))
              )
              SELECT c.id AS course, c.slug, (
                SELECT count(*)
                FROM listed
              ) AS learners, coalesce(x.certified, 0) AS certified FROM course c
              LEFT JOIN (
                SELECT h.course_id, count(DISTINCT h.learner_id) AS certified
                FROM certificate h
                WHERE h.learner_id IN (
                  SELECT l.id
                  FROM listed l
                )
                AND h.revoked_at IS NULL
                AND coalesce(h.expires_at > now(), TRUE)
                AND ((h.learner_id = $1::uuid) OR ((h.funding_organization_id IS NOT NULL) AND ((h.funding_organization_id = ANY ($2::uuid[])) OR (EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = h.funding_organization_id
                  AND b.learner_id = h.learner_id
                  AND b.team_id = ANY ($4::uuid[])
                )))) OR ((
                  SELECT min(k.state)
                  FROM connection k
                  WHERE k.learner_id = h.learner_id
                  AND k.state IN ('ACTIVE', 'REQUESTED')
                  AND ((k.organization_id = ANY ($2::uuid[])) OR (EXISTS (
                    SELECT 1
                    FROM team_learner b
                    WHERE b.organization_id = k.organization_id
                    AND b.learner_id = h.learner_id
                    AND b.team_id = ANY ($4::uuid[])
                  )))
                ) = 'ACTIVE')) GROUP BY h.course_id
              ) x ON x.course_id = c.id
              WHERE (c.published_at <= now())) "g2"
              ORDER BY "g2".certified DESC, "g2".slug
              LIMIT 200
            ) "g2"
            LEFT JOIN "s0" "t3" ON "t3".id = "g2"."course"
            ORDER BY "g2".certified DESC, "g2".slug
          ) e
        ) AS "coverage"
      ) r
    ) AS "learners", json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t4"."name" AS "name", (
          SELECT to_json(r.*)
          FROM (
            SELECT (
              SELECT coalesce(json_agg(e.*), '[]')
              FROM (
                SELECT "t7".j AS "course", "g6"."certified" AS "certified"
                FROM (
                  SELECT *
                  FROM (WITH listed AS MATERIALIZED (
                    SELECT "t5".id
                    FROM "learner" "t5"
                    WHERE ("t5".id IN (
                      SELECT x.learner_id
                      FROM team_learner x
                      WHERE x.team_id = "t4".id
                    ))
                    AND (("t5".id = $1::uuid) OR ((
                      SELECT min(k.state)
                      FROM connection k
                      WHERE k.learner_id = "t5".id
                      AND k.state IN ('ACTIVE', 'REQUESTED')
                      AND ((k.organization_id = ANY ($2::uuid[])))
                    ) IS NOT NULL) OR (EXISTS (
                      SELECT 1
                      FROM session s
                      WHERE s.learner_id = "t5".id
                      AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($2::uuid[]))))
                    )))
                  )
                  SELECT c.id AS course, c.slug, (
                    SELECT count(*)
                    FROM listed
                  ) AS learners, coalesce(x.certified, 0) AS certified FROM course c
                  LEFT JOIN (
                    SELECT h.course_id, count(DISTINCT h.learner_id) AS certified
                    FROM certificate h
                    WHERE h.learner_id IN (
                      SELECT l.id
                      FROM listed l
                    )
                    AND h.revoked_at IS NULL
                    AND coalesce(h.expires_at > now(), TRUE)
                    AND ((h.learner_id = $1::uuid) OR ((h.funding_organization_id IS NOT NULL) AND ((h.funding_organization_id = ANY ($2::uuid[])) OR (EXISTS (
                      SELECT 1
                      FROM team_learner b
                      WHERE b.organization_id = h.funding_organization_id
                      AND b.learner_id = h.learner_id
                      AND b.team_id = ANY ($4::uuid[])
                    )))) OR ((
                      SELECT min(k.state)
                      FROM connection k
                      WHERE k.learner_id = h.learner_id
                      AND k.state IN ('ACTIVE', 'REQUESTED')
                      AND ((k.organization_id = ANY ($2::uuid[])) OR (EXISTS (
                        SELECT 1
                        FROM team_learner b
                        WHERE b.organization_id = k.organization_id
                        AND b.learner_id = h.learner_id
                        AND b.team_id = ANY ($4::uuid[])
                      )))
                    ) = 'ACTIVE')) GROUP BY h.course_id
                  ) x ON x.course_id = c.id
                  WHERE (c.published_at <= now())) "g6"
                  ORDER BY "g6".certified DESC, "g6".slug
                  LIMIT 3
                ) "g6"
                LEFT JOIN "s0" "t7" ON "t7".id = "g6"."course"
                ORDER BY "g6".certified DESC, "g6".slug
              ) e
            ) AS "coverage"
          ) r
        ) AS "learners"
        FROM (
          SELECT *
          FROM "team" "t4"
          WHERE ("t4"."organization_id" = "t0".id)
          AND (("t4".organization_id = ANY ($2::uuid[])) OR ("t4".id = ANY ($4::uuid[])))
          ORDER BY "t4"."name_sort" ASC, "t4".id ASC
          LIMIT 5
        ) "t4"
        ORDER BY "t4"."name_sort" ASC, "t4".id ASC
      ) e
    )) AS "teams"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $5::text)
