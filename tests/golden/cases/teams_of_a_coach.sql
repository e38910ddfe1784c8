SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "team" "t1"
        WHERE ("t1"."organization_id" = "t0".id)
        AND (("t1".organization_id = ANY ($1::uuid[])) OR ("t1".id = ANY ($2::uuid[])))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."name" AS "name", json_build_object('totalCount', (
          SELECT count(*)
          FROM (
            SELECT
            FROM "learner" "t2"
            WHERE ("t2".id IN (
              SELECT x.learner_id
              FROM team_learner x
              WHERE x.team_id = "t1".id
            ))
            AND (("t2".id = $3::uuid) OR ((
              SELECT min(k.state)
              FROM connection k
              WHERE k.learner_id = "t2".id
              AND k.state IN ('ACTIVE', 'REQUESTED')
              AND ((EXISTS (
                SELECT 1
                FROM team_learner b
                WHERE b.organization_id = k.organization_id
                AND b.learner_id = "t2".id
                AND b.team_id = ANY ($2::uuid[])
              )))
            ) IS NOT NULL) OR (EXISTS (
              SELECT 1
              FROM session s
              WHERE s.learner_id = "t2".id
              AND ((s.funding_organization_id IS NOT NULL) AND ((EXISTS (
                SELECT 1
                FROM team_learner b
                WHERE b.organization_id = s.funding_organization_id
                AND b.learner_id = "t2".id
                AND b.team_id = ANY ($2::uuid[])
              ))))
            )))
            LIMIT 10001
          ) c
        ), 'nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t2"."name" AS "name", CASE WHEN ("t2".id = $3::uuid)
            OR ("f0".answer IS NOT NULL) THEN (
              SELECT a.email
              FROM account a
              WHERE a.id = "t2".account_id
            ) END AS "email"
            FROM (
              SELECT *
              FROM "learner" "t2"
              WHERE ("t2".id IN (
                SELECT x.learner_id
                FROM team_learner x
                WHERE x.team_id = "t1".id
              ))
              AND (("t2".id = $3::uuid) OR ((
                SELECT min(k.state)
                FROM connection k
                WHERE k.learner_id = "t2".id
                AND k.state IN ('ACTIVE', 'REQUESTED')
                AND ((EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = k.organization_id
                  AND b.learner_id = "t2".id
                  AND b.team_id = ANY ($2::uuid[])
                )))
              ) IS NOT NULL) OR (EXISTS (
                SELECT 1
                FROM session s
                WHERE s.learner_id = "t2".id
                AND ((s.funding_organization_id IS NOT NULL) AND ((EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = s.funding_organization_id
                  AND b.learner_id = "t2".id
                  AND b.team_id = ANY ($2::uuid[])
                ))))
              )))
              ORDER BY "t2"."name_sort" ASC, "t2".id ASC
              LIMIT 20
            ) "t2"
            CROSS JOIN LATERAL (
              SELECT (
                SELECT min(k.state)
                FROM connection k
                WHERE k.learner_id = "t2".id
                AND k.state IN ('ACTIVE', 'REQUESTED')
                AND ((EXISTS (
                  SELECT 1
                  FROM team_learner b
                  WHERE b.organization_id = k.organization_id
                  AND b.learner_id = "t2".id
                  AND b.team_id = ANY ($2::uuid[])
                )))
              ) AS answer OFFSET 0
            ) "f0"
            ORDER BY "t2"."name_sort" ASC, "t2".id ASC
          ) e
        )) AS "learners"
        FROM (
          SELECT *
          FROM "team" "t1"
          WHERE ("t1"."organization_id" = "t0".id)
          AND (("t1".organization_id = ANY ($1::uuid[])) OR ("t1".id = ANY ($2::uuid[])))
          ORDER BY "t1"."name_sort" ASC, "t1".id ASC
          LIMIT 20
        ) "t1"
        ORDER BY "t1"."name_sort" ASC, "t1".id ASC
      ) e
    )) AS "teams", json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM (
          SELECT "t0".id AS organization_id, r.id AS id, r."name_sort", FALSE AS is_for_readers
          FROM learner r
          WHERE r.id = ANY (ARRAY(
            SELECT $3::uuid UNION
            SELECT b.learner_id
            FROM team_learner b
            WHERE b.organization_id = "t0".id
            AND b.team_id = ANY ($2::uuid[])
          ))
        ) "c2" JOIN "learner" "t3" ON "t3".id = "c2".id
        WHERE (EXISTS (
          SELECT 1
          FROM connection m
          WHERE m.organization_id = "t0".id
          AND m.learner_id = "t3".id
          AND (TRUE)
          AND ((m.learner_id = $3::uuid) OR (m.organization_id = ANY ($1::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = m.organization_id
            AND b.learner_id = m.learner_id
            AND b.team_id = ANY ($2::uuid[])
          )))
        ))
        AND (("t3".id = $3::uuid) OR ((
          SELECT min(k.state)
          FROM connection k
          WHERE k.learner_id = "t3".id
          AND k.state IN ('ACTIVE', 'REQUESTED')
          AND ((EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = k.organization_id
            AND b.learner_id = "t3".id
            AND b.team_id = ANY ($2::uuid[])
          )))
        ) IS NOT NULL) OR (EXISTS (
          SELECT 1
          FROM session s
          WHERE s.learner_id = "t3".id
          AND ((s.funding_organization_id IS NOT NULL) AND ((EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = s.funding_organization_id
            AND b.learner_id = "t3".id
            AND b.team_id = ANY ($2::uuid[])
          ))))
        )))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t3"."name" AS "name"
        FROM (
          SELECT "t3".*
          FROM (
            SELECT "t0".id AS organization_id, r.id AS id, r."name_sort", FALSE AS is_for_readers
            FROM learner r
            WHERE r.id = ANY (ARRAY(
              SELECT $3::uuid UNION
              SELECT b.learner_id
              FROM team_learner b
              WHERE b.organization_id = "t0".id
              AND b.team_id = ANY ($2::uuid[])
            ))
          ) "c2" JOIN "learner" "t3" ON "t3".id = "c2".id
          WHERE (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t3".id
            AND (TRUE)
            AND ((m.learner_id = $3::uuid) OR (m.organization_id = ANY ($1::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = m.organization_id
              AND b.learner_id = m.learner_id
              AND b.team_id = ANY ($2::uuid[])
            )))
          ))
          AND (("t3".id = $3::uuid) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t3".id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = k.organization_id
              AND b.learner_id = "t3".id
              AND b.team_id = ANY ($2::uuid[])
            )))
          ) IS NOT NULL) OR (EXISTS (
            SELECT 1
            FROM session s
            WHERE s.learner_id = "t3".id
            AND ((s.funding_organization_id IS NOT NULL) AND ((EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = s.funding_organization_id
              AND b.learner_id = "t3".id
              AND b.team_id = ANY ($2::uuid[])
            ))))
          )))
          ORDER BY "c2"."name_sort" ASC, "c2".id ASC
          LIMIT 20
        ) "t3"
        ORDER BY "t3"."name_sort" ASC, "t3".id ASC
      ) e
    )) AS "learners", CASE WHEN "t0".id = ANY ($1::uuid[]) THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.organization_id = "t0".id
          AND x.kind = 'AVAILABLE'
        ), 0) AS "balance"
      ) r
    ) END AS "credits"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $4::text)
