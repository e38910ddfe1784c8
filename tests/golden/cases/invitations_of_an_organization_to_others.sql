SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT CASE WHEN "t0".id = ANY ($1::uuid[]) THEN "t0"."invitation_domains" END AS "invitationDomains", json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "invitation" "t1"
        WHERE ("t1"."organization_id" = "t0".id)
        AND ((("t1".email IN (
          SELECT a.email
          FROM account a
          WHERE a.id = $2::uuid UNION ALL
          SELECT d.email
          FROM account_address d
          WHERE d.account_id = $2::uuid
        )) AND (("t1".connection_id IS NULL OR EXISTS (
          SELECT 1
          FROM connection k
          WHERE k.id = "t1".connection_id
          AND k.learner_id = $3::uuid
        )))))
        LIMIT 10001
      ) c
    ), 'aggregates', (
      SELECT to_json(r.*)
      FROM (
        SELECT count(*) FILTER (
        WHERE "t1".state = 'FAILED') AS "failed"
        FROM "invitation" "t1"
        WHERE ("t1"."organization_id" = "t0".id)
        AND ((("t1".email IN (
          SELECT a.email
          FROM account a
          WHERE a.id = $2::uuid UNION ALL
          SELECT d.email
          FROM account_address d
          WHERE d.account_id = $2::uuid
        )) AND (("t1".connection_id IS NULL OR EXISTS (
          SELECT 1
          FROM connection k
          WHERE k.id = "t1".connection_id
          AND k.learner_id = $3::uuid
        )))))
        HAVING TRUE
      ) r
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."email" AS "email"
        FROM (
          SELECT *
          FROM "invitation" "t1"
          WHERE ("t1"."organization_id" = "t0".id)
          AND ((("t1".email IN (
            SELECT a.email
            FROM account a
            WHERE a.id = $2::uuid UNION ALL
            SELECT d.email
            FROM account_address d
            WHERE d.account_id = $2::uuid
          )) AND (("t1".connection_id IS NULL OR EXISTS (
            SELECT 1
            FROM connection k
            WHERE k.id = "t1".connection_id
            AND k.learner_id = $3::uuid
          )))))
          ORDER BY "t1"."created_at" DESC, "t1".id DESC
          LIMIT 20
        ) "t1"
        ORDER BY "t1"."created_at" DESC, "t1".id DESC
      ) e
    )) AS "invitations"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $4::text)
