SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "session" "t1"
        WHERE (("t1".learner_id IN (
          SELECT m.learner_id
          FROM connection m
          WHERE m.organization_id = "t0".id UNION ALL
          SELECT s.learner_id
          FROM session s
          WHERE s.funding_organization_id = "t0".id
        )) AND ((("t0".id = ANY ($1::uuid[])) OR (EXISTS (
          SELECT 1
          FROM team_learner b
          WHERE b.organization_id = "t0".id
          AND b.learner_id = "t1".learner_id
          AND b.team_id = ANY ($2::uuid[])
        ))) OR ("t1".learner_id = $3::uuid)) AND (("t1".funding_organization_id = "t0".id) OR (("t1".state = 'IN_PROGRESS') AND (EXISTS (
          SELECT 1
          FROM connection m
          WHERE m.organization_id = "t0".id
          AND m.learner_id = "t1".learner_id
          AND m.state = 'ACTIVE'
        )))))
        AND (("t1".learner_id = $3::uuid) OR (("t1".funding_organization_id IS NOT NULL) AND (("t1".funding_organization_id = ANY ($1::uuid[])))) OR (("t1".state = 'IN_PROGRESS') AND ((
          SELECT min(k.state)
          FROM connection k
          WHERE k.learner_id = "t1".learner_id
          AND k.state IN ('ACTIVE', 'REQUESTED')
          AND ((k.organization_id = ANY ($1::uuid[])))
        ) = 'ACTIVE')))
        AND ((((("t1"."language" = $4::text))) AND ((("t1"."started_at" >= $5::timestamptz)))) AND (((("t1"."state" = ANY ($6::text[])))) OR ((NOT ((("t1"."progress_percent" >= $7::int)))))))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."state" AS "state", "t1"."progress_percent" AS "progressPercent"
        FROM (
          SELECT *
          FROM "session" "t1"
          WHERE (("t1".learner_id IN (
            SELECT m.learner_id
            FROM connection m
            WHERE m.organization_id = "t0".id UNION ALL
            SELECT s.learner_id
            FROM session s
            WHERE s.funding_organization_id = "t0".id
          )) AND ((("t0".id = ANY ($1::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = "t0".id
            AND b.learner_id = "t1".learner_id
            AND b.team_id = ANY ($2::uuid[])
          ))) OR ("t1".learner_id = $3::uuid)) AND (("t1".funding_organization_id = "t0".id) OR (("t1".state = 'IN_PROGRESS') AND (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t1".learner_id
            AND m.state = 'ACTIVE'
          )))))
          AND (("t1".learner_id = $3::uuid) OR (("t1".funding_organization_id IS NOT NULL) AND (("t1".funding_organization_id = ANY ($1::uuid[])))) OR (("t1".state = 'IN_PROGRESS') AND ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1".learner_id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($1::uuid[])))
          ) = 'ACTIVE')))
          AND ((((("t1"."language" = $4::text))) AND ((("t1"."started_at" >= $5::timestamptz)))) AND (((("t1"."state" = ANY ($6::text[])))) OR ((NOT ((("t1"."progress_percent" >= $7::int)))))))
          ORDER BY "t1"."started_at" DESC, "t1".id DESC
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
