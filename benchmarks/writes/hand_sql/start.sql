-- Who asks ($1 the token's hash) for which course ($2) in which language ($3), paid by whom ($4); the connection locked.
WITH me AS (
    SELECT a.id AS account, l.id AS learner
    FROM access_token t JOIN account a ON a.id = t.account_id JOIN learner l ON l.account_id = a.id
    WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now()
        AND t.kind = 'MOBILE_ACCESS' AND t.scope = 'FULL'
), paying AS (
    SELECT k.id FROM me, connection k
    WHERE k.learner_id = me.learner AND k.organization_id = $4 AND k.state = 'ACTIVE' FOR NO KEY UPDATE OF k
)
SELECT me.account, me.learner, paying.id AS connection, c.access,
    EXISTS (SELECT FROM course_translation x WHERE x.course_id = c.id AND x.language = $3) AS is_offered
FROM me LEFT JOIN paying ON true LEFT JOIN course c ON c.id = $2 AND c.published_at <= now()
-- then
-- $1 the key of the session, $2 learner, $3 course, $4 language, $5 organization, $6 connection, $7 account
WITH made AS (
    INSERT INTO session (id, learner_id, course_id, language, state, funding_organization_id, connection_id,
        progress_percent, started_at)
    VALUES ($1, $2, $3, $4, 'IN_PROGRESS', $5, $6, 0, now())
    RETURNING id, state, language, progress_percent, started_at, course_id
), logged AS (
    INSERT INTO audit_entry (id, organization_id, actor_id, action, subject_type, subject_id, details, at)
    VALUES (uuidv7(), $5, $7, 'SESSION_STARTED', 'Session', $1, '{}', now())
), moved AS (
    INSERT INTO ledger_transaction (id, reason, actor_id, session_id, occurred_at)
    VALUES (uuidv7(), 'SESSION_STARTED', $7, $1, now()) RETURNING id
), posted AS (
    INSERT INTO ledger_entry (id, transaction_id, account_id, amount)
    SELECT uuidv7(), moved.id, a.id, CASE a.kind WHEN 'AVAILABLE' THEN -1 ELSE 1 END
    FROM moved, ledger_account a WHERE a.organization_id = $5 AND a.kind IN ('AVAILABLE', 'RESERVED')
    ORDER BY a.kind
)
SELECT json_build_object('session', json_build_object(
    'id', 'ses_' || encode(uuid_send(made.id), 'hex'), 'state', made.state, 'language', made.language,
    'progressPercent', made.progress_percent, 'startedAt', made.started_at,
    'course', json_build_object('id', 'crs_' || encode(uuid_send(made.course_id), 'hex'))))
FROM made
