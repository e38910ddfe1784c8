SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."state" AS "state"
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
          AND ((("t1"."language" = $4::text)))
          ORDER BY "c0"."started_at" DESC, "c0".id DESC
          LIMIT 1
        ) "t1"
        ORDER BY "t1"."started_at" DESC, "t1".id DESC
      ) e
    ), 'totalCount', (
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
        AND ((("t1"."language" = $4::text)))
        LIMIT 10001
      ) c
    ), 'aggregates', (
      SELECT to_json(r.*)
      FROM (
        SELECT count(*) FILTER (
        WHERE "t1".state = 'COMPLETED') AS "completed", count(*) FILTER (
        WHERE "t1".state = 'IN_PROGRESS') AS "inProgress", avg("t1".progress_percent)::float8 AS "averageProgress"
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
                  SELECT $1::uuid
                ))
              ) u
              WHERE u.organization_id = "t0".id
              AND ("t0".id = ANY ($2::uuid[])) = u.is_for_readers
            ) "c1" JOIN "certificate" "t2" ON "t2".id = "c1".id
            WHERE (((("t0".id = ANY ($2::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = "t0".id
              AND b.learner_id = "t2".learner_id
              AND b.team_id = ANY ($3::uuid[])
            ))) OR ("t2".learner_id = $1::uuid)) AND (("t2".funding_organization_id = "t0".id) OR (EXISTS (
              SELECT 1
              FROM connection m
              WHERE m.organization_id = "t0".id
              AND m.learner_id = "t2".learner_id
              AND m.state = 'ACTIVE' OFFSET 0
            ))))
            AND (("t2".learner_id = $1::uuid) OR (("t2".funding_organization_id IS NOT NULL) AND (("t2".funding_organization_id = ANY ($2::uuid[])))) OR ((
              SELECT min(k.state)
              FROM connection k
              WHERE k.learner_id = "t2".learner_id
              AND k.state IN ('ACTIVE', 'REQUESTED')
              AND ((k.organization_id = ANY ($2::uuid[])))
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
            AND (("t3".learner_id = $1::uuid) OR ("f0".answer))
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
  SELECT ("t0".id = ANY ($2::uuid[])) AS answer OFFSET 0
) "f0"
