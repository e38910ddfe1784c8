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
            FROM "membership" "t1"
            WHERE ("t1"."organization_id" = "t0".id)
            AND (("t1".account_id = $1::uuid) OR ("t1".organization_id = ANY ($2::uuid[])))
            AND ((("t1"."role" = ANY ($3::text[]))) AND ((search_fold((
              SELECT x.name
              FROM learner x
              WHERE x.account_id = "t1".account_id
            )) LIKE '%' || search_pattern($4::text) || '%')))
            LIMIT 10001
          ) c
        ) AS "totalCount", q."e1" AS "nodes", (
          SELECT to_json(r.*)
          FROM (
            SELECT (q.fetched > 2) AS "hasNextPage"
          ) r
        ) AS "pageInfo"
        FROM (
          SELECT count(*) AS fetched, (array_agg(p.c ORDER BY p.n) FILTER (
          WHERE p.n <= 2))[1] AS nearest, (array_agg(p.c ORDER BY p.n DESC) FILTER (
          WHERE p.n <= 2))[1] AS farthest, coalesce(json_agg(p."e1" ORDER BY p.n ASC) FILTER (
          WHERE p.n <= 2), '[]') AS "e1"
          FROM (
            SELECT row_number() OVER (ORDER BY "t1"."created_at" DESC, "t1".id DESC) AS n, (
              SELECT translate(encode(substr(sha256($5::bytea || sha256($5::bytea || c.p)), 1, 12) || c.p, 'base64'), E'+/=\n', '-_')
              FROM (
                SELECT convert_to(json_build_array(2::int, 'Membership/JOINED_AT:DESC'::text, ("t1"."created_at")::text, ("t1".id)::text)::text, 'UTF8') AS p OFFSET 0
              ) c
            ) AS c, (
              SELECT to_json(r.*)
              FROM (
                SELECT (
                  SELECT x.name
                  FROM learner x
                  WHERE x.account_id = "t1".account_id
                ) AS "name", "t1"."role" AS "role"
              ) r
            ) AS "e1"
            FROM (
              SELECT *
              FROM "membership" "t1"
              WHERE ("t1"."organization_id" = "t0".id)
              AND (("t1".account_id = $1::uuid) OR ("t1".organization_id = ANY ($2::uuid[])))
              AND ((("t1"."role" = ANY ($3::text[]))) AND ((search_fold((
                SELECT x.name
                FROM learner x
                WHERE x.account_id = "t1".account_id
              )) LIKE '%' || search_pattern($4::text) || '%')))
              ORDER BY "t1"."created_at" DESC, "t1".id DESC
              LIMIT 3
            ) "t1"
          ) p
        ) q
      ) r
    ) AS "members"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $6::text)
