SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "block" "t1"
        WHERE ("t1"."organization_id" = "t0".id)
        AND ("t1".organization_id = ANY ($1::uuid[]))
        AND (((((("t1"."lifted_at" IS NULL) = $2::boolean))) OR ((("t1"."created_at" < $3::timestamptz)))))
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'blk_' || encode(uuid_send("t1".id), 'hex') AS "id", "t1"."reason" AS "reason", "t1"."created_at" AS "createdAt", "t1"."lifted_at" AS "liftedAt", CASE WHEN "t2".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t2"."name" AS "name"
          ) r
        ) END AS "learner", CASE WHEN "t3".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t3"."slug" AS "slug"
          ) r
        ) END AS "organization"
        FROM (
          SELECT *
          FROM "block" "t1"
          WHERE ("t1"."organization_id" = "t0".id)
          AND ("t1".organization_id = ANY ($1::uuid[]))
          AND (((((("t1"."lifted_at" IS NULL) = $2::boolean))) OR ((("t1"."created_at" < $3::timestamptz)))))
          ORDER BY "t1"."created_at" DESC, "t1".id DESC
          LIMIT 20
        ) "t1"
        CROSS JOIN LATERAL (
          SELECT (
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t1"."learner_id"
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($1::uuid[])))
          ) AS answer OFFSET 0
        ) "f0"
        LEFT JOIN "learner" "t2" ON ("t2".id = "t1"."learner_id")
        AND (("t2".id = $4::uuid) OR ("f0".answer IS NOT NULL) OR (EXISTS (
          SELECT 1
          FROM session s
          WHERE s.learner_id = "t2".id
          AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($1::uuid[]))))
        )))
        LEFT JOIN "organization" "t3" ON ("t3".id = "t1"."organization_id")
        ORDER BY "t1"."created_at" DESC, "t1".id DESC
      ) e
    )) AS "blocks"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $5::text)
