SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT 'lnk_' || encode(uuid_send("t0".id), 'hex') AS "id", "t0"."is_active" AS "isActive", $1::text || '/join/' || "t0".token AS "url"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "invitation_link" "t0" ON ("t0".id = $2::uuid)
AND ("t0".organization_id = ANY ($3::uuid[]))
