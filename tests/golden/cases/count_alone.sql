SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT count(*)
          FROM (
            SELECT
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
                AND b.team_id = ANY ($3::uuid[])
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
            LIMIT 10001
          ) c
        ) AS "totalCount"
      ) r
    ) AS "learners", (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT count(*)
          FROM (
            SELECT
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
            LIMIT 10001
          ) c
        ) AS "totalCount"
      ) r
    ) AS "certificates"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $4::text)
