SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT CASE WHEN ("t1".id = $1::uuid) THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT coalesce((
              SELECT x.balance
              FROM ledger_account x
              WHERE x.learner_id = "t1".id
              AND x.kind = 'AVAILABLE'
            ), 0) AS "balance", json_build_object('nodes', (
              SELECT coalesce(json_agg(e.*), '[]')
              FROM (
                SELECT 'led_' || encode(uuid_send("t2".id), 'hex') AS "id", "t2"."amount" AS "amount", (
                  SELECT x.kind
                  FROM ledger_account x
                  WHERE x.id = "t2".account_id
                ) AS "account", (
                  SELECT x.reason
                  FROM ledger_transaction x
                  WHERE x.id = "t2".transaction_id
                ) AS "reason", (
                  SELECT x.note
                  FROM ledger_transaction x
                  WHERE x.id = "t2".transaction_id
                ) AS "note", (
                  SELECT x.occurred_at
                  FROM ledger_transaction x
                  WHERE x.id = "t2".transaction_id
                ) AS "occurredAt"
                FROM (
                  SELECT *
                  FROM "ledger_entry" "t2"
                  WHERE ("t2".account_id IN (
                    SELECT x.id
                    FROM ledger_account x
                    WHERE x.learner_id = "t1".id
                  ))
                  AND (EXISTS (
                    SELECT 1
                    FROM ledger_account a
                    WHERE a.id = "t2".account_id
                    AND (a.organization_id = ANY ($2::uuid[]) OR a.learner_id = $1::uuid)
                  ))
                  ORDER BY "t2"."id" DESC, "t2".id DESC
                  LIMIT 5
                ) "t2"
                ORDER BY "t2"."id" DESC, "t2".id DESC
              ) e
            )) AS "ledger"
          ) r
        ) END AS "credits"
      ) r
    ) END AS "learner"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "account" "t0" ON ("t0".id = $3::uuid)
AND ("t0".id = $3::uuid)
LEFT JOIN "learner" "t1" ON ("t1".account_id = "t0".id)
AND (("t1".id = $1::uuid))
