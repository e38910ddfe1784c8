SELECT (
  SELECT to_json(r.*)
  FROM (
    SELECT (
      SELECT count(*)
      FROM "course" "t0"
      WHERE ("t0".published_at <= now())
    ) AS "totalCount", q."e1" AS "edges"
    FROM (
      SELECT count(*) AS fetched, coalesce(json_agg(p."e1" ORDER BY p.n ASC) FILTER (
      WHERE p.n <= 1), '[]') AS "e1"
      FROM (
        SELECT row_number() OVER (ORDER BY "t0"."slug" ASC, "t0".id ASC) AS n, (
          SELECT to_json(r.*)
          FROM (
            SELECT (
              SELECT to_json(r.*)
              FROM (
                SELECT "t0"."slug" AS "slug"
              ) r
            ) AS "node"
          ) r
        ) AS "e1"
        FROM (
          SELECT *
          FROM "course" "t0"
          WHERE ("t0".published_at <= now())
          ORDER BY "t0"."slug" ASC, "t0".id ASC
          LIMIT 2
        ) "t0"
      ) p
    ) q
  ) r
)
