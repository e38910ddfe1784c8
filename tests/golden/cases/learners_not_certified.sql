SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."name" AS "name"
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
            AND ((m.state = ANY ($3::text[])) AND (NOT EXISTS (
              SELECT
              FROM connection n
              WHERE n.organization_id = m.organization_id
              AND n.learner_id = m.learner_id
              AND (n.created_at, n.id) > (m.created_at, m.id)
            )))
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
          AND ((NOT ((EXISTS (
            SELECT
            FROM certificate h
            WHERE h.learner_id = "t1".id
            AND ((h.learner_id = $1::uuid) OR ((h.funding_organization_id IS NOT NULL) AND ((h.funding_organization_id = ANY ($2::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = h.funding_organization_id
              AND b.learner_id = h.learner_id
              AND b.team_id = ANY ($4::uuid[])
            )))) OR ((
              SELECT min(k.state)
              FROM connection k
              WHERE k.learner_id = h.learner_id
              AND k.state IN ('ACTIVE', 'REQUESTED')
              AND ((k.organization_id = ANY ($2::uuid[])) OR (EXISTS (
                SELECT 1
                FROM team_learner b
                WHERE b.organization_id = k.organization_id
                AND b.learner_id = h.learner_id
                AND b.team_id = ANY ($4::uuid[])
              )))
            ) = 'ACTIVE'))
            AND (((CASE WHEN h.revoked_at IS NOT NULL THEN 'REVOKED' WHEN coalesce(h.expires_at <= now(), FALSE) THEN 'EXPIRED' ELSE 'VALID' END = $5::text)))
          )))) AND (EXISTS (
            SELECT
            FROM connection h
            WHERE h.learner_id = "t1".id
            AND ((h.learner_id = $1::uuid) OR (h.organization_id = ANY ($2::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = h.organization_id
              AND b.learner_id = h.learner_id
              AND b.team_id = ANY ($4::uuid[])
            )))
            AND (((h."state" = $6::text)))
          )))
          ORDER BY "c0"."name_sort" ASC, "c0".id ASC
          LIMIT 20
        ) "t1"
        ORDER BY "t1"."name_sort" ASC, "t1".id ASC
      ) e
    )) AS "learners", json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t2"."name" AS "name"
        FROM (
          SELECT "t2".*
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
          ) "c1" JOIN "learner" "t2" ON "t2".id = "c1".id
          WHERE (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t2".id
            AND (TRUE)
            AND ((m.learner_id = $1::uuid) OR (m.organization_id = ANY ($2::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = m.organization_id
              AND b.learner_id = m.learner_id
              AND b.team_id = ANY ($4::uuid[])
            )))
          ))
          AND (("t2".id = $1::uuid) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t2".id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($2::uuid[])))
          ) IS NOT NULL) OR (EXISTS (
            SELECT 1
            FROM session s
            WHERE s.learner_id = "t2".id
            AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($2::uuid[]))))
          )))
          AND (((EXISTS (
            SELECT
            FROM team_learner x JOIN team h ON h.id = x.team_id
            WHERE x.learner_id = "t2".id
            AND x.team_id = $7::uuid
            AND ((h.organization_id = ANY ($2::uuid[])) OR (h.id = ANY ($4::uuid[])))
          ))))
          ORDER BY "c1"."name_sort" ASC, "c1".id ASC
          LIMIT 20
        ) "t2"
        ORDER BY "t2"."name_sort" ASC, "t2".id ASC
      ) e
    )) AS "nobody"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $8::text)
