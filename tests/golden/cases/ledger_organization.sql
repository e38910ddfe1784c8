SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t0".id = ANY ($1::uuid[]) THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.organization_id = "t0".id
          AND x.kind = 'AVAILABLE'
        ), 0) AS "balance", coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.organization_id = "t0".id
          AND x.kind = 'RESERVED'
        ), 0) AS "reserved", coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.organization_id = "t0".id
          AND x.kind = 'SPENT'
        ), 0) AS "spent", json_build_object('totalCount', (
          SELECT count(*)
          FROM (
            SELECT
            FROM "ledger_entry" "t1"
            WHERE ("t1".account_id IN (
              SELECT x.id
              FROM ledger_account x
              WHERE x.organization_id = "t0".id
            ))
            AND (EXISTS (
              SELECT 1
              FROM ledger_account a
              WHERE a.id = "t1".account_id
              AND (a.organization_id = ANY ($1::uuid[]) OR a.learner_id = $2::uuid)
            ))
            LIMIT 10001
          ) c
        ), 'nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t1"."amount" AS "amount", (
              SELECT x.kind
              FROM ledger_account x
              WHERE x.id = "t1".account_id
            ) AS "account", (
              SELECT x.reason
              FROM ledger_transaction x
              WHERE x.id = "t1".transaction_id
            ) AS "reason"
            FROM (
              SELECT *
              FROM "ledger_entry" "t1"
              WHERE ("t1".account_id IN (
                SELECT x.id
                FROM ledger_account x
                WHERE x.organization_id = "t0".id
              ))
              AND (EXISTS (
                SELECT 1
                FROM ledger_account a
                WHERE a.id = "t1".account_id
                AND (a.organization_id = ANY ($1::uuid[]) OR a.learner_id = $2::uuid)
              ))
              ORDER BY "t1"."id" ASC, "t1".id ASC
              LIMIT 1
            ) "t1"
            ORDER BY "t1"."id" DESC, "t1".id DESC
          ) e
        )) AS "ledger"
      ) r
    ) END AS "credits"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $3::text)
