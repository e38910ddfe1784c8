SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
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
        AND ((((("t1"."language" = $4::text))) AND ((("t1"."started_at" >= $5::timestamptz)))) AND (((("t1"."state" = ANY ($6::text[])))) OR ((NOT ((("t1"."progress_percent" >= $7::int)))))))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."state" AS "state", "t1"."progress_percent" AS "progressPercent"
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
          AND ((((("t1"."language" = $4::text))) AND ((("t1"."started_at" >= $5::timestamptz)))) AND (((("t1"."state" = ANY ($6::text[])))) OR ((NOT ((("t1"."progress_percent" >= $7::int)))))))
          ORDER BY "c0"."started_at" DESC, "c0".id DESC
          LIMIT 20
        ) "t1"
        ORDER BY "t1"."started_at" DESC, "t1".id DESC
      ) e
    )) AS "sessions"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $8::text)
