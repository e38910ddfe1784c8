SELECT json_build_object('totalCount', (
  SELECT count(*)
  FROM (
    SELECT
    FROM "organization" "t0"
    WHERE (("t0".name_folded LIKE '%' || search_pattern($1::text) || '%') OR (search_fold($2::text) <% "t0".name_folded))
    LIMIT 10001
  ) c
), 'nodes', (
  SELECT coalesce(json_agg(e.*), '[]')
  FROM (
    SELECT "t0"."name" AS "name", "t0"."slug" AS "slug"
    FROM (
      SELECT *
      FROM "organization" "t0"
      WHERE (("t0".name_folded LIKE '%' || search_pattern($1::text) || '%') OR (search_fold($2::text) <% "t0".name_folded))
      ORDER BY "t0"."name_sort" DESC, "t0".id DESC
      LIMIT 20
    ) "t0"
    ORDER BY "t0"."name_sort" DESC, "t0".id DESC
  ) e
))
