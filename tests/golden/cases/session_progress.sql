SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."state" AS "state", (
          SELECT count(*)
          FROM module_progress p
          WHERE p.session_id = "t1".id
          AND (
            SELECT m.pass_mark IS NULL
            OR coalesce(p.score_percent, 0) >= m.pass_mark
            FROM course_module m
            WHERE m.id = p.module_id
          )
        ) AS "modulesDone", (
          SELECT count(*)
          FROM course_module m
          WHERE m.course_id = "t1".course_id
        ) AS "modulesInAll", greatest("t1".started_at, "t1".completed_at, (
          SELECT max(p.completed_at)
          FROM module_progress p
          WHERE p.session_id = "t1".id
        )) AS "lastActivityAt", (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t2"."completed_at" AS "doneAt", "t2"."score_percent" AS "scorePercent", (
              SELECT m.pass_mark IS NULL
              OR coalesce("t2".score_percent, 0) >= m.pass_mark
              FROM course_module m
              WHERE m.id = "t2".module_id
            ) AS "isPassed", CASE WHEN "t3".id IS NOT NULL THEN (
              SELECT to_json(r.*)
              FROM (
                SELECT "t3"."position" AS "position", "t3"."kind" AS "kind"
              ) r
            ) END AS "module"
            FROM (
              SELECT *
              FROM "module_progress" "t2"
              WHERE ("t2"."session_id" = "t1".id)
              AND ("f0".answer)
              ORDER BY (
                SELECT m.position
                FROM course_module m
                WHERE m.id = "t2".module_id
              ), "t2".id
              LIMIT 200
            ) "t2"
            LEFT JOIN "course_module" "t3" ON ("t3".id = "t2"."module_id")
            AND (EXISTS (
              SELECT 1
              FROM course c
              WHERE c.id = "t3".course_id
              AND (c.published_at <= now())
            ))
            ORDER BY (
              SELECT m.position
              FROM course_module m
              WHERE m.id = "t2".module_id
            ), "t2".id
          ) e
        ) AS "progress"
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
          AND (((greatest("t1".started_at, "t1".completed_at, (
            SELECT max(p.completed_at)
            FROM module_progress p
            WHERE p.session_id = "t1".id
          )) < $4::timestamptz)))
          ORDER BY "c0"."started_at" DESC, "c0".id DESC
          LIMIT 5
        ) "t1"
        CROSS JOIN LATERAL (
          SELECT (
            SELECT EXISTS (
              SELECT
              FROM session s
              WHERE s.id = "t1".id
              AND ((s.learner_id = $1::uuid) OR ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($2::uuid[])))) OR ((s.state = 'IN_PROGRESS') AND ((
                SELECT min(k.state)
                FROM connection k
                WHERE k.learner_id = s.learner_id
                AND k.state IN ('ACTIVE', 'REQUESTED')
                AND ((k.organization_id = ANY ($2::uuid[])))
              ) = 'ACTIVE')))
            )
          ) AS answer OFFSET 0
        ) "f0"
        ORDER BY "t1"."started_at" DESC, "t1".id DESC
      ) e
    )) AS "sessions"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $5::text)
