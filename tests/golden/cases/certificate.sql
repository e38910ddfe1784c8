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
        SELECT 'crt_' || encode(uuid_send("t1".id), 'hex') AS "id", "t1"."number" AS "number", "t1"."holder_name" AS "holderName", "t1"."language" AS "language", "t1"."issued_at" AS "issuedAt", "t1"."expires_at" AS "expiresAt", "t1"."revoked_at" AS "revokedAt", "t1"."revocation_reason" AS "revocationReason", "t1".revoked_at IS NULL
        AND ("t1".expires_at IS NULL OR "t1".expires_at > now()) AS "isValid", "t2".j AS "course", CASE WHEN "t3".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t3"."name" AS "name"
          ) r
        ) END AS "learner", CASE WHEN "t4".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t4"."state" AS "state"
          ) r
        ) END AS "session", CASE WHEN "t5".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t5"."slug" AS "slug"
          ) r
        ) END AS "fundedBy"
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
                SELECT $1::uuid
              ))
            ) u
            WHERE u.organization_id = "t0".id
            AND ("t0".id = ANY ($2::uuid[])) = u.is_for_readers
          ) "c0" JOIN "certificate" "t1" ON "t1".id = "c0".id
          WHERE (((("t0".id = ANY ($2::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = "t0".id
            AND b.learner_id = "t1".learner_id
            AND b.team_id = ANY ($3::uuid[])
          ))) OR ("t1".learner_id = $1::uuid)) AND (("t1".funding_organization_id = "t0".id) OR (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t1".learner_id
            AND m.state = 'ACTIVE' OFFSET 0
          ))))
          AND (("t1".learner_id = $1::uuid) OR (("t1".funding_organization_id IS NOT NULL) AND (("t1".funding_organization_id = ANY ($2::uuid[])))) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1".learner_id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($2::uuid[])))
          ) = 'ACTIVE'))
          ORDER BY "c0"."issued_at" DESC, "c0".id DESC
          LIMIT 20
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
        LEFT JOIN "session" "t4" ON ("t4".id = "t1"."session_id")
        AND (("t4".learner_id = $1::uuid) OR (("t4".funding_organization_id IS NOT NULL) AND (("t4".funding_organization_id = ANY ($2::uuid[])))) OR (("t4".state = 'IN_PROGRESS') AND ((
          SELECT min(k.state)
          FROM connection k
          WHERE k.learner_id = "t4".learner_id
          AND k.state IN ('ACTIVE', 'REQUESTED')
          AND ((k.organization_id = ANY ($2::uuid[])))
        ) = 'ACTIVE')))
        LEFT JOIN "organization" "t5" ON (("t5".id = "t1"."funding_organization_id") AND (("t1".learner_id = $1::uuid) OR (("t1".funding_organization_id IS NOT NULL) AND (("t1".funding_organization_id = ANY ($2::uuid[]))))))
        ORDER BY "t1"."issued_at" DESC, "t1".id DESC
      ) e
    )) AS "certificates"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $4::text)
