SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."state" AS "state"
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
          AND ((("t1"."language" = $4::text)))
          ORDER BY "t1"."started_at" DESC, "t1".id DESC
          LIMIT 1
        ) "t1"
        ORDER BY "t1"."started_at" DESC, "t1".id DESC
      ) e
    ), 'totalCount', (
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
        AND ((("t1"."language" = $4::text)))
        LIMIT 10001
      ) c
    ), 'aggregates', (
      SELECT to_json(r.*)
      FROM (
        SELECT count(*) FILTER (
        WHERE "t1".state = 'COMPLETED') AS "completed", count(*) FILTER (
        WHERE "t1".state = 'IN_PROGRESS') AS "inProgress", avg("t1".progress_percent)::float8 AS "averageProgress"
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
        AND ((("t1"."language" = $4::text)))
        HAVING TRUE
      ) r
    )) AS "sessions", (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT to_json(r.*)
          FROM (
            SELECT 'CertificateAggregates'::text AS "__typename", count(*) FILTER (
            WHERE "t2".revoked_at IS NULL AND ("t2".expires_at IS NULL OR "t2".expires_at > now())) AS "valid", max("t2".issued_at) AS "lastIssuedAt"
            FROM "certificate" "t2"
            WHERE (("t2".learner_id IN (
              SELECT m.learner_id
              FROM connection m
              WHERE m.organization_id = "t0".id UNION ALL
              SELECT s.learner_id
              FROM certificate s
              WHERE s.funding_organization_id = "t0".id
            )) AND ((("t0".id = ANY ($1::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = "t0".id
              AND b.learner_id = "t2".learner_id
              AND b.team_id = ANY ($2::uuid[])
            ))) OR ("t2".learner_id = $3::uuid)) AND (("t2".funding_organization_id = "t0".id) OR (EXISTS (
              SELECT 1
              FROM connection m
              WHERE m.organization_id = "t0".id
              AND m.learner_id = "t2".learner_id
              AND m.state = 'ACTIVE'
            ))))
            AND (("t2".learner_id = $3::uuid) OR (("t2".funding_organization_id IS NOT NULL) AND (("t2".funding_organization_id = ANY ($1::uuid[])))) OR ((
              SELECT min(k.state)
              FROM connection k
              WHERE k.learner_id = "t2".learner_id
              AND k.state IN ('ACTIVE', 'REQUESTED')
              AND ((k.organization_id = ANY ($1::uuid[])))
            ) = 'ACTIVE'))
            HAVING TRUE
          ) r
        ) AS "aggregates"
      ) r
    ) AS "certificates", (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT to_json(r.*)
          FROM (
            SELECT count(*) FILTER (
            WHERE "t3".state = 'ACTIVE') AS "active", count(*) FILTER (
            WHERE "t3".state = 'REQUESTED') AS "requested", count(*) FILTER (
            WHERE "t3".state = 'DISCONNECTED') AS "disconnected"
            FROM "connection" "t3"
            WHERE ("t3"."organization_id" = "t0".id)
            AND (("t3".learner_id = $3::uuid) OR ("f0".answer))
            HAVING TRUE
          ) r
        ) AS "aggregates"
      ) r
    ) AS "connections"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $5::text)
CROSS JOIN LATERAL (
  SELECT ("t0".id = ANY ($1::uuid[])) AS answer OFFSET 0
) "f0"
