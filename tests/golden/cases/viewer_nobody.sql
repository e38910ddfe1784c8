SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT 'acc_' || encode(uuid_send("t0".id), 'hex') AS "id", "t0"."email" AS "email"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "account" "t0" ON FALSE
