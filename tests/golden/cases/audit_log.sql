SELECT CASE WHEN "t0".id IS NOT NULL THEN (
  SELECT to_json(r.*)
  FROM (
    SELECT json_build_object('totalCount', (
      SELECT count(*)
      FROM (
        SELECT
        FROM "audit_entry" "t1"
        WHERE ("t1"."organization_id" = "t0".id)
        AND ("f0".answer)
        LIMIT 10001
      ) c
    ), 'nodes', (
      SELECT coalesce(json_agg(e.*), '[]')
      FROM (
        SELECT 'aud_' || encode(uuid_send("t1".id), 'hex') AS "id", "t1"."at" AS "occurredAt", "t1"."action" AS "action", "t1"."subject_type" AS "subjectType", CASE "t1".subject_type WHEN 'AccessToken' THEN 'tok' WHEN 'AccountAddress' THEN 'adr' WHEN 'AuditEntry' THEN 'aud' WHEN 'Block' THEN 'blk' WHEN 'Certificate' THEN 'crt' WHEN 'Connection' THEN 'con' WHEN 'Course' THEN 'crs' WHEN 'CourseModule' THEN 'mod' WHEN 'Invitation' THEN 'emi' WHEN 'InvitationLink' THEN 'lnk' WHEN 'Learner' THEN 'lrn' WHEN 'LedgerEntry' THEN 'led' WHEN 'LedgerTransaction' THEN 'ltx' WHEN 'Membership' THEN 'mem' WHEN 'Notification' THEN 'ntf' WHEN 'Organization' THEN 'org' WHEN 'Session' THEN 'ses' WHEN 'StaffInvitation' THEN 'inv' WHEN 'Team' THEN 'tea' WHEN 'Viewer' THEN 'acc' END || '_' || encode(uuid_send("t1".subject_id), 'hex') AS "subjectId", "t1"."reason" AS "reason", CASE WHEN "t1".actor_id IS NULL THEN 'SYSTEM' WHEN "t1".action IN ('CREDITS_GRANTED', 'MAIL_ALLOWANCE_SET') THEN 'PROVIDER' WHEN EXISTS (
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
        ) THEN 'LEARNER' ELSE 'STAFF' END AS "actorSide", CASE WHEN (NOT "t1".action IN ('CREDITS_GRANTED', 'MAIL_ALLOWANCE_SET'))
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
        ) END AS "actorName", (
          SELECT coalesce(json_agg(e.*), '[]')
          FROM (
            SELECT "t2"."name" AS "name", "t2"."value" AS "value"
            FROM (
              SELECT *
              FROM "audit_detail" "t2"
              WHERE ("t2"."audit_entry_id" = "t1".id)
              AND (EXISTS (
                SELECT 1
                FROM membership w
                WHERE w.organization_id = "t2".organization_id
                AND w.account_id = $3::uuid
                AND w.role = 'OWNER'
              ))
              ORDER BY "t2".name
              LIMIT 200
            ) "t2"
            ORDER BY "t2".name
          ) e
        ) AS "details", CASE WHEN "t3".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t3"."name" AS "name"
          ) r
        ) END AS "actor", CASE WHEN "t4".id IS NOT NULL THEN (
          SELECT to_json(r.*)
          FROM (
            SELECT "t4"."role" AS "role"
          ) r
        ) END AS "actorMembership"
        FROM (
          SELECT *
          FROM "audit_entry" "t1"
          WHERE ("t1"."organization_id" = "t0".id)
          AND ("f0".answer)
          ORDER BY "t1"."at" ASC, "t1".id ASC
          LIMIT 10
        ) "t1"
        LEFT JOIN "learner" "t3" ON (("t3".account_id = "t1".actor_id) AND (NOT "t1".action IN ('CREDITS_GRANTED', 'MAIL_ALLOWANCE_SET')))
        AND (("t3".id = $1::uuid) OR ((
          SELECT min(k.state)
          FROM connection k
          WHERE k.learner_id = "t3".id
          AND k.state IN ('ACTIVE', 'REQUESTED')
          AND ((k.organization_id = ANY ($2::uuid[])))
        ) IS NOT NULL) OR (EXISTS (
          SELECT 1
          FROM session s
          WHERE s.learner_id = "t3".id
          AND ((s.funding_organization_id IS NOT NULL) AND ((s.funding_organization_id = ANY ($2::uuid[]))))
        )))
        LEFT JOIN "membership" "t4" ON (("t4".account_id = "t1".actor_id AND "t4".organization_id = "t1".organization_id) AND ((NOT "t1".action IN ('CREDITS_GRANTED', 'MAIL_ALLOWANCE_SET')) AND (NOT EXISTS (
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
        ))))
        AND (("t4".account_id = $3::uuid) OR ("t4".organization_id = ANY ($4::uuid[])))
        ORDER BY "t1"."at" ASC, "t1".id ASC
      ) e
    )) AS "auditLog", (
      SELECT to_json(r.*)
      FROM (
        SELECT (
          SELECT count(*)
          FROM (
            SELECT
            FROM "audit_entry" "t5"
            WHERE ("t5"."organization_id" = "t0".id)
            AND ("f0".answer)
            AND (((NOT ("t5"."action" = ANY ($5::text[])))) AND ((("t5".subject_id = ANY ($6::uuid[]) AND CASE "t5".subject_type WHEN 'AccessToken' THEN 'tok' WHEN 'AccountAddress' THEN 'adr' WHEN 'AuditEntry' THEN 'aud' WHEN 'Block' THEN 'blk' WHEN 'Certificate' THEN 'crt' WHEN 'Connection' THEN 'con' WHEN 'Course' THEN 'crs' WHEN 'CourseModule' THEN 'mod' WHEN 'Invitation' THEN 'emi' WHEN 'InvitationLink' THEN 'lnk' WHEN 'Learner' THEN 'lrn' WHEN 'LedgerEntry' THEN 'led' WHEN 'LedgerTransaction' THEN 'ltx' WHEN 'Membership' THEN 'mem' WHEN 'Notification' THEN 'ntf' WHEN 'Organization' THEN 'org' WHEN 'Session' THEN 'ses' WHEN 'StaffInvitation' THEN 'inv' WHEN 'Team' THEN 'tea' WHEN 'Viewer' THEN 'acc' END || '_' || encode(uuid_send("t5".subject_id), 'hex') = ANY ($7::text[])) OR (NULL AND "t5".subject_type <> ALL (ARRAY['AccessToken', 'AccountAddress', 'AuditEntry', 'Block', 'Certificate', 'Connection', 'Course', 'CourseModule', 'Invitation', 'InvitationLink', 'Learner', 'LedgerEntry', 'LedgerTransaction', 'Membership', 'Notification', 'Organization', 'Session', 'StaffInvitation', 'Team', 'Viewer']) AND cardinality($7::text[]) > 0))))
            LIMIT 10001
          ) c
        ) AS "totalCount"
      ) r
    ) AS "ofOne"
  ) r
) END
FROM (
  SELECT
) root
LEFT JOIN "organization" "t0" ON ("t0".slug = $8::text)
CROSS JOIN LATERAL (
  SELECT (EXISTS (
    SELECT 1
    FROM membership w
    WHERE w.organization_id = "t0".id
    AND w.account_id = $3::uuid
    AND w.role = 'OWNER'
  )) AS answer OFFSET 0
) "f0"
