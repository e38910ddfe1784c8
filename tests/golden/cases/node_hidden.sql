SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT 'lrn_' || encode(uuid_send("t0".id), 'hex') AS "id", 'Learner'::text AS "__typename"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "learner" "t0" ON ("t0".id = $1::uuid)
AND (("t0".id = $2::uuid))
