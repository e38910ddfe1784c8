SELECT (
  SELECT to_json(r.*)
  FROM (
    SELECT (
      SELECT count(*)
      FROM "organization" "t0"
      WHERE (("t0".name ILIKE $1::text) OR ($2::text <% "t0".name))
    ) AS "totalCount", q."e1" AS "nodes"
    FROM (
      SELECT count(*) AS fetched, coalesce(json_agg(p."e1" ORDER BY p.n ASC) FILTER (
      WHERE p.n <= 20), '[]') AS "e1"
      FROM (
        SELECT row_number() OVER (ORDER BY "t0"."name" DESC, "t0".id DESC) AS n, (
          SELECT to_json(r.*)
          FROM (
            SELECT "t0"."name" AS "name", "t0"."slug" AS "slug"
          ) r
        ) AS "e1"
        FROM (
          SELECT *
          FROM "organization" "t0"
          WHERE (("t0".name ILIKE $1::text) OR ($2::text <% "t0".name))
          ORDER BY "t0"."name" DESC, "t0".id DESC
          LIMIT 21
        ) "t0"
      ) p
    ) q
  ) r
)
