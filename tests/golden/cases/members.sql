SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT (
          SELECT x.name
          FROM learner x
          WHERE x.account_id = "t1".account_id
        ) AS "name", "t1"."role" AS "role", CASE WHEN "t1".account_id = $1::uuid THEN "t1"."request_mails" END AS "requestMails", CASE WHEN "t2".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT (
              SELECT x.name
              FROM learner x
              WHERE x.account_id = "t2".account_id
            ) AS "name"
          ) r
        ) END AS "invitedBy"
        FROM (
          SELECT *
          FROM "membership" "t1"
          WHERE ("t1"."organization_id" = "t0".id)
          AND (("t1".account_id = $1::uuid) OR ("t1".organization_id = ANY ($2::uuid[])))
          ORDER BY "t1"."created_at" ASC, "t1".id ASC
          LIMIT 20
        ) "t1"
        LEFT JOIN "membership" "t2" ON ("t2".organization_id = "t1".organization_id AND "t2".account_id = "t1".invited_by_id)
        AND (("t2".account_id = $1::uuid) OR ("t2".organization_id = ANY ($2::uuid[])))
        ORDER BY "t1"."created_at" ASC, "t1".id ASC
      ) e
    )) AS "members"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $3::text)
