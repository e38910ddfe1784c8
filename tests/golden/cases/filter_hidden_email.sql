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
        ) END AS "email"
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
          AND (((search_fold(CASE WHEN ("t1".id = $1::uuid) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1".id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($2::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = k.organization_id
              AND b.learner_id = "t1".id
              AND b.team_id = ANY ($3::uuid[])
            )))
          ) IS NOT NULL) THEN (
            SELECT a.email
            FROM account a
            WHERE a.id = "t1".account_id
          ) END) LIKE '%' || search_pattern($4::text) || '%')))
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
    )) AS "with", json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t2"."name" AS "name", CASE WHEN ("t2".id = $1::uuid)
        OR ("f1".answer IS NOT NULL) THEN (
          SELECT a.email
          FROM account a
          WHERE a.id = "t2".account_id
        ) END AS "email"
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
              AND b.team_id = ANY ($3::uuid[])
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
          AND ((NOT (((search_fold(CASE WHEN ("t2".id = $1::uuid) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t2".id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($2::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = k.organization_id
              AND b.learner_id = "t2".id
              AND b.team_id = ANY ($3::uuid[])
            )))
          ) IS NOT NULL) THEN (
            SELECT a.email
            FROM account a
            WHERE a.id = "t2".account_id
          ) END) LIKE '%' || search_pattern($5::text) || '%')))))
          ORDER BY "c1"."name_sort" ASC, "c1".id ASC
          LIMIT 20
        ) "t2"
        CROSS JOIN LATERAL (
          SELECT (
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t2".id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($2::uuid[])))
          ) AS answer OFFSET 0
        ) "f1"
        ORDER BY "t2"."name_sort" ASC, "t2".id ASC
      ) e
    )) AS "without"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $6::text)
