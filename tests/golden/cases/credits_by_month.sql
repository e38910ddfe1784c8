SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t0".id = ANY ($1::uuid[]) THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT to_json(r.*)
          FROM (
            SELECT (
              SELECT to_json(r.*)
              FROM (
                SELECT coalesce(sum((
                  SELECT e.amount
                  FROM ledger_entry e
                  WHERE e.transaction_id = "t1".id
                  AND e.amount > 0
                )), 0)::bigint AS "amount", coalesce(sum(coalesce((
                  SELECT e.amount
                  FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id
                  WHERE e.transaction_id = "t1".id
                  AND x.kind = 'AVAILABLE'
                ), 0)), 0)::bigint AS "change"
                FROM "ledger_transaction" "t1"
                WHERE ("t1".id IN (
                  SELECT e.transaction_id
                  FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id
                  WHERE x.organization_id = "t0".id
                  AND e.amount > 0
                ))
                AND (EXISTS (
                  SELECT 1
                  FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
                  WHERE e.transaction_id = "t1".id
                  AND (a.organization_id = ANY ($1::uuid[]) OR a.learner_id = $2::uuid)
                ))
                HAVING TRUE
              ) r
            ) AS "aggregates", (
              SELECT coalesce(json_agg(e.*), '[]')
              FROM (
                SELECT "g2"."reason" AS "reason", "g2"."count" AS "count", (
                  SELECT to_json(r.*)
                  FROM (
                    SELECT "g2"."figure 0" AS "amount", "g2"."figure 1" AS "change"
                  ) r
                ) AS "aggregates"
                FROM (
                  SELECT *
                  FROM (
                    SELECT to_char("t1"."occurred_at" AT TIME ZONE 'UTC', 'YYYY-MM') AS "month", ("t1"."reason") COLLATE "C" AS "reason", coalesce(sum((
                      SELECT e.amount
                      FROM ledger_entry e
                      WHERE e.transaction_id = "t1".id
                      AND e.amount > 0
                    )), 0)::bigint AS "figure 0", coalesce(sum(coalesce((
                      SELECT e.amount
                      FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id
                      WHERE e.transaction_id = "t1".id
                      AND x.kind = 'AVAILABLE'
                    ), 0)), 0)::bigint AS "figure 1", count(*) AS "count"
                    FROM "ledger_transaction" "t1"
                    WHERE ("t1".id IN (
                      SELECT e.transaction_id
                      FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id
                      WHERE x.organization_id = "t0".id
                      AND e.amount > 0
                    ))
                    AND (EXISTS (
                      SELECT 1
                      FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
                      WHERE e.transaction_id = "t1".id
                      AND (a.organization_id = ANY ($1::uuid[]) OR a.learner_id = $2::uuid)
                    ))
                    AND (("t1"."occurred_at" >= (date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => 35)) AT TIME ZONE 'UTC')) GROUP BY 1, 2
                  ) "g2"
                  ORDER BY "g2"."month" DESC, "g2"."count" DESC, "g2"."reason"
                  LIMIT 200
                ) "g2"
                ORDER BY "g2"."month" DESC, "g2"."count" DESC, "g2"."reason"
              ) e
            ) AS "byMonth", (
              SELECT coalesce(json_agg(e.*), '[]')
              FROM (
                SELECT "g3"."reason" AS "reason", "g3"."count" AS "count"
                FROM (
                  SELECT *
                  FROM (
                    SELECT ("t1"."reason") COLLATE "C" AS "reason", NULL::text AS "month", count(*) AS "count"
                    FROM "ledger_transaction" "t1"
                    WHERE ("t1".id IN (
                      SELECT e.transaction_id
                      FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id
                      WHERE x.organization_id = "t0".id
                      AND e.amount > 0
                    ))
                    AND (EXISTS (
                      SELECT 1
                      FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
                      WHERE e.transaction_id = "t1".id
                      AND (a.organization_id = ANY ($1::uuid[]) OR a.learner_id = $2::uuid)
                    )) GROUP BY 1
                  ) "g3"
                  ORDER BY "g3"."count" DESC, "g3"."reason"
                  LIMIT 3
                ) "g3"
                ORDER BY "g3"."count" DESC, "g3"."reason"
              ) e
            ) AS "byReason"
          ) r
        ) AS "transactions"
      ) r
    ) END AS "credits"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $3::text)
