SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."name" AS "name", json_build_object('totalCount', (
          SELECT count(*)
          FROM (
            SELECT
            FROM "session" "t2"
            WHERE ("t2"."learner_id" = "t1".id)
            AND (("t2".learner_id = $1::uuid) OR (("t2".funding_organization_id IS NOT NULL) AND ((EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = "t2".funding_organization_id
              AND b.learner_id = "t2".learner_id
              AND b.team_id = ANY ($2::uuid[])
            )))) OR (("t2".state = 'IN_PROGRESS') AND ("f0".answer = 'ACTIVE')))
            LIMIT 10001
          ) c
        ), 'nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t2"."state" AS "state"
            FROM (
              SELECT *
              FROM "session" "t2"
              WHERE ("t2"."learner_id" = "t1".id)
              AND (("t2".learner_id = $1::uuid) OR (("t2".funding_organization_id IS NOT NULL) AND ((EXISTS (
                SELECT 1
                FROM team_learner b
                WHERE b.organization_id = "t2".funding_organization_id
                AND b.learner_id = "t2".learner_id
                AND b.team_id = ANY ($2::uuid[])
              )))) OR (("t2".state = 'IN_PROGRESS') AND ("f0".answer = 'ACTIVE')))
              ORDER BY "t2"."started_at" DESC, "t2".id DESC
              LIMIT 20
            ) "t2"
            ORDER BY "t2"."started_at" DESC, "t2".id DESC
          ) e
        )) AS "sessions", json_build_object('nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t3"."number" AS "number"
            FROM (
              SELECT *
              FROM "certificate" "t3"
              WHERE ("t3"."learner_id" = "t1".id)
              AND (("t3".learner_id = $1::uuid) OR (("t3".funding_organization_id IS NOT NULL) AND ((EXISTS (
                SELECT 1
                FROM team_learner b
                WHERE b.organization_id = "t3".funding_organization_id
                AND b.learner_id = "t3".learner_id
                AND b.team_id = ANY ($2::uuid[])
              )))) OR ("f0".answer = 'ACTIVE'))
              ORDER BY "t3"."issued_at" DESC, "t3".id DESC
              LIMIT 20
            ) "t3"
            ORDER BY "t3"."issued_at" DESC, "t3".id DESC
          ) e
        ), 'aggregates', (
          SELECT to_json(r.*)
          FROM (
            SELECT count(*) FILTER (
            WHERE "t3".revoked_at IS NULL AND ("t3".expires_at IS NULL OR "t3".expires_at > now())) AS "valid"
            FROM "certificate" "t3"
            WHERE ("t3"."learner_id" = "t1".id)
            AND (("t3".learner_id = $1::uuid) OR (("t3".funding_organization_id IS NOT NULL) AND ((EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = "t3".funding_organization_id
              AND b.learner_id = "t3".learner_id
              AND b.team_id = ANY ($2::uuid[])
            )))) OR ("f0".answer = 'ACTIVE'))
            HAVING TRUE
          ) r
        )) AS "certificates"
        FROM (
          SELECT "t1".*
          FROM (
            SELECT "t0".id AS organization_id, r.id AS id, r."name_sort", FALSE AS is_for_readers
            FROM learner r
            WHERE r.id = ANY (ARRAY(
              SELECT $1::uuid UNION
              SELECT b.learner_id
              FROM team_learner b
              WHERE b.organization_id = "t0".id
              AND b.team_id = ANY ($2::uuid[])
            ))
          ) "c0" JOIN "learner" "t1" ON "t1".id = "c0".id
          WHERE (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t1".id
            AND (TRUE)
            AND ((m.learner_id = $1::uuid) OR (m.organization_id = ANY ($3::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = m.organization_id
              AND b.learner_id = m.learner_id
              AND b.team_id = ANY ($2::uuid[])
            )))
          ))
          AND (("t1".id = $1::uuid) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1".id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = k.organization_id
              AND b.learner_id = "t1".id
              AND b.team_id = ANY ($2::uuid[])
            )))
          ) IS NOT NULL) OR (EXISTS (
            SELECT 1
            FROM session s
            WHERE s.learner_id = "t1".id
            AND ((s.funding_organization_id IS NOT NULL) AND ((EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = s.funding_organization_id
              AND b.learner_id = "t1".id
              AND b.team_id = ANY ($2::uuid[])
            ))))
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
            AND ((EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = k.organization_id
              AND b.learner_id = "t1".id
              AND b.team_id = ANY ($2::uuid[])
            )))
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
LEFT JOIN "organization" "t0" ON ("t0".slug = $4::text)
