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
        ), 0) AS "spent", (
          SELECT to_json(r.*)
          FROM (
            SELECT (
              SELECT count(*)
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
            ) AS "totalCount", q."e1" AS "nodes"
            FROM (
              SELECT count(*) AS fetched, coalesce(json_agg(p."e1" ORDER BY p.n DESC) FILTER (
              WHERE p.n <= 1), '[]') AS "e1"
              FROM (
                SELECT row_number() OVER (ORDER BY "t1"."id" ASC, "t1".id ASC) AS n, (
                  SELECT to_json(r.*)
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
                  ) r
                ) AS "e1"
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
                  LIMIT 2
                ) "t1"
              ) p
            ) q
          ) r
        ) AS "ledger"
      ) r
    ) END AS "credits"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $3::text)
