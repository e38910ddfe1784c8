SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT "t0"."state" AS "state", CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT "t1"."name" AS "name", (
          SELECT to_json(r.*)
          FROM (
            SELECT "t1"."logo_url" AS "logoUrl"
          ) r
        ) AS "branding"
      ) r
    ) END AS "organization"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "join_offer" "t0" ON ("t0".token = $1::text)
LEFT JOIN "organization" "t1" ON ("t1".id = "t0"."organization_id")
