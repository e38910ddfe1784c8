SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."state" AS "state", CASE WHEN "t2".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t2"."name" AS "name"
          ) r
        ) END AS "learner"
        FROM (
          SELECT *
          FROM "connection" "t1"
          WHERE ("t1"."organization_id" = "t0".id)
          AND (("t1".learner_id = $1::uuid) OR ("f0".answer))
          AND ((("t1"."learner_id" = ANY ($2::uuid[]))) AND (((
            SELECT l.id
            FROM learner l
            WHERE l.id = "t1".learner_id
            AND ((l.id = $1::uuid) OR ((
              SELECT min(k.state)
              FROM connection k
              WHERE k.learner_id = l.id
              AND k.state IN ('ACTIVE', 'REQUESTED')
              AND ((k.organization_id = ANY ($3::uuid[])) OR (EXISTS (
                SELECT 1
                FROM team_learner b
                WHERE b.organization_id = k.organization_id
                AND b.learner_id = l.id
                AND b.team_id = ANY ($4::uuid[])
              )))
            ) IS NOT NULL) OR (EXISTS (
              SELECT 1
              FROM session s
              WHERE s.learner_id = l.id
              AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($3::uuid[])) OR (EXISTS (
                SELECT 1
                FROM team_learner b
                WHERE b.organization_id = s.funding_organization_id
                AND b.learner_id = l.id
                AND b.team_id = ANY ($4::uuid[])
              ))))
            )))
          ) = ANY ($5::uuid[]))))
          ORDER BY "t1"."created_at" DESC, "t1".id DESC
          LIMIT 20
        ) "t1"
        CROSS JOIN LATERAL (
          SELECT (
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1"."learner_id"
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($3::uuid[])))
          ) AS answer OFFSET 0
        ) "f1"
        LEFT JOIN "learner" "t2" ON ("t2".id = "t1"."learner_id")
        AND (("t2".id = $1::uuid) OR ("f1".answer IS NOT NULL) OR (EXISTS (
          SELECT 1
          FROM session s
          WHERE s.learner_id = "t2".id
          AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($3::uuid[]))))
        )))
        ORDER BY "t1"."created_at" DESC, "t1".id DESC
      ) e
    ), 'aggregates', (
      SELECT to_json(r.*)
      FROM (
        SELECT count(*) FILTER (
        WHERE "t1".state = 'ACTIVE') AS "active", count(*) FILTER (
        WHERE "t1".state = 'REQUESTED') AS "requested", count(*) FILTER (
        WHERE "t1".state = 'REJECTED') AS "rejected", count(*) FILTER (
        WHERE "t1".state = 'WITHDRAWN') AS "withdrawn", count(*) FILTER (
        WHERE "t1".state = 'DISCONNECTED') AS "disconnected"
        FROM "connection" "t1"
        WHERE ("t1"."organization_id" = "t0".id)
        AND (("t1".learner_id = $1::uuid) OR ("f0".answer))
        AND ((("t1"."learner_id" = ANY ($2::uuid[]))) AND (((
          SELECT l.id
          FROM learner l
          WHERE l.id = "t1".learner_id
          AND ((l.id = $1::uuid) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = l.id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($3::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = k.organization_id
              AND b.learner_id = l.id
              AND b.team_id = ANY ($4::uuid[])
            )))
          ) IS NOT NULL) OR (EXISTS (
            SELECT 1
            FROM session s
            WHERE s.learner_id = l.id
            AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($3::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = s.funding_organization_id
              AND b.learner_id = l.id
              AND b.team_id = ANY ($4::uuid[])
            ))))
          )))
        ) = ANY ($5::uuid[]))))
        HAVING TRUE
      ) r
    )) AS "connections", json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t3"."state" AS "state", CASE WHEN "t4".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t4"."name" AS "name"
          ) r
        ) END AS "learner"
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
                SELECT $1::uuid
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
            AND b.team_id = ANY ($4::uuid[])
          ))) OR ("t3".learner_id = $1::uuid)) AND (("t3".funding_organization_id = "t0".id) OR (("t3".state = 'IN_PROGRESS') AND (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t3".learner_id
            AND m.state = 'ACTIVE' OFFSET 0
          )))))
          AND (("t3".learner_id = $1::uuid) OR (("t3".funding_organization_id IS NOT NULL) AND (("t3".funding_organization_id = ANY ($3::uuid[])))) OR (("t3".state = 'IN_PROGRESS') AND ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t3".learner_id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($3::uuid[])))
          ) = 'ACTIVE')))
          AND ((((CASE WHEN ("t3".learner_id = $1::uuid) OR (("t3".funding_organization_id IS NOT NULL) AND (("t3".funding_organization_id = ANY ($3::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = "t3".funding_organization_id
            AND b.learner_id = "t3".learner_id
            AND b.team_id = ANY ($4::uuid[])
          )))) THEN "t3".funding_organization_id END IS NULL) = $6::boolean)))
          ORDER BY "c1"."started_at" DESC, "c1".id DESC
          LIMIT 20
        ) "t3"
        CROSS JOIN LATERAL (
          SELECT (
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t3"."learner_id"
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($3::uuid[])))
          ) AS answer OFFSET 0
        ) "f2"
        LEFT JOIN "learner" "t4" ON ("t4".id = "t3"."learner_id")
        AND (("t4".id = $1::uuid) OR ("f2".answer IS NOT NULL) OR (EXISTS (
          SELECT 1
          FROM session s
          WHERE s.learner_id = "t4".id
          AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($3::uuid[]))))
        )))
        ORDER BY "t3"."started_at" DESC, "t3".id DESC
      ) e
    )) AS "unpaid", json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t5"."state" AS "state"
        FROM (
          SELECT "t5".*
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
            AND ("t0".id = ANY ($3::uuid[])) = u.is_for_readers
          ) "c2" JOIN "session" "t5" ON "t5".id = "c2".id
          WHERE (((("t0".id = ANY ($3::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = "t0".id
            AND b.learner_id = "t5".learner_id
            AND b.team_id = ANY ($4::uuid[])
          ))) OR ("t5".learner_id = $1::uuid)) AND (("t5".funding_organization_id = "t0".id) OR (("t5".state = 'IN_PROGRESS') AND (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t5".learner_id
            AND m.state = 'ACTIVE' OFFSET 0
          )))))
          AND (("t5".learner_id = $1::uuid) OR (("t5".funding_organization_id IS NOT NULL) AND (("t5".funding_organization_id = ANY ($3::uuid[])))) OR (("t5".state = 'IN_PROGRESS') AND ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t5".learner_id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($3::uuid[])))
          ) = 'ACTIVE')))
          AND ((("t5"."termination_reason" = ANY ($7::text[]))))
          ORDER BY "c2"."started_at" DESC, "c2".id DESC
          LIMIT 20
        ) "t5"
        ORDER BY "t5"."started_at" DESC, "t5".id DESC
      ) e
    )) AS "ended", json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t6"."number" AS "number", CASE WHEN "t6".revoked_at IS NOT NULL THEN 'REVOKED' WHEN coalesce("t6".expires_at <= now(), FALSE) THEN 'EXPIRED' ELSE 'VALID' END AS "state"
        FROM (
          SELECT "t6".*
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
            AND ("t0".id = ANY ($3::uuid[])) = u.is_for_readers
          ) "c3" JOIN "certificate" "t6" ON "t6".id = "c3".id
          WHERE (((("t0".id = ANY ($3::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = "t0".id
            AND b.learner_id = "t6".learner_id
            AND b.team_id = ANY ($4::uuid[])
          ))) OR ("t6".learner_id = $1::uuid)) AND (("t6".funding_organization_id = "t0".id) OR (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t6".learner_id
            AND m.state = 'ACTIVE' OFFSET 0
          ))))
          AND (("t6".learner_id = $1::uuid) OR (("t6".funding_organization_id IS NOT NULL) AND (("t6".funding_organization_id = ANY ($3::uuid[])))) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t6".learner_id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($3::uuid[])))
          ) = 'ACTIVE'))
          AND (((CASE WHEN "t6".revoked_at IS NOT NULL THEN 'REVOKED' WHEN coalesce("t6".expires_at <= now(), FALSE) THEN 'EXPIRED' ELSE 'VALID' END = $8::text)))
          ORDER BY "c3"."issued_at" DESC, "c3".id DESC
          LIMIT 20
        ) "t6"
        ORDER BY "t6"."issued_at" DESC, "t6".id DESC
      ) e
    ), 'aggregates', (
      SELECT to_json(r.*)
      FROM (
        SELECT count(*) FILTER (
        WHERE "t6".revoked_at IS NULL AND ("t6".expires_at IS NULL OR "t6".expires_at > now())) AS "valid", count(*) FILTER (
        WHERE "t6".revoked_at IS NULL AND coalesce("t6".expires_at <= now(), FALSE)) AS "expired", count(*) FILTER (
        WHERE "t6".revoked_at IS NULL AND ("t6".expires_at IS NULL OR "t6".expires_at > now()) AND "t6".expires_at <= now() + make_interval(days => $9::int)) AS "expiring", count("t6".revoked_at) AS "revoked"
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
          AND ("t0".id = ANY ($3::uuid[])) = u.is_for_readers
        ) "c3" JOIN "certificate" "t6" ON "t6".id = "c3".id
        WHERE (((("t0".id = ANY ($3::uuid[])) OR (EXISTS (
          SELECT 1
          FROM team_learner b
          WHERE b.organization_id = "t0".id
          AND b.learner_id = "t6".learner_id
          AND b.team_id = ANY ($4::uuid[])
        ))) OR ("t6".learner_id = $1::uuid)) AND (("t6".funding_organization_id = "t0".id) OR (EXISTS (
          SELECT 1
          FROM connection m
          WHERE m.organization_id = "t0".id
          AND m.learner_id = "t6".learner_id
          AND m.state = 'ACTIVE' OFFSET 0
        ))))
        AND (("t6".learner_id = $1::uuid) OR (("t6".funding_organization_id IS NOT NULL) AND (("t6".funding_organization_id = ANY ($3::uuid[])))) OR ((
          SELECT min(k.state)
          FROM connection k
          WHERE k.learner_id = "t6".learner_id
          AND k.state IN ('ACTIVE', 'REQUESTED')
          AND ((k.organization_id = ANY ($3::uuid[])))
        ) = 'ACTIVE'))
        AND (((CASE WHEN "t6".revoked_at IS NOT NULL THEN 'REVOKED' WHEN coalesce("t6".expires_at <= now(), FALSE) THEN 'EXPIRED' ELSE 'VALID' END = $8::text)))
        HAVING TRUE
      ) r
    )) AS "certificates"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $10::text)
CROSS JOIN LATERAL (
  SELECT ("t0".id = ANY ($3::uuid[])) AS answer OFFSET 0
) "f0"
