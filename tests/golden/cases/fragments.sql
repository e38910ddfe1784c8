SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT "t0"."slug" AS "slug", "t0"."name" AS "name", (
      SELECT to_json(r.*)
      FROM (
        SELECT "t0"."logo_url" AS "logoUrl", "t0"."accent_colour" AS "accentColour", "t0"."primary_colour" AS "primaryColour"
      ) r
    ) AS "branding", "t0"."kind" AS "kind", 'org_' || encode(uuid_send("t0".id), 'hex') AS "id"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $1::text)
