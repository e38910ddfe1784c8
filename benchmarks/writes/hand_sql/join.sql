-- Who asks ($1 the token's hash), by which link ($2), and what the pair has; what is open is locked.
WITH me AS (
    SELECT a.id AS account, l.id AS learner, a.email
    FROM access_token t JOIN account a ON a.id = t.account_id JOIN learner l ON l.account_id = a.id
    WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now()
        AND t.kind = 'MOBILE_ACCESS' AND t.scope = 'FULL'
), link AS (
    SELECT id, organization_id, created_at FROM invitation_link WHERE token = $2
), invited AS (
    SELECT i.id FROM me, link, invitation i
    WHERE i.organization_id = link.organization_id AND i.state IN ('QUEUED', 'SENT', 'FAILED') AND i.expires_at > now()
        AND (i.email = me.email OR i.email IN (SELECT email FROM account_address WHERE account_id = me.account))
    ORDER BY i.id FOR UPDATE OF i
), mine AS (
    SELECT k.id, k.state FROM me, link, connection k
    WHERE k.learner_id = me.learner AND k.organization_id = link.organization_id AND k.state IN ('REQUESTED', 'ACTIVE')
    FOR NO KEY UPDATE OF k
)
SELECT me.account, me.learner, link.id AS link, link.organization_id AS organization,
    (SELECT array_agg(id) FROM invited) AS invited, mine.id AS found, mine.state,
    (SELECT count(*) FROM connection k WHERE k.learner_id = me.learner AND k.organization_id = link.organization_id
        AND k.created_at > now() - interval '1 day') AS lately,
    EXISTS (SELECT FROM connection k WHERE k.learner_id = me.learner AND k.organization_id = link.organization_id
        AND k.origin = 'LINK' AND k.activated_at >= link.created_at) AS came_before
FROM me LEFT JOIN link ON true LEFT JOIN mine ON true
-- then
-- $1 the key of the connection, $2 learner, $3 organization, $4 account, $5 link, $6 invitations, $7 came before
WITH made AS (
    INSERT INTO connection (id, learner_id, organization_id, state, origin, created_at, activated_at, activated_by_id)
    VALUES ($1, $2, $3, 'ACTIVE', 'LINK', now(), now(), $4) RETURNING id, state, origin, organization_id
), accepted AS (
    UPDATE invitation SET state = 'ACCEPTED', ended_at = now(), connection_id = $1 WHERE id = ANY ($6::uuid[]) RETURNING id
), logged AS (
    INSERT INTO audit_entry (id, organization_id, actor_id, action, subject_type, subject_id, details, at)
    SELECT uuidv7(), $3, $4, 'CONNECTION_MADE', 'Connection', $1, '{"origin": "LINK", "door": "LINK"}'::jsonb, now()
    UNION ALL SELECT uuidv7(), $3, $4, 'INVITATION_ACCEPTED', 'Invitation', id, '{}'::jsonb, now() FROM accepted
), told AS (
    INSERT INTO outbox (id, event, payload, created_at, not_before, attempts)
    VALUES (uuidv7(), 'connection.joined', jsonb_build_object('connection_id', $1::uuid), now(), now(), 0)
), counted AS (
    UPDATE invitation_link SET uses = uses + CASE WHEN $7::boolean THEN 0 ELSE 1 END
    WHERE id = $5 AND is_active AND rotated_at IS NULL AND (expires_at IS NULL OR expires_at > now())
        AND ($7 OR max_uses IS NULL OR uses < max_uses) RETURNING id
)
SELECT json_build_object('connection', json_build_object(
    'id', 'con_' || encode(uuid_send(made.id), 'hex'), 'state', made.state, 'origin', made.origin,
    'organization', json_build_object('id', 'org_' || encode(uuid_send(o.id), 'hex'), 'name', o.name)))
FROM made JOIN organization o ON o.id = made.organization_id
WHERE (SELECT count(*) FROM counted) = 1
