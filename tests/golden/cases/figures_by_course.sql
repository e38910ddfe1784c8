WITH "s0" AS MATERIALIZED (
  SELECT "t1000".id, (
    SELECT to_json(r.*)
    FROM (
      SELECT "t1000"."slug" AS "slug", coalesce((
        SELECT x.title
        FROM course_translation x
        WHERE x.course_id = "t1000".id
        ORDER BY (x.language = $1::text) DESC NULLS LAST, (x.language = 'EN') DESC, x.language
        LIMIT 1
      ), '') AS "title"
    ) r
  ) AS j
  FROM "course" "t1000"
  WHERE "t1000".published_at <= now()
), "s1" AS MATERIALIZED (
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
    SELECT (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t3".j AS "course", "g2"."count" AS "count", (
              SELECT to_json(r.*)
              FROM (
                SELECT "g2"."figure 2" AS "valid", "g2"."figure 3" AS "expiring"
              ) r
            ) AS "aggregates"
            FROM (
              SELECT *
              FROM (
                SELECT "t1"."course_id" AS "course", NULL::text AS "month", NULL::text AS "state", count(*) FILTER (
                WHERE "t1".revoked_at IS NULL AND ("t1".expires_at IS NULL OR "t1".expires_at > now())) AS "figure 2", count(*) FILTER (
                WHERE "t1".revoked_at IS NULL AND ("t1".expires_at IS NULL OR "t1".expires_at > now()) AND "t1".expires_at <= now() + make_interval(days => $2::int)) AS "figure 3", count(*) AS "count"
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
                  AND ("t0".id = ANY ($4::uuid[])) = u.is_for_readers
                ) "c0" JOIN "certificate" "t1" ON "t1".id = "c0".id
                WHERE (((("t0".id = ANY ($4::uuid[])) OR (EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = "t0".id
                  AND b.learner_id = "t1".learner_id
                  AND b.team_id = ANY ($5::uuid[])
                ))) OR ("t1".learner_id = $3::uuid)) AND (("t1".funding_organization_id = "t0".id) OR (EXISTS (
                  SELECT 1
                  FROM connection m
                  WHERE m.organization_id = "t0".id
                  AND m.learner_id = "t1".learner_id
                  AND m.state = 'ACTIVE' OFFSET 0
                ))))
                AND (("t1".learner_id = $3::uuid) OR (("t1".funding_organization_id IS NOT NULL) AND (("t1".funding_organization_id = ANY ($4::uuid[])))) OR ((
                  SELECT min(k.state)
                  FROM connection k
                  WHERE k.learner_id = "t1".learner_id
                  AND k.state IN ('ACTIVE', 'REQUESTED')
                  AND ((k.organization_id = ANY ($4::uuid[])))
                ) = 'ACTIVE'))
                AND ((("t1".revoked_at IS NULL AND ("t1".expires_at IS NULL OR "t1".expires_at > now())) = $6::boolean)) GROUP BY 1
              ) "g2"
              ORDER BY "g2"."count" DESC, "g2"."course"
              LIMIT 200
            ) "g2"
            LEFT JOIN "s0" "t3" ON "t3".id = "g2"."course"
            ORDER BY "g2"."count" DESC, "g2"."course"
          ) e
        ) AS "groups"
      ) r
    ) AS "certificates", (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t6".j AS "course", "g5"."state" AS "state", "g5"."count" AS "count", (
              SELECT to_json(r.*)
              FROM (
                SELECT "g5"."figure 1" AS "averageProgress"
              ) r
            ) AS "aggregates"
            FROM (
              SELECT *
              FROM (
                SELECT "t4"."course_id" AS "course", ("t4"."state") COLLATE "C" AS "state", NULL::text AS "month", avg("t4".progress_percent)::float8 AS "figure 1", count(*) AS "count"
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
                  AND ("t0".id = ANY ($4::uuid[])) = u.is_for_readers
                ) "c1" JOIN "session" "t4" ON "t4".id = "c1".id
                WHERE (((("t0".id = ANY ($4::uuid[])) OR (EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = "t0".id
                  AND b.learner_id = "t4".learner_id
                  AND b.team_id = ANY ($5::uuid[])
                ))) OR ("t4".learner_id = $3::uuid)) AND (("t4".funding_organization_id = "t0".id) OR (("t4".state = 'IN_PROGRESS') AND (EXISTS (
                  SELECT 1
                  FROM connection m
                  WHERE m.organization_id = "t0".id
                  AND m.learner_id = "t4".learner_id
                  AND m.state = 'ACTIVE' OFFSET 0
                )))))
                AND (("t4".learner_id = $3::uuid) OR (("t4".funding_organization_id IS NOT NULL) AND (("t4".funding_organization_id = ANY ($4::uuid[])))) OR (("t4".state = 'IN_PROGRESS') AND ((
                  SELECT min(k.state)
                  FROM connection k
                  WHERE k.learner_id = "t4".learner_id
                  AND k.state IN ('ACTIVE', 'REQUESTED')
                  AND ((k.organization_id = ANY ($4::uuid[])))
                ) = 'ACTIVE'))) GROUP BY 1, 2
              ) "g5"
              ORDER BY "g5"."count" DESC, "g5"."course", "g5"."state"
              LIMIT 10
            ) "g5"
            LEFT JOIN "s1" "t6" ON "t6".id = "g5"."course"
            ORDER BY "g5"."count" DESC, "g5"."course", "g5"."state"
          ) e
        ) AS "groups"
      ) r
    ) AS "sessions", (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "g8"."state" AS "state", "g8"."count" AS "count"
            FROM (
              SELECT *
              FROM (
                SELECT ("t7"."state") COLLATE "C" AS "state", NULL::text AS "month", count(*) AS "count"
                FROM "invitation" "t7"
                WHERE ("t7"."organization_id" = "t0".id)
                AND (("f0".answer) OR (("t7".email IN (
                  SELECT a.email
                  FROM account a
                  WHERE a.id = $7::uuid UNION ALL
                  SELECT d.email
                  FROM account_address d
                  WHERE d.account_id = $7::uuid
                )) AND (("t7".connection_id IS NULL OR EXISTS (
                  SELECT 1
                  FROM connection k
                  WHERE k.id = "t7".connection_id
                  AND k.learner_id = $3::uuid
                ))))) GROUP BY 1
              ) "g8"
              ORDER BY "g8"."count" DESC, "g8"."state"
              LIMIT 200
            ) "g8"
            ORDER BY "g8"."count" DESC, "g8"."state"
          ) e
        ) AS "groups"
      ) r
    ) AS "invitations"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $8::text)
CROSS JOIN LATERAL (
  SELECT ("t0".id = ANY ($4::uuid[])) AS answer OFFSET 0
) "f0"
