WITH "s0" AS MATERIALIZED (
  SELECT "t1000".id, (
    SELECT to_json(r.*)
    FROM (
      SELECT "t1000"."slug" AS "slug"
    ) r
  ) AS j
  FROM "course" "t1000"
  WHERE "t1000".published_at <= now()
)
SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'ses_' || encode(uuid_send("t1".id), 'hex') AS "id", "t1"."state" AS "state", "t1"."language" AS "language", "t1"."progress_percent" AS "progressPercent", "t1"."started_at" AS "startedAt", "t1"."completed_at" AS "completedAt", "t1"."terminated_at" AS "terminatedAt", "t1"."termination_reason" AS "terminationReason", CASE WHEN ("t1".learner_id = $1::uuid)
        OR (("t1".funding_organization_id IS NOT NULL) AND (("t1".funding_organization_id = ANY ($2::uuid[])))) THEN "t1"."termination_note" END AS "terminationNote", "t2".j AS "course", CASE WHEN "t3".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t3"."name" AS "name"
          ) r
        ) END AS "learner", CASE WHEN "t4".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t4"."slug" AS "slug"
          ) r
        ) END AS "fundedBy", CASE WHEN "t5".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t5"."state" AS "state"
          ) r
        ) END AS "connection", CASE WHEN "t6".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t6"."number" AS "number"
          ) r
        ) END AS "certificate"
        FROM (
          SELECT "t1".*
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
                SELECT $1::uuid
              ))
            ) u
            WHERE u.organization_id = "t0".id
            AND ("t0".id = ANY ($2::uuid[])) = u.is_for_readers
          ) "c0" JOIN "session" "t1" ON "t1".id = "c0".id
          WHERE (((("t0".id = ANY ($2::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = "t0".id
            AND b.learner_id = "t1".learner_id
            AND b.team_id = ANY ($3::uuid[])
          ))) OR ("t1".learner_id = $1::uuid)) AND (("t1".funding_organization_id = "t0".id) OR (("t1".state = 'IN_PROGRESS') AND (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t1".learner_id
            AND m.state = 'ACTIVE' OFFSET 0
          )))))
          AND (("t1".learner_id = $1::uuid) OR (("t1".funding_organization_id IS NOT NULL) AND (("t1".funding_organization_id = ANY ($2::uuid[])))) OR (("t1".state = 'IN_PROGRESS') AND ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1".learner_id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($2::uuid[])))
          ) = 'ACTIVE')))
          ORDER BY "c0"."started_at" ASC, "c0".id ASC
          LIMIT 5
        ) "t1"
        LEFT JOIN "s0" "t2" ON "t2".id = "t1"."course_id"
        CROSS JOIN LATERAL (
          SELECT (
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1"."learner_id"
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($2::uuid[])))
          ) AS answer OFFSET 0
        ) "f0"
        LEFT JOIN "learner" "t3" ON ("t3".id = "t1"."learner_id")
        AND (("t3".id = $1::uuid) OR ("f0".answer IS NOT NULL) OR (EXISTS (
          SELECT 1
          FROM session s
          WHERE s.learner_id = "t3".id
          AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($2::uuid[]))))
        )))
        LEFT JOIN "organization" "t4" ON (("t4".id = "t1"."funding_organization_id") AND (("t1".learner_id = $1::uuid) OR (("t1".funding_organization_id IS NOT NULL) AND (("t1".funding_organization_id = ANY ($2::uuid[]))))))
        LEFT JOIN "connection" "t5" ON ("t5".id = "t1"."connection_id")
        AND (("t5".learner_id = $1::uuid) OR ("t5".organization_id = ANY ($2::uuid[])))
        LEFT JOIN "certificate" "t6" ON ("t6".session_id = "t1".id)
        AND (("t6".learner_id = $1::uuid) OR (("t6".funding_organization_id IS NOT NULL) AND (("t6".funding_organization_id = ANY ($2::uuid[])))) OR ((
          SELECT min(k.state)
          FROM connection k
          WHERE k.learner_id = "t6".learner_id
          AND k.state IN ('ACTIVE', 'REQUESTED')
          AND ((k.organization_id = ANY ($2::uuid[])))
        ) = 'ACTIVE'))
        ORDER BY "t1"."started_at" ASC, "t1".id ASC
      ) e
    )) AS "sessions"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $4::text)
