SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT "t1"."level" AS "level", "t1"."per_day" AS "perDay"
      ) r
    ) END AS "mailAllowance"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $1::text)
LEFT JOIN "mail_allowance" "t1" ON ("t1".id = "t0".id)
AND ("t1".id = ANY ($2::uuid[]))
