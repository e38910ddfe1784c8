SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "block" "t1"
        WHERE FALSE
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."reason" AS "reason"
        FROM (
          SELECT *
          FROM "block" "t1"
          WHERE FALSE
          ORDER BY "t1"."created_at" DESC, "t1".id DESC
          LIMIT 20
        ) "t1"
        ORDER BY "t1"."created_at" DESC, "t1".id DESC
      ) e
    )) AS "blocks"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $1::text)
