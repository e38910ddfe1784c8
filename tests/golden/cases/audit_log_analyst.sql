SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "audit_entry" "t1"
        WHERE FALSE
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."action" AS "action", CASE WHEN (NOT "t1".action IN ('CREDITS_GRANTED', 'MAIL_ALLOWANCE_SET'))
        AND ((((EXISTS (
          SELECT 1
          FROM membership w
          WHERE w.organization_id = "t1".organization_id
          AND w.account_id = "t1".actor_id
        )) OR (EXISTS (
          SELECT 1
          FROM audit_entry w
          WHERE w.organization_id = "t1".organization_id
          AND w.actor_id = "t1".actor_id
          AND w.action IN ('ORGANIZATION_CREATED', 'MEMBER_ADDED')
        ))) AND (NOT EXISTS (
          SELECT 1
          FROM learner l
          WHERE l.account_id = "t1".actor_id
          AND l.id IN (
            SELECT k.learner_id
            FROM connection k
            WHERE k.id = "t1".subject_id UNION ALL
            SELECT s.learner_id
            FROM session s
            WHERE s.id = "t1".subject_id UNION ALL
            SELECT k.learner_id
            FROM invitation i JOIN connection k ON k.id = i.connection_id
            WHERE i.id = "t1".subject_id
          )
        ))) OR ((
          SELECT v.id
          FROM learner v
          WHERE v.account_id = "t1".actor_id
          AND ((v.id = $1::uuid) OR ((
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = v.id
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($2::uuid[])))
          ) IS NOT NULL) OR (EXISTS (
            SELECT 1
            FROM session s
            WHERE s.learner_id = v.id
            AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($2::uuid[]))))
          )))
        ) IS NOT NULL)) THEN (
          SELECT x.name
          FROM learner x
          WHERE x.account_id = "t1".actor_id
        ) END AS "actorName"
        FROM (
          SELECT *
          FROM "audit_entry" "t1"
          WHERE FALSE
          ORDER BY "t1"."at" DESC, "t1".id DESC
          LIMIT 20
        ) "t1"
        ORDER BY "t1"."at" DESC, "t1".id DESC
      ) e
    )) AS "auditLog"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $3::text)
