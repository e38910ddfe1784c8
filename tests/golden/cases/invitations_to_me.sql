SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."email" AS "email", "t1"."verified_at" AS "verifiedAt"
        FROM (
          SELECT *
          FROM "account_address" "t1"
          WHERE ("t1"."account_id" = "t0".id)
          AND ("t1".account_id = $1::uuid)
          ORDER BY "t1".email
          LIMIT 200
        ) "t1"
        ORDER BY "t1".email
      ) e
    ) AS "addresses", json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "invitation" "t2"
        WHERE ("t2".email IN (
          SELECT a.email
          FROM account a
          WHERE a.id = "t0".id UNION ALL
          SELECT d.email
          FROM account_address d
          WHERE d.account_id = "t0".id
        ) AND "t2".state IN ('QUEUED', 'SENT', 'FAILED') AND "t2".expires_at > now())
        AND ((("t2".email IN (
          SELECT a.email
          FROM account a
          WHERE a.id = $1::uuid UNION ALL
          SELECT d.email
          FROM account_address d
          WHERE d.account_id = $1::uuid
        )) AND (("t2".connection_id IS NULL OR EXISTS (
          SELECT 1
          FROM connection k
          WHERE k.id = "t2".connection_id
          AND k.learner_id = $2::uuid
        )))))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t2"."email" AS "email", "t2"."state" AS "state", CASE WHEN FALSE THEN "t2"."failure" END AS "failure", CASE WHEN FALSE THEN "t2"."sends" END AS "sends", CASE WHEN "t2".email IN (
          SELECT a.email
          FROM account a
          WHERE a.id = $1::uuid UNION ALL
          SELECT d.email
          FROM account_address d
          WHERE d.account_id = $1::uuid
        ) THEN "t2"."token" END AS "token", CASE WHEN "t3".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t3"."name" AS "name"
          ) r
        ) END AS "organization", CASE WHEN "t4".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT (
              SELECT x.name
              FROM learner x
              WHERE x.account_id = "t4".account_id
            ) AS "name"
          ) r
        ) END AS "invitedBy"
        FROM (
          SELECT *
          FROM "invitation" "t2"
          WHERE ("t2".email IN (
            SELECT a.email
            FROM account a
            WHERE a.id = "t0".id UNION ALL
            SELECT d.email
            FROM account_address d
            WHERE d.account_id = "t0".id
          ) AND "t2".state IN ('QUEUED', 'SENT', 'FAILED') AND "t2".expires_at > now())
          AND ((("t2".email IN (
            SELECT a.email
            FROM account a
            WHERE a.id = $1::uuid UNION ALL
            SELECT d.email
            FROM account_address d
            WHERE d.account_id = $1::uuid
          )) AND (("t2".connection_id IS NULL OR EXISTS (
            SELECT 1
            FROM connection k
            WHERE k.id = "t2".connection_id
            AND k.learner_id = $2::uuid
          )))))
          ORDER BY "t2"."created_at" DESC, "t2".id DESC
          LIMIT 20
        ) "t2"
        LEFT JOIN "organization" "t3" ON ("t3".id = "t2"."organization_id")
        LEFT JOIN "membership" "t4" ON ("t4".organization_id = "t2".organization_id AND "t4".account_id = "t2".invited_by_id)
        AND (("t4".account_id = $1::uuid) OR ("t4".organization_id = ANY ($3::uuid[])))
        ORDER BY "t2"."created_at" DESC, "t2".id DESC
      ) e
    )) AS "invitations"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "account" "t0" ON ("t0".id = $1::uuid)
AND ("t0".id = $1::uuid)
