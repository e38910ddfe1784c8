SELECT "t0".id, (
  SELECT to_json(r.*)
  FROM (
    SELECT 'lrn_' || encode(uuid_send("t0".id), 'hex') AS "id", "t0"."name" AS "name", CASE WHEN ("t0".id = $1::uuid) THEN (
      SELECT a.email
      FROM account a
      WHERE a.id = "t0".account_id
    ) END AS "email", (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT count(*)
          FROM (
            SELECT
            FROM "session" "t1"
            WHERE ("t1"."learner_id" = "t0".id)
            AND (("t1".learner_id = $1::uuid))
            LIMIT 10001
          ) c
        ) AS "totalCount"
      ) r
    ) AS "sessions"
  ) r
)
FROM "learner" "t0"
WHERE ("t0".id = ANY ($2::uuid[]))
AND (("t0".id = $1::uuid))

SELECT "t0".id, (
  SELECT to_json(r.*)
  FROM (
    SELECT 'org_' || encode(uuid_send("t0".id), 'hex') AS "id", "t0"."name" AS "name"
  ) r
)
FROM "organization" "t0"
WHERE ("t0".id = ANY ($1::uuid[]))
