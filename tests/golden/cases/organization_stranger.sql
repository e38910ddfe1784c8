SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT "t0"."name" AS "name", CASE WHEN "t0".id = ANY ($1::uuid[]) THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT coalesce((
          SELECT x.balance
          FROM ledger_account x
          WHERE x.organization_id = "t0".id
          AND x.kind = 'AVAILABLE'
        ), 0) AS "balance"
      ) r
    ) END AS "credits", CASE WHEN "t1".id IS NOT NULL THEN (
      SELECT to_json(r.*)
      FROM (
        SELECT "t1"."token" AS "token"
      ) r
    ) END AS "invitationLink", json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "membership" "t2"
        WHERE ("t2"."organization_id" = "t0".id)
        AND (("t2".account_id = $2::uuid) OR ("t2".organization_id = ANY ($3::uuid[])))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'mem_' || encode(uuid_send("t2".id), 'hex') AS "id"
        FROM (
          SELECT *
          FROM "membership" "t2"
          WHERE ("t2"."organization_id" = "t0".id)
          AND (("t2".account_id = $2::uuid) OR ("t2".organization_id = ANY ($3::uuid[])))
          ORDER BY "t2"."created_at" ASC, "t2".id ASC
          LIMIT 20
        ) "t2"
        ORDER BY "t2"."created_at" ASC, "t2".id ASC
      ) e
    )) AS "members", json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM (
          SELECT "t0".id AS organization_id, r.id AS id, r."name_sort", FALSE AS is_for_readers
          FROM learner r
          WHERE r.id = ANY (ARRAY(
            SELECT $4::uuid
          ))
        ) "c1" JOIN "learner" "t3" ON "t3".id = "c1".id
        WHERE (EXISTS (
          SELECT 1
          FROM connection m
          WHERE m.organization_id = "t0".id
          AND m.learner_id = "t3".id
          AND (TRUE)
          AND ((m.learner_id = $4::uuid) OR (m.organization_id = ANY ($1::uuid[])) OR (EXISTS (
            SELECT 1
            FROM team_learner b
            WHERE b.organization_id = m.organization_id
            AND b.learner_id = m.learner_id
            AND b.team_id = ANY ($5::uuid[])
          )))
        ))
        AND (("t3".id = $4::uuid))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t3"."name" AS "name", CASE WHEN ("t3".id = $4::uuid) THEN (
          SELECT a.email
          FROM account a
          WHERE a.id = "t3".account_id
        ) END AS "email"
        FROM (
          SELECT "t3".*
          FROM (
            SELECT "t0".id AS organization_id, r.id AS id, r."name_sort", FALSE AS is_for_readers
            FROM learner r
            WHERE r.id = ANY (ARRAY(
              SELECT $4::uuid
            ))
          ) "c1" JOIN "learner" "t3" ON "t3".id = "c1".id
          WHERE (EXISTS (
            SELECT 1
            FROM connection m
            WHERE m.organization_id = "t0".id
            AND m.learner_id = "t3".id
            AND (TRUE)
            AND ((m.learner_id = $4::uuid) OR (m.organization_id = ANY ($1::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = m.organization_id
              AND b.learner_id = m.learner_id
              AND b.team_id = ANY ($5::uuid[])
            )))
          ))
          AND (("t3".id = $4::uuid))
          ORDER BY "c1"."name_sort" ASC, "c1".id ASC
          LIMIT 20
        ) "t3"
        ORDER BY "t3"."name_sort" ASC, "t3".id ASC
      ) e
    )) AS "learners", (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT count(*)
          FROM (
            SELECT
            FROM (
              SELECT "t0".id AS organization_id, r.id AS id, r."started_at", FALSE AS is_for_readers
              FROM session r
              WHERE r.learner_id = ANY (ARRAY(
                SELECT $4::uuid
              ))
            ) "c2" JOIN "session" "t4" ON "t4".id = "c2".id
            WHERE (((("t0".id = ANY ($1::uuid[])) OR (EXISTS (
              SELECT 1
              FROM team_learner b
              WHERE b.organization_id = "t0".id
              AND b.learner_id = "t4".learner_id
              AND b.team_id = ANY ($5::uuid[])
            ))) OR ("t4".learner_id = $4::uuid)) AND (("t4".funding_organization_id = "t0".id) OR (("t4".state = 'IN_PROGRESS') AND (EXISTS (
              SELECT 1
              FROM connection m
              WHERE m.organization_id = "t0".id
              AND m.learner_id = "t4".learner_id
              AND m.state = 'ACTIVE' OFFSET 0
            )))))
            AND (("t4".learner_id = $4::uuid))
            LIMIT 10001
          ) c
        ) AS "totalCount"
      ) r
    ) AS "sessions"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $6::text)
LEFT JOIN "invitation_link" "t1" ON ("t1".organization_id = "t0".id AND "t1".rotated_at IS NULL)
AND ("t1".organization_id = ANY ($1::uuid[]))
