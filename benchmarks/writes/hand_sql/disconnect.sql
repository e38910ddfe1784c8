-- Who asks ($1 the token's hash) to end which connection ($2), locked, and whether it is this person's to end.
WITH me AS (
    SELECT a.id AS account, l.id AS learner
    FROM access_token t JOIN account a ON a.id = t.account_id JOIN learner l ON l.account_id = a.id
    WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now()
        AND t.kind = 'MOBILE_ACCESS' AND t.scope = 'FULL'
), mine AS (
    SELECT k.id, k.state, k.organization_id, k.learner_id = me.learner AS is_own FROM me, connection k
    WHERE k.id = $2 AND (k.learner_id = me.learner OR EXISTS (SELECT FROM membership m
        WHERE m.organization_id = k.organization_id AND m.account_id = me.account AND m.role IN ('OWNER', 'ADMIN')))
    FOR UPDATE OF k
)
SELECT me.account, mine.id AS connection, mine.state, mine.organization_id AS organization, mine.is_own
FROM me LEFT JOIN mine ON true
-- then
-- $1 connection, $2 organization, $3 account, $4 side, $5 reason
WITH ended AS (
    UPDATE connection SET state = 'DISCONNECTED', ended_at = now(), ended_by_id = $3, ended_by_side = $4::text, end_reason = $5
    WHERE id = $1 RETURNING id, state, ended_at, end_reason
), logged AS (
    INSERT INTO audit_entry (id, organization_id, actor_id, action, subject_type, subject_id, reason, details, at)
    VALUES (uuidv7(), $2, $3, 'CONNECTION_ENDED', 'Connection', $1, $5, jsonb_build_object('side', $4::text), now())
), told AS (
    INSERT INTO outbox (id, event, payload, created_at, not_before, attempts)
    VALUES (uuidv7(), 'connection.ended', jsonb_build_object('connection_id', $1::uuid), now(), now(), 0)
)
SELECT json_build_object('connection', json_build_object(
    'id', 'con_' || encode(uuid_send(id), 'hex'), 'state', state, 'endedAt', ended_at, 'endReason', end_reason))
FROM ended
