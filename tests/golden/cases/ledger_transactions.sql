SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t0".id = ANY ($1::uuid[]) THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT json_build_object('totalCount', (
          SELECT count(*)
          FROM (
            SELECT
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
            AND ((("t1"."reason" = ANY ($3::text[]))))
            LIMIT 10001
          ) c
        ), 'nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT 'ltx_' || encode(uuid_send("t1".id), 'hex') AS "id", "t1"."reason" AS "reason", (
              SELECT e.amount
              FROM ledger_entry e
              WHERE e.transaction_id = "t1".id
              AND e.amount > 0
            ) AS "amount", (
              SELECT x.kind
              FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id
              WHERE e.transaction_id = "t1".id
              AND e.amount < 0
            ) AS "fromAccount", (
              SELECT x.kind
              FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id
              WHERE e.transaction_id = "t1".id
              AND e.amount > 0
            ) AS "toAccount", coalesce((
              SELECT e.amount
              FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id
              WHERE e.transaction_id = "t1".id
              AND x.kind = 'AVAILABLE'
            ), 0) AS "change", (
              SELECT (x.balance - coalesce((
                SELECT sum(l.amount)
                FROM ledger_entry l
                WHERE l.account_id = x.id
                AND l.id > o.last
              ), 0))::bigint
              FROM (
                SELECT a.organization_id, a.learner_id, e.id AS last
                FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
                WHERE e.transaction_id = "t1".id
                ORDER BY e.id DESC
                LIMIT 1
              ) o JOIN ledger_account x ON x.kind = 'AVAILABLE'
              AND (x.organization_id = o.organization_id OR x.learner_id = o.learner_id)
            ) AS "balanceAfter", "t1"."note" AS "note", "t1"."occurred_at" AS "occurredAt", CASE WHEN "t2".id IS NOT NULL THEN (
              SELECT to_json(r.*)
              FROM (
                SELECT 'ses_' || encode(uuid_send("t2".id), 'hex') AS "id"
              ) r
            ) END AS "session", CASE WHEN "t3".id IS NOT NULL THEN (
              SELECT to_json(r.*)
              FROM (
                SELECT "t3"."name" AS "name"
              ) r
            ) END AS "learner", CASE WHEN "t1".actor_id IS NULL THEN 'SYSTEM' WHEN "t1".reason = 'GRANTED' THEN 'PROVIDER' WHEN EXISTS (
              SELECT 1
              FROM session s JOIN learner l ON l.id = s.learner_id
              WHERE s.id = "t1".session_id
              AND l.account_id = "t1".actor_id
            ) THEN 'LEARNER' ELSE 'STAFF' END AS "actorSide", CASE WHEN "t4".id IS NOT NULL THEN (
              SELECT to_json(r.*)
              FROM (
                SELECT (
                  SELECT x.name
                  FROM learner x
                  WHERE x.account_id = "t4".account_id
                ) AS "name"
              ) r
            ) END AS "actor"
            FROM (
              SELECT *
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
              AND ((("t1"."reason" = ANY ($3::text[]))))
              ORDER BY "t1"."id" DESC, "t1".id DESC
              LIMIT 5
            ) "t1"
            LEFT JOIN "session" "t2" ON ("t2".id = "t1"."session_id")
            AND (("t2".learner_id = $2::uuid) OR (("t2".funding_organization_id IS NOT NULL) AND (("t2".funding_organization_id = ANY ($1::uuid[])))) OR (("t2".state = 'IN_PROGRESS') AND ((
              SELECT min(k.state)
              FROM connection k
              WHERE k.learner_id = "t2".learner_id
              AND k.state IN ('ACTIVE', 'REQUESTED')
              AND ((k.organization_id = ANY ($1::uuid[])))
            ) = 'ACTIVE')))
            LEFT JOIN "learner" "t3" ON ("t3".id = (
              SELECT s.learner_id
              FROM session s
              WHERE s.id = "t1".session_id
            ))
            AND (("t3".id = $2::uuid) OR ((
              SELECT min(k.state)
              FROM connection k
              WHERE k.learner_id = "t3".id
              AND k.state IN ('ACTIVE', 'REQUESTED')
              AND ((k.organization_id = ANY ($1::uuid[])))
            ) IS NOT NULL) OR (EXISTS (
              SELECT 1
              FROM session s
              WHERE s.learner_id = "t3".id
              AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($1::uuid[]))))
            )))
            LEFT JOIN "membership" "t4" ON (("t4".account_id = "t1".actor_id AND "t4".organization_id = (
              SELECT a.organization_id
              FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
              WHERE e.transaction_id = "t1".id
              LIMIT 1
            )) AND (("t1".reason <> 'GRANTED' AND NOT EXISTS (
              SELECT 1
              FROM session s JOIN learner l ON l.id = s.learner_id
              WHERE s.id = "t1".session_id
              AND l.account_id = "t1".actor_id
            ))))
            AND (("t4".account_id = $4::uuid) OR ("t4".organization_id = ANY ($5::uuid[])))
            ORDER BY "t1"."id" DESC, "t1".id DESC
          ) e
        )) AS "transactions", json_build_object('nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t5"."amount" AS "amount", (
              SELECT (x.balance - coalesce((
                SELECT sum(l.amount)
                FROM ledger_entry l
                WHERE l.account_id = x.id
                AND l.id > "t5".id
              ), 0))::bigint
              FROM ledger_account x
              WHERE x.id = "t5".account_id
            ) AS "balanceAfter", CASE WHEN "t6".id IS NOT NULL THEN (
              SELECT to_json(r.*)
              FROM (
                SELECT 'ltx_' || encode(uuid_send("t6".id), 'hex') AS "id"
              ) r
            ) END AS "transaction"
            FROM (
              SELECT *
              FROM "ledger_entry" "t5"
              WHERE ("t5".account_id IN (
                SELECT x.id
                FROM ledger_account x
                WHERE x.organization_id = "t0".id
              ))
              AND (EXISTS (
                SELECT 1
                FROM ledger_account a
                WHERE a.id = "t5".account_id
                AND (a.organization_id = ANY ($1::uuid[]) OR a.learner_id = $2::uuid)
              ))
              AND ((((
                SELECT x.kind
                FROM ledger_account x
                WHERE x.id = "t5".account_id
              ) = $6::text)))
              ORDER BY "t5"."id" DESC, "t5".id DESC
              LIMIT 1
            ) "t5"
            LEFT JOIN "ledger_transaction" "t6" ON ("t6".id = "t5"."transaction_id")
            AND (EXISTS (
              SELECT 1
              FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
              WHERE e.transaction_id = "t6".id
              AND (a.organization_id = ANY ($1::uuid[]) OR a.learner_id = $2::uuid)
            ))
            ORDER BY "t5"."id" DESC, "t5".id DESC
          ) e
        )) AS "ledger"
      ) r
    ) END AS "credits"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $7::text)
