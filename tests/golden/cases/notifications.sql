SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "notification" "t1"
        WHERE ("t1"."recipient_id" = "t0".id)
        AND ("t1".recipient_id = $1::uuid)
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'ntf_' || encode(uuid_send("t1".id), 'hex') AS "id", "t1"."sequence" AS "sequence", "t1"."kind" AS "kind", "t1"."created_at" AS "createdAt", "t1"."read_at" AS "readAt", CASE WHEN "t2".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t2"."name" AS "name"
          ) r
        ) END AS "organization", CASE WHEN "t3".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'con_' || encode(uuid_send("t3".id), 'hex') AS "id", "t3"."state" AS "state"
          ) r
        ) END AS "connection", CASE WHEN "t4".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'ses_' || encode(uuid_send("t4".id), 'hex') AS "id"
          ) r
        ) END AS "session", CASE WHEN "t5".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'crt_' || encode(uuid_send("t5".id), 'hex') AS "id", "t5"."number" AS "number"
          ) r
        ) END AS "certificate"
        FROM (
          SELECT *
          FROM "notification" "t1"
          WHERE ("t1"."recipient_id" = "t0".id)
          AND ("t1".recipient_id = $1::uuid)
          ORDER BY "t1"."sequence" DESC, "t1".id DESC
          LIMIT 5
        ) "t1"
        LEFT JOIN "organization" "t2" ON ("t2".id = "t1"."organization_id")
        LEFT JOIN "connection" "t3" ON ("t3".id = "t1"."connection_id")
        AND (("t3".learner_id = $2::uuid))
        LEFT JOIN "session" "t4" ON ("t4".id = "t1"."session_id")
        AND (("t4".learner_id = $2::uuid))
        LEFT JOIN "certificate" "t5" ON ("t5".id = "t1"."certificate_id")
        AND (("t5".learner_id = $2::uuid))
        ORDER BY "t1"."sequence" DESC, "t1".id DESC
      ) e
    )) AS "notifications"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "account" "t0" ON ("t0".id = $1::uuid)
AND ("t0".id = $1::uuid)
