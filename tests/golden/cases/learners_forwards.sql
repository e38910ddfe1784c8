SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT count(*)
          FROM (
            SELECT
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
              AND (TRUE)
              AND ((m.learner_id = $1::uuid) OR (m.organization_id = ANY ($2::uuid[])) OR (EXISTS (
                SELECT 1
                FROM team_learner b
                WHERE b.organization_id = m.organization_id
                AND b.learner_id = m.learner_id
                AND b.team_id = ANY ($3::uuid[])
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
            LIMIT 10001
          ) c
        ) AS "totalCount", q."e1" AS "edges", (
          SELECT to_json(r.*)
          FROM (
            SELECT (q.fetched > 2) AS "hasNextPage", FALSE AS "hasPreviousPage", q.nearest AS "startCursor", q.farthest AS "endCursor"
          ) r
        ) AS "pageInfo"
        FROM (
          SELECT count(*) AS fetched, (array_agg(p.c ORDER BY p.n) FILTER (
          WHERE p.n <= 2))[1] AS nearest, (array_agg(p.c ORDER BY p.n DESC) FILTER (
          WHERE p.n <= 2))[1] AS farthest, coalesce(json_agg(p."e1" ORDER BY p.n ASC) FILTER (
          WHERE p.n <= 2), '[]') AS "e1"
          FROM (
            SELECT row_number() OVER (ORDER BY "t1"."name_sort" ASC, "t1".id ASC) AS n, (
              SELECT translate(encode(substr(sha256($4::bytea || sha256($4::bytea || c.p)), 1, 12) || c.p, 'base64'), E'+/=\n', '-_')
              FROM (
                SELECT convert_to(json_build_array(2::int, 'Learner/NAME:ASC'::text, ("t1"."name_sort")::text, ("t1".id)::text)::text, 'UTF8') AS p OFFSET 0
              ) c
            ) AS c, (
              SELECT to_json(r.*)
              FROM (
                SELECT (
                  SELECT translate(encode(substr(sha256($4::bytea || sha256($4::bytea || c.p)), 1, 12) || c.p, 'base64'), E'+/=\n', '-_')
                  FROM (
                    SELECT convert_to(json_build_array(2::int, 'Learner/NAME:ASC'::text, ("t1"."name_sort")::text, ("t1".id)::text)::text, 'UTF8') AS p OFFSET 0
                  ) c
                ) AS "cursor", (
                  SELECT to_json(r.*)
                  FROM (
                    SELECT "t1"."name" AS "name"
                  ) r
                ) AS "node"
              ) r
            ) AS "e1"
            FROM (
              SELECT "t1".*
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
                AND (TRUE)
                AND ((m.learner_id = $1::uuid) OR (m.organization_id = ANY ($2::uuid[])) OR (EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = m.organization_id
                  AND b.learner_id = m.learner_id
                  AND b.team_id = ANY ($3::uuid[])
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
              ORDER BY "c0"."name_sort" ASC, "c0".id ASC
              LIMIT 3
            ) "t1"
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
