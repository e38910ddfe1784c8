-- The dashboard with the visibility rule written out, for one bearer token: $1 its hash, $2 the organization, $3 how many
-- learners. No row: the token does not count. The bond to a learner is looked up once and used for all that hangs on it.
WITH viewer AS MATERIALIZED (
  SELECT l.id AS learner, a.is_platform_staff,
    (SELECT coalesce(array_agg(m.organization_id), '{}') FROM membership m
      WHERE m.account_id = a.id AND m.role IN ('OWNER', 'ADMIN', 'ANALYST')) AS readable,
    (SELECT coalesce(array_agg(tc.team_id), '{}') FROM membership m JOIN team_coach tc ON tc.membership_id = m.id
      WHERE m.account_id = a.id AND m.role = 'COACH') AS teams
  FROM access_token t JOIN account a ON a.id = t.account_id JOIN learner l ON l.account_id = a.id
  WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now() AND t.kind IN ('MOBILE_ACCESS', 'PERSONAL')
), course_json AS MATERIALIZED (
  SELECT c.id, to_json(r) AS j FROM course c CROSS JOIN LATERAL (
    SELECT 'crs_' || encode(uuid_send(c.id), 'hex') AS id, coalesce((SELECT x.title FROM course_translation x WHERE x.course_id = c.id
      ORDER BY x.language = 'EN' DESC, x.language LIMIT 1), '') AS title) r
  WHERE c.published_at <= now() OR (SELECT is_platform_staff FROM viewer)
)
SELECT (SELECT to_json(o) FROM (
  SELECT 'org_' || encode(uuid_send(t0.id), 'hex') AS id, t0.name, (
    SELECT json_build_object('nodes', coalesce(json_agg(n), '[]')) FROM (
      SELECT 'con_' || encode(uuid_send(k.id), 'hex') AS id, k.activated_at AS "activatedAt", l.j AS learner
      FROM (
        SELECT k.id, k.activated_at, k.learner_id, k.created_at FROM connection k
        WHERE k.organization_id = t0.id AND k.state = 'ACTIVE' AND (k.learner_id = (SELECT learner FROM viewer) OR k.organization_id = ANY ((SELECT readable FROM viewer)::uuid[])
          OR EXISTS (SELECT FROM team_learner b WHERE b.organization_id = k.organization_id AND b.learner_id = k.learner_id AND b.team_id = ANY ((SELECT teams FROM viewer)::uuid[])))
        ORDER BY k.created_at DESC, k.id DESC LIMIT $3
      ) k
      LEFT JOIN LATERAL (
        SELECT to_json(r) AS j FROM (
          SELECT 'lrn_' || encode(uuid_send(t2.id), 'hex') AS id, t2.name,
            CASE WHEN bond.own OR bond.state IS NOT NULL THEN (SELECT a.email FROM account a WHERE a.id = t2.account_id) END AS email,
            (SELECT json_build_object('nodes', coalesce(json_agg(n), '[]')) FROM (
              SELECT 'crt_' || encode(uuid_send(c.id), 'hex') AS id, c.number, c.issued_at AS "issuedAt", c.expires_at AS "expiresAt", cj.j AS course
              FROM (
                SELECT c.* FROM certificate c WHERE c.learner_id = t2.id
                AND (bond.own OR bond.state = 'ACTIVE' OR c.funding_organization_id = ANY ((SELECT readable FROM viewer)::uuid[]) OR EXISTS (SELECT FROM team_learner b WHERE b.organization_id = c.funding_organization_id AND b.learner_id = t2.id AND b.team_id = ANY ((SELECT teams FROM viewer)::uuid[])))
                ORDER BY c.issued_at DESC, c.id DESC LIMIT 5
              ) c LEFT JOIN course_json cj ON cj.id = c.course_id ORDER BY c.issued_at DESC, c.id DESC
            ) n) AS certificates,
            (SELECT json_build_object('nodes', coalesce(json_agg(n), '[]')) FROM (
              SELECT 'ses_' || encode(uuid_send(s.id), 'hex') AS id, s.state, s.progress_percent AS "progressPercent", s.started_at AS "startedAt", cj.j AS course
              FROM (
                SELECT s.* FROM session s WHERE s.learner_id = t2.id
                AND (bond.own OR (bond.state = 'ACTIVE' AND s.state = 'IN_PROGRESS') OR s.funding_organization_id = ANY ((SELECT readable FROM viewer)::uuid[]) OR EXISTS (SELECT FROM team_learner b WHERE b.organization_id = s.funding_organization_id AND b.learner_id = t2.id AND b.team_id = ANY ((SELECT teams FROM viewer)::uuid[])))
                ORDER BY s.started_at DESC, s.id DESC LIMIT 5
              ) s LEFT JOIN course_json cj ON cj.id = s.course_id ORDER BY s.started_at DESC, s.id DESC
            ) n) AS sessions
          FROM learner t2
          CROSS JOIN LATERAL (SELECT t2.id = (SELECT learner FROM viewer) AS own, (SELECT min(q.state) FROM connection q WHERE q.learner_id = t2.id AND q.state IN ('ACTIVE','REQUESTED')
             AND (q.organization_id = ANY ((SELECT readable FROM viewer)::uuid[]) OR EXISTS (SELECT FROM team_learner b WHERE b.organization_id = q.organization_id AND b.learner_id = t2.id AND b.team_id = ANY ((SELECT teams FROM viewer)::uuid[])))) AS state OFFSET 0) bond
          WHERE t2.id = k.learner_id AND (bond.own OR bond.state IS NOT NULL OR EXISTS (SELECT FROM session s WHERE s.learner_id = t2.id AND (s.funding_organization_id = ANY ((SELECT readable FROM viewer)::uuid[])
             OR EXISTS (SELECT FROM team_learner b WHERE b.organization_id = s.funding_organization_id AND b.learner_id = t2.id AND b.team_id = ANY ((SELECT teams FROM viewer)::uuid[])))))
        ) r
      ) l ON true
      ORDER BY k.created_at DESC, k.id DESC
    ) n
  ) AS connections
  FROM organization t0 WHERE t0.id = $2::uuid
) o) AS organization
FROM viewer
