SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT to_json(r.*)
          FROM (
            SELECT q."e0" AS "edges", (
              SELECT to_json(r.*)
              FROM (
                SELECT (q.fetched > 2) AS "hasNextPage", q.farthest AS "endCursor"
              ) r
            ) AS "pageInfo"
            FROM (
              SELECT count(*) AS fetched, (array_agg(p.c ORDER BY p.n) FILTER (
              WHERE p.n <= 2))[1] AS nearest, (array_agg(p.c ORDER BY p.n DESC) FILTER (
              WHERE p.n <= 2))[1] AS farthest, coalesce(json_agg(p."e0" ORDER BY p.n ASC) FILTER (
              WHERE p.n <= 2), '[]') AS "e0"
              FROM (
                SELECT row_number() OVER (ORDER BY "t2"."completed_at" ASC, "t2"."started_at" DESC, "t2".id ASC) AS n, (
                  SELECT translate(encode(substr(sha256($1::bytea || sha256($1::bytea || c.p)), 1, 12) || c.p, 'base64'), E'+/=\n', '-_')
                  FROM (
                    SELECT convert_to(json_build_array(2::int, 'Session/COMPLETED_AT:ASC,STARTED_AT:DESC'::text, ("t2"."completed_at")::text, ("t2"."started_at")::text, ("t2".id)::text)::text, 'UTF8') AS p OFFSET 0
                  ) c
                ) AS c, (
                  SELECT to_json(r.*)
                  FROM (
                    SELECT (
                      SELECT translate(encode(substr(sha256($1::bytea || sha256($1::bytea || c.p)), 1, 12) || c.p, 'base64'), E'+/=\n', '-_')
                      FROM (
                        SELECT convert_to(json_build_array(2::int, 'Session/COMPLETED_AT:ASC,STARTED_AT:DESC'::text, ("t2"."completed_at")::text, ("t2"."started_at")::text, ("t2".id)::text)::text, 'UTF8') AS p OFFSET 0
                      ) c
                    ) AS "cursor", (
                      SELECT to_json(r.*)
                      FROM (
                        SELECT "t2"."state" AS "state", "t2"."completed_at" AS "completedAt", "t2"."started_at" AS "startedAt"
                      ) r
                    ) AS "node"
                  ) r
                ) AS "e0"
                FROM (
                  SELECT *
                  FROM "session" "t2"
                  WHERE ("t2"."learner_id" = "t1".id)
                  AND (("t2".learner_id = $2::uuid))
                  ORDER BY "t2"."completed_at" ASC, "t2"."started_at" DESC, "t2".id ASC
                  LIMIT 3
                ) "t2"
              ) p
            ) q
          ) r
        ) AS "sessions"
      ) r
    ) END AS "learner"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "account" "t0" ON ("t0".id = $3::uuid)
AND ("t0".id = $3::uuid)
LEFT JOIN "learner" "t1" ON ("t1".account_id = "t0".id)
AND (("t1".id = $2::uuid))
