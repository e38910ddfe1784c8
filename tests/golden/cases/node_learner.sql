SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT 'Learner'::text AS "__typename", 'lrn_' || encode(uuid_send("t0".id), 'hex') AS "id", "t0"."name" AS "name", CASE WHEN ("t0".id = $1::uuid) THEN (
      SELECT a.email
      FROM account a
      WHERE a.id = "t0".account_id
    ) END AS "email", CASE WHEN ("t0".id = $1::uuid) THEN "t0"."created_at" END AS "createdAt", CASE WHEN ("t0".id = $1::uuid) THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.learner_id = "t0".id
          AND x.kind = 'AVAILABLE'
        ), 0) AS "balance", coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.learner_id = "t0".id
          AND x.kind = 'RESERVED'
        ), 0) AS "reserved", coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.learner_id = "t0".id
          AND x.kind = 'SPENT'
        ), 0) AS "spent"
      ) r
    ) END AS "credits", (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT count(*)
          FROM (
            SELECT
            FROM "connection" "t1"
            WHERE ("t1"."learner_id" = "t0".id)
            AND (("t1".learner_id = $1::uuid))
            LIMIT 10001
          ) c
        ) AS "totalCount"
      ) r
    ) AS "connections"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "learner" "t0" ON ("t0".id = $2::uuid)
AND (("t0".id = $1::uuid))
