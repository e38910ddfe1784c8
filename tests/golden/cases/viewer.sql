SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT 'acc_' || encode(uuid_send("t0".id), 'hex') AS "id", "t0"."email" AS "email", "t0"."language" AS "language", "t0"."is_platform_staff" AS "isPlatformStaff", (
      SELECT count(*)
      FROM notification x
      WHERE x.recipient_id = "t0".id
      AND x.read_at IS NULL
    ) AS "unreadCount", CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT 'lrn_' || encode(uuid_send("t1".id), 'hex') AS "id", "t1"."name" AS "name", CASE WHEN ("t1".id = $1::uuid)
        OR ("f0".answer IS NOT NULL) THEN (
          SELECT a.email
          FROM account a
          WHERE a.id = "t1".account_id
        ) END AS "email", CASE WHEN ("t1".id = $1::uuid) THEN "t1"."created_at" END AS "createdAt", CASE WHEN ("t1".id = $1::uuid) THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT coalesce((
              SELECT x.balance
              FROM ledger_account x
              WHERE x.learner_id = "t1".id
              AND x.kind = 'AVAILABLE'
            ), 0) AS "balance"
          ) r
        ) END AS "credits"
      ) r
    ) END AS "learner", (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'mem_' || encode(uuid_send("t2".id), 'hex') AS "id", "t2"."role" AS "role", (
          SELECT x.name
          FROM learner x
          WHERE x.account_id = "t2".account_id
        ) AS "name", (
          SELECT a.email
          FROM account a
          WHERE a.id = "t2".account_id
        ) AS "email", "t2"."created_at" AS "createdAt", CASE WHEN "t3".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t3"."name" AS "name"
          ) r
        ) END AS "organization"
        FROM (
          SELECT *
          FROM "membership" "t2"
          WHERE ("t2".account_id = "t0".id)
          AND (("t2".account_id = $2::uuid) OR ("t2".organization_id = ANY ($3::uuid[])))
          ORDER BY "t2".created_at, "t2".id
          LIMIT 200
        ) "t2"
        LEFT JOIN "organization" "t3" ON ("t3".id = "t2"."organization_id")
        ORDER BY "t2".created_at, "t2".id
      ) e
    ) AS "memberships", (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'tok_' || encode(uuid_send("t4".id), 'hex') AS "id", "t4"."kind" AS "kind", "t4"."scope" AS "scope", "t4"."label" AS "label", "t4"."created_at" AS "createdAt", "t4"."last_used_at" AS "lastUsedAt", "t4"."expires_at" AS "expiresAt"
        FROM (
          SELECT *
          FROM "access_token" "t4"
          WHERE ("t4".account_id = "t0".id AND "t4".revoked_at IS NULL AND "t4".expires_at > now())
          AND ("t4".account_id = $2::uuid)
          ORDER BY "t4".created_at DESC, "t4".id
          LIMIT 200
        ) "t4"
        ORDER BY "t4".created_at DESC, "t4".id
      ) e
    ) AS "accessTokens"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "account" "t0" ON ("t0".id = $2::uuid)
AND ("t0".id = $2::uuid)
LEFT JOIN "learner" "t1" ON ("t1".account_id = "t0".id)
AND (("t1".id = $1::uuid) OR ((
  SELECT min(k.state)
  FROM connection k
  WHERE k.learner_id = "t1".id
  AND k.state IN ('ACTIVE', 'REQUESTED')
  AND ((k.organization_id = ANY ($4::uuid[])))
) IS NOT NULL) OR (EXISTS (
  SELECT 1
  FROM session s
  WHERE s.learner_id = "t1".id
  AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($4::uuid[]))))
)))
CROSS JOIN LATERAL (
  SELECT (
    SELECT min(k.state)
    FROM connection k
    WHERE k.learner_id = "t1".id
    AND k.state IN ('ACTIVE', 'REQUESTED')
    AND ((k.organization_id = ANY ($4::uuid[])))
  ) AS answer OFFSET 0
) "f0"
