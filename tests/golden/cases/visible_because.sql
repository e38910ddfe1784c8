SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."number" AS "number", array_remove(ARRAY[CASE WHEN (
          SELECT min(k.state)
          FROM connection k
          WHERE k.learner_id = "t1".learner_id
          AND k.state IN ('ACTIVE', 'REQUESTED')
          AND ((k.organization_id = ANY ($1::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = k.organization_id
            AND b.learner_id = "t1".learner_id
            AND b.team_id = ANY ($2::uuid[])
          )))
        ) = 'ACTIVE' THEN 'CONNECTION' END, CASE WHEN ("t1".funding_organization_id IS NOT NULL) AND (("t1".funding_organization_id = ANY ($1::uuid[])) OR (EXISTS (
          SELECT 1
          FROM team_learner b
          WHERE b.organization_id = "t1".funding_organization_id
          AND b.learner_id = "t1".learner_id
          AND b.team_id = ANY ($2::uuid[])
        ))) THEN 'CREDIT' END], NULL) AS "visibleBecause", (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t2"."because" AS "because"
            FROM (
              SELECT *
              FROM "record_visibility" "t2"
              WHERE ("t2".record_type = 'Certificate' AND "t2".record_id = "t1".id)
              AND ("t2".learner_id = $3::uuid)
              ORDER BY "t2".organization_id
              LIMIT 200
            ) "t2"
            ORDER BY "t2".organization_id
          ) e
        ) AS "visibleTo"
        FROM (
          SELECT "t1".*
          FROM (
            SELECT *
            FROM (
              SELECT r.organization_id AS organization_id, r.certificate_id AS id, r."issued_at", TRUE AS is_for_readers
              FROM certificate_roster r UNION ALL
              SELECT r.funding_organization_id AS organization_id, r.id AS id, r."issued_at", TRUE AS is_for_readers
              FROM certificate r UNION ALL
              SELECT "t0".id AS organization_id, r.id AS id, r."issued_at", FALSE AS is_for_readers
              FROM certificate r
              WHERE r.learner_id = ANY (ARRAY(
                SELECT $3::uuid
              ))
            ) u
            WHERE u.organization_id = "t0".id
            AND ("t0".id = ANY ($1::uuid[])) = u.is_for_readers
          ) "c0" JOIN "certificate" "t1" ON "t1".id = "c0".id
          WHERE (((("t0".id = ANY ($1::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = "t0".id
            AND b.learner_id = "t1".learner_id
            AND b.team_id = ANY ($2::uuid[])
          ))) OR ("t1".learner_id = $3::uuid)) AND (("t1".funding_organization_id = "t0".id) OR (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t1".learner_id
            AND m.state = 'ACTIVE' OFFSET 0
          ))))
          AND (("t1".learner_id = $3::uuid) OR (("t1".funding_organization_id IS NOT NULL) AND (("t1".funding_organization_id = ANY ($1::uuid[])))) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1".learner_id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($1::uuid[])))
          ) = 'ACTIVE'))
          ORDER BY "c0"."issued_at" DESC, "c0".id DESC
          LIMIT 5
        ) "t1"
        ORDER BY "t1"."issued_at" DESC, "t1".id DESC
      ) e
    )) AS "certificates", json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t3"."state" AS "state", array_remove(ARRAY[CASE WHEN ("t3".state = 'IN_PROGRESS') AND ((
          SELECT min(k.state)
          FROM connection k
          WHERE k.learner_id = "t3".learner_id
          AND k.state IN ('ACTIVE', 'REQUESTED')
          AND ((k.organization_id = ANY ($1::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = k.organization_id
            AND b.learner_id = "t3".learner_id
            AND b.team_id = ANY ($2::uuid[])
          )))
        ) = 'ACTIVE') THEN 'CONNECTION' END, CASE WHEN ("t3".funding_organization_id IS NOT NULL) AND (("t3".funding_organization_id = ANY ($1::uuid[])) OR (EXISTS (
          SELECT 1
          FROM team_learner b
          WHERE b.organization_id = "t3".funding_organization_id
          AND b.learner_id = "t3".learner_id
          AND b.team_id = ANY ($2::uuid[])
        ))) THEN 'CREDIT' END], NULL) AS "visibleBecause"
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
                SELECT $3::uuid
              ))
            ) u
            WHERE u.organization_id = "t0".id
            AND ("t0".id = ANY ($1::uuid[])) = u.is_for_readers
          ) "c1" JOIN "session" "t3" ON "t3".id = "c1".id
          WHERE (((("t0".id = ANY ($1::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = "t0".id
            AND b.learner_id = "t3".learner_id
            AND b.team_id = ANY ($2::uuid[])
          ))) OR ("t3".learner_id = $3::uuid)) AND (("t3".funding_organization_id = "t0".id) OR (("t3".state = 'IN_PROGRESS') AND (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t3".learner_id
            AND m.state = 'ACTIVE' OFFSET 0
          )))))
          AND (("t3".learner_id = $3::uuid) OR (("t3".funding_organization_id IS NOT NULL) AND (("t3".funding_organization_id = ANY ($1::uuid[])))) OR (("t3".state = 'IN_PROGRESS') AND ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t3".learner_id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($1::uuid[])))
          ) = 'ACTIVE')))
          ORDER BY "c1"."started_at" DESC, "c1".id DESC
          LIMIT 5
        ) "t3"
        ORDER BY "t3"."started_at" DESC, "t3".id DESC
      ) e
    )) AS "sessions"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $4::text)
