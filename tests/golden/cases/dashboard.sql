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
        SELECT "t1"."name" AS "name", CASE WHEN ("t1".id = $1::uuid)
        OR ("f0".answer IS NOT NULL) THEN (
          SELECT a.email
          FROM account a
          WHERE a.id = "t1".account_id
        ) END AS "email", json_build_object('nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t2"."state" AS "state", CASE WHEN "t3".id IS NOT NULL THEN (
              SELECT to_json(r.*)
              FROM (
                SELECT "t3"."name" AS "name"
              ) r
            ) END AS "organization"
            FROM (
              SELECT *
              FROM "connection" "t2"
              WHERE ("t2"."learner_id" = "t1".id)
              AND (("t2".learner_id = $1::uuid) OR ("t2".organization_id = ANY ($2::uuid[])))
              ORDER BY "t2"."created_at" DESC, "t2".id DESC
              LIMIT 20
            ) "t2"
            LEFT JOIN "organization" "t3" ON ("t3".id = "t2"."organization_id")
            ORDER BY "t2"."created_at" DESC, "t2".id DESC
          ) e
        )) AS "connections", json_build_object('nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t4"."state" AS "state", "t4"."progress_percent" AS "progressPercent", CASE WHEN "t5".id IS NOT NULL THEN (
              SELECT to_json(r.*)
              FROM (
                SELECT "t5"."name" AS "name"
              ) r
            ) END AS "fundedBy"
            FROM (
              SELECT *
              FROM "session" "t4"
              WHERE ("t4"."learner_id" = "t1".id)
              AND (("t4".learner_id = $1::uuid) OR (("t4".funding_organization_id IS NOT NULL) AND (("t4".funding_organization_id = ANY ($2::uuid[])))) OR (("t4".state = 'IN_PROGRESS') AND ("f0".answer = 'ACTIVE')))
              AND ((("t4"."state" = ANY ($3::text[]))))
              ORDER BY "t4"."started_at" DESC, "t4".id DESC
              LIMIT 20
            ) "t4"
            LEFT JOIN "organization" "t5" ON (("t5".id = "t4"."funding_organization_id") AND (("t4".learner_id = $1::uuid) OR (("t4".funding_organization_id IS NOT NULL) AND (("t4".funding_organization_id = ANY ($2::uuid[]))))))
            ORDER BY "t4"."started_at" DESC, "t4".id DESC
          ) e
        )) AS "sessions", json_build_object('nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t6"."number" AS "number", "t6".revoked_at IS NULL
            AND ("t6".expires_at IS NULL OR "t6".expires_at > now()) AS "isValid", CASE WHEN "t7".id IS NOT NULL THEN (
              SELECT to_json(r.*)
              FROM (
                SELECT "t7"."name" AS "name"
              ) r
            ) END AS "fundedBy", "t8".j AS "course"
            FROM (
              SELECT *
              FROM "certificate" "t6"
              WHERE ("t6"."learner_id" = "t1".id)
              AND (("t6".learner_id = $1::uuid) OR (("t6".funding_organization_id IS NOT NULL) AND (("t6".funding_organization_id = ANY ($2::uuid[])))) OR ("f0".answer = 'ACTIVE'))
              ORDER BY "t6"."issued_at" DESC, "t6".id DESC
              LIMIT 20
            ) "t6"
            LEFT JOIN "organization" "t7" ON (("t7".id = "t6"."funding_organization_id") AND (("t6".learner_id = $1::uuid) OR (("t6".funding_organization_id IS NOT NULL) AND (("t6".funding_organization_id = ANY ($2::uuid[]))))))
            LEFT JOIN "s0" "t8" ON "t8".id = "t6"."course_id"
            ORDER BY "t6"."issued_at" DESC, "t6".id DESC
          ) e
        )) AS "certificates"
        FROM (
          SELECT "t1".*
          FROM (
            SELECT *
            FROM (
              SELECT r.organization_id AS organization_id, r.learner_id AS id, r."name_sort", TRUE AS is_for_readers
              FROM learner_roster r UNION ALL
              SELECT "t0".id AS organization_id, r.id AS id, r."name_sort", FALSE AS is_for_readers
              FROM learner r
              WHERE r.id = ANY (ARRAY(
                SELECT $1::uuid
              ))
            ) u
            WHERE u.organization_id = "t0".id
            AND ("t0".id = ANY ($2::uuid[])) = u.is_for_readers
          ) "c0" JOIN "learner" "t1" ON "t1".id = "c0".id
          WHERE (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t1".id
            AND (TRUE)
            AND ((m.learner_id = $1::uuid) OR (m.organization_id = ANY ($2::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = m.organization_id
              AND b.learner_id = m.learner_id
              AND b.team_id = ANY ($4::uuid[])
            )))
          ))
          AND (("t1".id = $1::uuid) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1".id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($2::uuid[])))
          ) IS NOT NULL) OR (EXISTS (
            SELECT 1
            FROM session s
            WHERE s.learner_id = "t1".id
            AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($2::uuid[]))))
          )))
          ORDER BY "c0"."name_sort" ASC, "c0".id ASC
          LIMIT 20
        ) "t1"
        CROSS JOIN LATERAL (
          SELECT (
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1".id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($2::uuid[])))
          ) AS answer OFFSET 0
        ) "f0"
        ORDER BY "t1"."name_sort" ASC, "t1".id ASC
      ) e
    )) AS "learners"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $5::text)
