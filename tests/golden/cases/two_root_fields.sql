SELECT (
  SELECT to_json(r.*)
  FROM (
    SELECT (
      SELECT count(*)
      FROM (
        SELECT
        FROM "course" "t0"
        WHERE ("t0".published_at <= now())
        LIMIT 10001
      ) c
    ) AS "totalCount"
  ) r
)

SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT "t0"."email" AS "email"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "account" "t0" ON ("t0".id = $1::uuid)
AND ("t0".id = $1::uuid)
