SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT "t1"."role" AS "role"
      ) r
    ) END AS "viewerMembership", (
      SELECT to_json(r.*)
      FROM (
        SELECT coalesce("t0".id = ANY ($1::uuid[]), FALSE) AS "inviteLearners", EXISTS (
          SELECT 1
          FROM membership w
          WHERE w.organization_id = "t0".id
          AND w.account_id = $2::uuid
          AND w.role = 'OWNER'
        ) AS "manageOwners", "t0".id = ANY ($3::uuid[]) AS "seeCredits", EXISTS (
          SELECT 1
          FROM membership w
          WHERE w.organization_id = "t0".id
          AND w.account_id = $2::uuid
          AND w.role = 'OWNER'
        ) AS "seeAuditLog", coalesce((
          SELECT a.is_platform_staff
          FROM account a
          WHERE a.id = $2::uuid
        ), FALSE) AS "grantCredits"
      ) r
    ) AS "viewerCan", json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t2"."state" AS "state", (
          SELECT to_json(r.*)
          FROM (
            SELECT ("t2".state = 'REQUESTED')
            AND (coalesce("t2".organization_id = ANY ($1::uuid[]), FALSE)) AS "accept", ("t2".state = 'ACTIVE')
            AND (("t2".learner_id = $4::uuid) OR (coalesce("t2".organization_id = ANY ($1::uuid[]), FALSE))) AS "disconnect", (coalesce("t2".organization_id = ANY ($1::uuid[]), FALSE))
            AND (NOT EXISTS (
              SELECT
              FROM block b
              WHERE b.organization_id = "t2".organization_id
              AND b.learner_id = "t2".learner_id
              AND b.lifted_at IS NULL
            )) AS "block"
          ) r
        ) AS "viewerCan"
        FROM (
          SELECT *
          FROM "connection" "t2"
          WHERE ("t2"."organization_id" = "t0".id)
          AND (("t2".learner_id = $4::uuid) OR ("f0".answer))
          ORDER BY "t2"."created_at" DESC, "t2".id DESC
          LIMIT 2
        ) "t2"
        ORDER BY "t2"."created_at" DESC, "t2".id DESC
      ) e
    )) AS "connections", json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t3"."state" AS "state", (
          SELECT to_json(r.*)
          FROM (
            SELECT ("t3".state = 'IN_PROGRESS')
            AND ("t3".learner_id = $4::uuid)
            AND (("t3".connection_id IS NULL OR EXISTS (
              SELECT
              FROM connection p
              WHERE p.id = "t3".connection_id
              AND p.state = 'ACTIVE'
            ))) AS "advance", ("t3".state = 'IN_PROGRESS')
            AND (coalesce("t3".funding_organization_id = ANY ($1::uuid[]), FALSE)) AS "terminate"
          ) r
        ) AS "viewerCan"
        FROM (
          SELECT "t3".*
          FROM (
            SELECT *
            FROM (
              SELECT r.organization_id AS organization_id, r.session_id AS id, r."started_at", TRUE AS is_for_readers
              FROM session_roster r UNION ALL
              SELECT r.funding_organization_id AS organization_id, r.id AS id, r."started_at", TRUE AS is_for_readers
              FROM session r UNION ALL
              SELECT "t0".id AS organization_id, r.id AS id, r."started_at", FALSE AS is_for_readers
              FROM session r
              WHERE r.learner_id = ANY (ARRAY(
                SELECT $4::uuid
              ))
            ) u
            WHERE u.organization_id = "t0".id
            AND ("t0".id = ANY ($3::uuid[])) = u.is_for_readers
          ) "c1" JOIN "session" "t3" ON "t3".id = "c1".id
          WHERE (((("t0".id = ANY ($3::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = "t0".id
            AND b.learner_id = "t3".learner_id
            AND b.team_id = ANY ($5::uuid[])
          ))) OR ("t3".learner_id = $4::uuid)) AND (("t3".funding_organization_id = "t0".id) OR (("t3".state = 'IN_PROGRESS') AND (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t3".learner_id
            AND m.state = 'ACTIVE' OFFSET 0
          )))))
          AND (("t3".learner_id = $4::uuid) OR (("t3".funding_organization_id IS NOT NULL) AND (("t3".funding_organization_id = ANY ($3::uuid[])))) OR (("t3".state = 'IN_PROGRESS') AND ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t3".learner_id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($3::uuid[])))
          ) = 'ACTIVE')))
          ORDER BY "c1"."started_at" DESC, "c1".id DESC
          LIMIT 2
        ) "t3"
        ORDER BY "t3"."started_at" DESC, "t3".id DESC
      ) e
    )) AS "sessions"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $6::text)
LEFT JOIN "membership" "t1" ON ("t1".organization_id = "t0".id AND "t1".account_id = $2::uuid)
AND (("t1".account_id = $2::uuid) OR ("t1".organization_id = ANY ($7::uuid[])))
CROSS JOIN LATERAL (
  SELECT ("t0".id = ANY ($3::uuid[])) AS answer OFFSET 0
) "f0"
