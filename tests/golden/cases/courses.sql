SELECT json_build_object('totalCount', (
  SELECT count(*)
  FROM (
    SELECT
    FROM "course" "t0"
    WHERE ("t0".published_at <= now())
    LIMIT 10001
  ) c
), 'edges', (
  SELECT coalesce(json_agg(e.*), '[]')
  FROM (
    SELECT (
      SELECT to_json(r.*)
      FROM (
        SELECT "t0"."slug" AS "slug"
      ) r
    ) AS "node"
    FROM (
      SELECT *
      FROM "course" "t0"
      WHERE ("t0".published_at <= now())
      ORDER BY "t0"."slug" ASC, "t0".id ASC
      LIMIT 1
    ) "t0"
    ORDER BY "t0"."slug" ASC, "t0".id ASC
  ) e
))
