SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "membership" "t1"
        WHERE ("t1"."organization_id" = "t0".id)
        AND (("t1".account_id = $1::uuid) OR ("t1".organization_id = ANY ($2::uuid[])))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'mem_' || encode(uuid_send("t1".id), 'hex') AS "id", "t1"."role" AS "role", (
          SELECT x.name
          FROM learner x
          WHERE x.account_id = "t1".account_id
        ) AS "name", (
          SELECT a.email
          FROM account a
          WHERE a.id = "t1".account_id
        ) AS "email", CASE WHEN "t2".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t2"."slug" AS "slug"
          ) r
        ) END AS "organization"
        FROM (
          SELECT *
          FROM "membership" "t1"
          WHERE ("t1"."organization_id" = "t0".id)
          AND (("t1".account_id = $1::uuid) OR ("t1".organization_id = ANY ($2::uuid[])))
          ORDER BY "t1"."created_at" ASC, "t1".id ASC
          LIMIT 20
        ) "t1"
        LEFT JOIN "organization" "t2" ON ("t2".id = "t1"."organization_id")
        ORDER BY "t1"."created_at" ASC, "t1".id ASC
      ) e
    )) AS "members", json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "staff_invitation" "t3"
        WHERE ("t3".organization_id = "t0".id AND "t3".accepted_at IS NULL AND "t3".revoked_at IS NULL)
        AND ("t3".organization_id = ANY ($3::uuid[]))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'inv_' || encode(uuid_send("t3".id), 'hex') AS "id", "t3"."email" AS "email", "t3"."role" AS "role", "t3"."created_at" AS "createdAt", "t3"."expires_at" AS "expiresAt", "t3"."accepted_at" AS "acceptedAt", "t3"."revoked_at" AS "revokedAt", "t3".expires_at <= now() AS "isExpired"
        FROM (
          SELECT *
          FROM "staff_invitation" "t3"
          WHERE ("t3".organization_id = "t0".id AND "t3".accepted_at IS NULL AND "t3".revoked_at IS NULL)
          AND ("t3".organization_id = ANY ($3::uuid[]))
          ORDER BY "t3"."created_at" ASC, "t3".id ASC
          LIMIT 20
        ) "t3"
        ORDER BY "t3"."created_at" ASC, "t3".id ASC
      ) e
    )) AS "staffInvitations", json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "team" "t4"
        WHERE ("t4"."organization_id" = "t0".id)
        AND (("t4".organization_id = ANY ($4::uuid[])) OR ("t4".id = ANY ($5::uuid[])))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'tea_' || encode(uuid_send("t4".id), 'hex') AS "id", "t4"."name" AS "name", json_build_object('totalCount', (
          SELECT count(*)
          FROM (
            SELECT
            FROM "membership" "t5"
            WHERE ("t5".id IN (
              SELECT x.membership_id
              FROM team_coach x
              WHERE x.team_id = "t4".id
            ))
            AND (("t5".account_id = $1::uuid) OR ("t5".organization_id = ANY ($2::uuid[])))
            LIMIT 10001
          ) c
        ), 'nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT (
              SELECT x.name
              FROM learner x
              WHERE x.account_id = "t5".account_id
            ) AS "name"
            FROM (
              SELECT *
              FROM "membership" "t5"
              WHERE ("t5".id IN (
                SELECT x.membership_id
                FROM team_coach x
                WHERE x.team_id = "t4".id
              ))
              AND (("t5".account_id = $1::uuid) OR ("t5".organization_id = ANY ($2::uuid[])))
              ORDER BY "t5"."created_at" ASC, "t5".id ASC
              LIMIT 20
            ) "t5"
            ORDER BY "t5"."created_at" ASC, "t5".id ASC
          ) e
        )) AS "coaches", json_build_object('totalCount', (
          SELECT count(*)
          FROM (
            SELECT
            FROM "learner" "t6"
            WHERE ("t6".id IN (
              SELECT x.learner_id
              FROM team_learner x
              WHERE x.team_id = "t4".id
            ))
            AND (("t6".id = $6::uuid) OR ((
              SELECT min(k.state)
              FROM connection k
              WHERE k.learner_id = "t6".id
              AND k.state IN ('ACTIVE', 'REQUESTED')
              AND ((k.organization_id = ANY ($4::uuid[])))
            ) IS NOT NULL) OR (EXISTS (
              SELECT 1
              FROM session s
              WHERE s.learner_id = "t6".id
              AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($4::uuid[]))))
            )))
            LIMIT 10001
          ) c
        ), 'nodes', (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t6"."name" AS "name"
            FROM (
              SELECT *
              FROM "learner" "t6"
              WHERE ("t6".id IN (
                SELECT x.learner_id
                FROM team_learner x
                WHERE x.team_id = "t4".id
              ))
              AND (("t6".id = $6::uuid) OR ((
                SELECT min(k.state)
                FROM connection k
                WHERE k.learner_id = "t6".id
                AND k.state IN ('ACTIVE', 'REQUESTED')
                AND ((k.organization_id = ANY ($4::uuid[])))
              ) IS NOT NULL) OR (EXISTS (
                SELECT 1
                FROM session s
                WHERE s.learner_id = "t6".id
                AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($4::uuid[]))))
              )))
              ORDER BY "t6"."name_sort" ASC, "t6".id ASC
              LIMIT 20
            ) "t6"
            ORDER BY "t6"."name_sort" ASC, "t6".id ASC
          ) e
        )) AS "learners"
        FROM (
          SELECT *
          FROM "team" "t4"
          WHERE ("t4"."organization_id" = "t0".id)
          AND (("t4".organization_id = ANY ($4::uuid[])) OR ("t4".id = ANY ($5::uuid[])))
          ORDER BY "t4"."name_sort" ASC, "t4".id ASC
          LIMIT 20
        ) "t4"
        ORDER BY "t4"."name_sort" ASC, "t4".id ASC
      ) e
    )) AS "teams"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $7::text)
