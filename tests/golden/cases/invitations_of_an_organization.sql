SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t0".id = ANY ($1::uuid[]) THEN "t0"."invitation_domains" END AS "invitationDomains", json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "invitation" "t1"
        WHERE ("t1"."organization_id" = "t0".id)
        AND (("f0".answer) OR (("t1".email IN (
          SELECT a.email
          FROM account a
          WHERE a.id = $2::uuid UNION ALL
          SELECT d.email
          FROM account_address d
          WHERE d.account_id = $2::uuid
        )) AND (("t1".connection_id IS NULL OR EXISTS (
          SELECT 1
          FROM connection k
          WHERE k.id = "t1".connection_id
          AND k.learner_id = $3::uuid
        )))))
        AND (((NOT ("t1"."state" = ANY ($4::text[])))))
        LIMIT 10001
      ) c
    ), 'aggregates', (
      SELECT to_json(r.*)
      FROM (
        SELECT count(*) FILTER (
        WHERE "t1".state = 'QUEUED') AS "queued", count(*) FILTER (
        WHERE "t1".state = 'SENT') AS "sent", count(*) FILTER (
        WHERE "t1".state = 'FAILED') AS "failed", count(*) FILTER (
        WHERE "t1".state = 'ACCEPTED') AS "accepted", count(*) FILTER (
        WHERE "t1".state = 'REVOKED') AS "revoked", count(*) FILTER (
        WHERE "t1".state = 'EXPIRED') AS "expired"
        FROM "invitation" "t1"
        WHERE ("t1"."organization_id" = "t0".id)
        AND (("f0".answer) OR (("t1".email IN (
          SELECT a.email
          FROM account a
          WHERE a.id = $2::uuid UNION ALL
          SELECT d.email
          FROM account_address d
          WHERE d.account_id = $2::uuid
        )) AND (("t1".connection_id IS NULL OR EXISTS (
          SELECT 1
          FROM connection k
          WHERE k.id = "t1".connection_id
          AND k.learner_id = $3::uuid
        )))))
        AND (((NOT ("t1"."state" = ANY ($4::text[])))))
        HAVING TRUE
      ) r
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."email" AS "email", "t1"."name" AS "name", "t1"."message" AS "message", "t1"."state" AS "state", ("t1".state IN ('QUEUED', 'SENT', 'FAILED') AND "t1".expires_at > now() AND EXISTS (
          SELECT 1
          FROM invitation_link s
          WHERE s.organization_id = "t1".organization_id
          AND s.rotated_at IS NULL
          AND NOT s.is_active
        )) AS "isPaused", CASE WHEN "t1".organization_id = ANY ($1::uuid[]) THEN "t1"."failure" END AS "failure", CASE WHEN "t1".organization_id = ANY ($1::uuid[]) THEN "t1"."sends" END AS "sends", CASE WHEN "t1".email IN (
          SELECT a.email
          FROM account a
          WHERE a.id = $2::uuid UNION ALL
          SELECT d.email
          FROM account_address d
          WHERE d.account_id = $2::uuid
        ) THEN "t1"."token" END AS "token", CASE WHEN "t2".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT (
              SELECT x.name
              FROM learner x
              WHERE x.account_id = "t2".account_id
            ) AS "name"
          ) r
        ) END AS "invitedBy", CASE WHEN "t3".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t3"."state" AS "state"
          ) r
        ) END AS "connection"
        FROM (
          SELECT *
          FROM "invitation" "t1"
          WHERE ("t1"."organization_id" = "t0".id)
          AND (("f0".answer) OR (("t1".email IN (
            SELECT a.email
            FROM account a
            WHERE a.id = $2::uuid UNION ALL
            SELECT d.email
            FROM account_address d
            WHERE d.account_id = $2::uuid
          )) AND (("t1".connection_id IS NULL OR EXISTS (
            SELECT 1
            FROM connection k
            WHERE k.id = "t1".connection_id
            AND k.learner_id = $3::uuid
          )))))
          AND (((NOT ("t1"."state" = ANY ($4::text[])))))
          ORDER BY "t1"."email" ASC, "t1".id ASC
          LIMIT 20
        ) "t1"
        LEFT JOIN "membership" "t2" ON ("t2".organization_id = "t1".organization_id AND "t2".account_id = "t1".invited_by_id)
        AND (("t2".account_id = $2::uuid) OR ("t2".organization_id = ANY ($5::uuid[])))
        LEFT JOIN "connection" "t3" ON ("t3".id = "t1"."connection_id")
        AND (("t3".learner_id = $3::uuid) OR ("t3".organization_id = ANY ($1::uuid[])))
        ORDER BY "t1"."email" ASC, "t1".id ASC
      ) e
    )) AS "invitations"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $6::text)
CROSS JOIN LATERAL (
  SELECT ("t0".id = ANY ($1::uuid[])) AS answer OFFSET 0
) "f0"
