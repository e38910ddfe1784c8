-- Who asks ($1 the token's hash), which session ($2): the connection is locked, then the session.
WITH me AS (
    SELECT a.id AS account, l.id AS learner, l.name
    FROM access_token t JOIN account a ON a.id = t.account_id JOIN learner l ON l.account_id = a.id
    WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now()
        AND t.kind = 'MOBILE_ACCESS' AND t.scope = 'FULL'
), paying AS (
    SELECT k.id FROM connection k
    WHERE k.id = (SELECT connection_id FROM session WHERE id = $2) AND k.state = 'ACTIVE' FOR NO KEY UPDATE
), mine AS (
    SELECT s.id, s.state, s.connection_id FROM me, session s
    WHERE s.id = $2 AND s.learner_id = me.learner AND (SELECT count(*) FROM paying) IS NOT NULL FOR UPDATE OF s
)
SELECT me.account, me.name, mine.id AS session, mine.state,
    mine.connection_id IS NULL OR EXISTS (SELECT FROM paying) AS is_paid
FROM me LEFT JOIN mine ON true
-- then
-- $1 session, $2 account, $3 holder's name, $4 certificate's key, $5 its number. Nothing unless every module is done.
WITH ended AS (
    UPDATE session s SET state = 'COMPLETED', completed_at = now(), progress_percent = 100
    WHERE s.id = $1 AND EXISTS (SELECT FROM course_module m WHERE m.course_id = s.course_id) AND NOT EXISTS (
        SELECT FROM course_module m LEFT JOIN module_progress p ON p.session_id = $1 AND p.module_id = m.id
        WHERE m.course_id = s.course_id
            AND (p.id IS NULL OR m.pass_mark IS NOT NULL AND coalesce(p.score_percent, 0) < m.pass_mark)
    )
    RETURNING s.*
), issued AS (
    INSERT INTO certificate (id, number, learner_id, course_id, session_id, funding_organization_id, holder_name, language,
        issued_at, expires_at)
    SELECT $4, $5, learner_id, course_id, ended.id, funding_organization_id, $3, language, now(),
        now() + make_interval(months => c.validity_months)
    FROM ended JOIN course c ON c.id = ended.course_id
    RETURNING id, number, holder_name, issued_at, expires_at
), logged AS (
    INSERT INTO audit_entry (id, organization_id, actor_id, action, subject_type, subject_id, details, at)
    SELECT uuidv7(), funding_organization_id, $2, 'SESSION_COMPLETED', 'Session', id, '{}'::jsonb, now() FROM ended
    WHERE funding_organization_id IS NOT NULL
), told AS (
    INSERT INTO outbox (id, event, payload, created_at, not_before, attempts)
    SELECT uuidv7(), 'certificate.earned', jsonb_build_object('certificate_id', id), now(), now(), 0 FROM issued
), moved AS (
    INSERT INTO ledger_transaction (id, reason, actor_id, session_id, occurred_at)
    SELECT uuidv7(), 'SESSION_COMPLETED', $2, id, now() FROM ended RETURNING id
), posted AS (
    INSERT INTO ledger_entry (id, transaction_id, account_id, amount)
    SELECT uuidv7(), moved.id, a.id, CASE a.kind WHEN 'RESERVED' THEN -1 ELSE 1 END
    FROM moved, ended, ledger_account a
    WHERE a.organization_id IS NOT DISTINCT FROM ended.funding_organization_id AND a.kind IN ('RESERVED', 'SPENT')
        AND (ended.funding_organization_id IS NOT NULL OR a.learner_id = ended.learner_id)
    ORDER BY a.kind
)
SELECT json_build_object(
    'session', json_build_object(
        'id', 'ses_' || encode(uuid_send(ended.id), 'hex'), 'state', ended.state, 'completedAt', ended.completed_at),
    'certificate', json_build_object(
        'id', 'crt_' || encode(uuid_send(issued.id), 'hex'), 'number', issued.number, 'holderName', issued.holder_name,
        'issuedAt', issued.issued_at, 'expiresAt', issued.expires_at))
FROM ended, issued
