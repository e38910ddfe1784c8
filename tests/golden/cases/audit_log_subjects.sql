SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT "t1"."action" AS "action", CASE WHEN "t1".actor_id IS NULL THEN 'SYSTEM' WHEN "t1".action IN ('CREDITS_GRANTED', 'MAIL_ALLOWANCE_SET') THEN 'PROVIDER' WHEN EXISTS (
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
        ) THEN 'LEARNER' ELSE 'STAFF' END AS "actorSide", coalesce(CASE WHEN "t2".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'Connection'::text AS "__typename", 'con_' || encode(uuid_send("t2".id), 'hex') AS "id", "t2"."state" AS "state", CASE WHEN "t3".id IS NOT NULL THEN (
              SELECT to_json(r.*)
              FROM (
                SELECT "t3"."name" AS "name"
              ) r
            ) END AS "learner"
          ) r
        ) END, CASE WHEN "t4".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'Invitation'::text AS "__typename", 'emi_' || encode(uuid_send("t4".id), 'hex') AS "id"
          ) r
        ) END, CASE WHEN "t5".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'InvitationLink'::text AS "__typename", 'lnk_' || encode(uuid_send("t5".id), 'hex') AS "id"
          ) r
        ) END, CASE WHEN "t6".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'Learner'::text AS "__typename", 'lrn_' || encode(uuid_send("t6".id), 'hex') AS "id"
          ) r
        ) END, CASE WHEN "t7".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'Membership'::text AS "__typename", 'mem_' || encode(uuid_send("t7".id), 'hex') AS "id"
          ) r
        ) END, CASE WHEN "t8".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'Organization'::text AS "__typename", 'org_' || encode(uuid_send("t8".id), 'hex') AS "id", "t8"."name" AS "name"
          ) r
        ) END, CASE WHEN "t9".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'Session'::text AS "__typename", 'ses_' || encode(uuid_send("t9".id), 'hex') AS "id"
          ) r
        ) END, CASE WHEN "t10".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'StaffInvitation'::text AS "__typename", 'inv_' || encode(uuid_send("t10".id), 'hex') AS "id"
          ) r
        ) END, CASE WHEN "t11".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT 'Team'::text AS "__typename", 'tea_' || encode(uuid_send("t11".id), 'hex') AS "id"
          ) r
        ) END) AS "subject"
        FROM (
          SELECT *
          FROM "audit_entry" "t1"
          WHERE ("t1"."organization_id" = "t0".id)
          AND ("f0".answer)
          AND ((((("t1"."subject_type" = $1::text))) OR (((CASE WHEN "t1".actor_id IS NULL THEN 'SYSTEM' WHEN "t1".action IN ('CREDITS_GRANTED', 'MAIL_ALLOWANCE_SET') THEN 'PROVIDER' WHEN EXISTS (
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
          ) THEN 'LEARNER' ELSE 'STAFF' END = $2::text)))))
          ORDER BY "t1"."at" DESC, "t1".id DESC
          LIMIT 10
        ) "t1"
        LEFT JOIN "connection" "t2" ON ("t1".subject_type = 'Connection' AND "t2".id = "t1".subject_id)
        AND (("t2".learner_id = $3::uuid) OR ("t2".organization_id = ANY ($4::uuid[])))
        CROSS JOIN LATERAL (
          SELECT (
            SELECT min(k.state)
            FROM connection k
            WHERE k.learner_id = "t2"."learner_id"
            AND k.state IN ('ACTIVE', 'REQUESTED')
            AND ((k.organization_id = ANY ($4::uuid[])))
          ) AS answer OFFSET 0
        ) "f1"
        LEFT JOIN "learner" "t3" ON ("t3".id = "t2"."learner_id")
        AND (("t3".id = $3::uuid) OR ("f1".answer IS NOT NULL) OR (EXISTS (
          SELECT 1
          FROM session s
          WHERE s.learner_id = "t3".id
          AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($4::uuid[]))))
        )))
        LEFT JOIN "invitation" "t4" ON ("t1".subject_type = 'Invitation' AND "t4".id = "t1".subject_id)
        AND (("t4".organization_id = ANY ($4::uuid[])) OR (("t4".email IN (
          SELECT a.email
          FROM account a
          WHERE a.id = $5::uuid UNION ALL
          SELECT d.email
          FROM account_address d
          WHERE d.account_id = $5::uuid
        )) AND (("t4".connection_id IS NULL OR EXISTS (
          SELECT 1
          FROM connection k
          WHERE k.id = "t4".connection_id
          AND k.learner_id = $3::uuid
        )))))
        LEFT JOIN "invitation_link" "t5" ON ("t1".subject_type = 'InvitationLink' AND "t5".id = "t1".subject_id)
        AND ("t5".organization_id = ANY ($4::uuid[]))
        LEFT JOIN "learner" "t6" ON ("t1".subject_type = 'Learner' AND "t6".id = "t1".subject_id)
        AND (("t6".id = $3::uuid) OR ((
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
        LEFT JOIN "membership" "t7" ON ("t1".subject_type = 'Membership' AND "t7".id = "t1".subject_id)
        AND (("t7".account_id = $5::uuid) OR ("t7".organization_id = ANY ($6::uuid[])))
        LEFT JOIN "organization" "t8" ON ("t1".subject_type = 'Organization' AND "t8".id = "t1".subject_id)
        LEFT JOIN "session" "t9" ON ("t1".subject_type = 'Session' AND "t9".id = "t1".subject_id)
        AND (("t9".learner_id = $3::uuid) OR (("t9".funding_organization_id IS NOT NULL) AND (("t9".funding_organization_id = ANY ($4::uuid[])))) OR (("t9".state = 'IN_PROGRESS') AND ((
          SELECT min(k.state)
          FROM connection k
          WHERE k.learner_id = "t9".learner_id
          AND k.state IN ('ACTIVE', 'REQUESTED')
          AND ((k.organization_id = ANY ($4::uuid[])))
        ) = 'ACTIVE')))
        LEFT JOIN "staff_invitation" "t10" ON ("t1".subject_type = 'StaffInvitation' AND "t10".id = "t1".subject_id)
        AND ("t10".organization_id = ANY ($7::uuid[]))
        LEFT JOIN "team" "t11" ON ("t1".subject_type = 'Team' AND "t11".id = "t1".subject_id)
        AND (("t11".organization_id = ANY ($4::uuid[])) OR ("t11".id = ANY ($8::uuid[])))
        ORDER BY "t1"."at" DESC, "t1".id DESC
      ) e
    )) AS "auditLog"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $9::text)
CROSS JOIN LATERAL (
  SELECT (EXISTS (
    SELECT 1
    FROM membership w
    WHERE w.organization_id = "t0".id
    AND w.account_id = $5::uuid
    AND w.role = 'OWNER'
  )) AS answer OFFSET 0
) "f0"
