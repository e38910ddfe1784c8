SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT "t0"."role" AS "role", "t0"."email" AS "email", CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT "t1"."name" AS "name"
      ) r
    ) END AS "organization"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "staff_invitation" "t0" ON ("t0".id = $1::uuid)
AND (("t0".accepted_at IS NULL AND "t0".revoked_at IS NULL AND "t0".expires_at > now()))
LEFT JOIN "organization" "t1" ON ("t1".id = "t0"."organization_id")
