-- Who asks ($1 the token's hash), in which session ($2), for which module ($3): the connection is locked, then the session.
WITH me AS (
    SELECT l.id AS learner
    FROM access_token t JOIN account a ON a.id = t.account_id JOIN learner l ON l.account_id = a.id
    WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > now()
        AND t.kind = 'MOBILE_ACCESS' AND t.scope = 'FULL'
), paying AS (
    SELECT k.id FROM connection k
    WHERE k.id = (SELECT connection_id FROM session WHERE id = $2) AND k.state = 'ACTIVE' FOR NO KEY UPDATE
), mine AS (
    SELECT s.id, s.state, s.course_id, s.connection_id FROM me, session s
    WHERE s.id = $2 AND s.learner_id = me.learner AND (SELECT count(*) FROM paying) IS NOT NULL FOR UPDATE OF s
)
SELECT me.learner, mine.id AS session, mine.state,
    mine.connection_id IS NULL OR EXISTS (SELECT FROM paying) AS is_paid, m.kind
FROM me LEFT JOIN mine ON true LEFT JOIN course_module m ON m.id = $3 AND m.course_id = mine.course_id
-- then
-- $1 session, $2 module, $3 score. What is done now is what was done before and this.
WITH done AS (
    INSERT INTO module_progress AS p (id, session_id, module_id, score_percent, completed_at)
    VALUES (uuidv7(), $1, $2, $3, now())
    ON CONFLICT (session_id, module_id) DO UPDATE SET score_percent = excluded.score_percent, completed_at = now()
        WHERE excluded.score_percent > coalesce(p.score_percent, 0)
    RETURNING module_id, score_percent
), results AS (
    SELECT module_id, score_percent FROM done
    UNION ALL SELECT module_id, score_percent FROM module_progress p
    WHERE session_id = $1 AND NOT EXISTS (SELECT FROM done WHERE done.module_id = p.module_id)
), changed AS (
    UPDATE session s SET progress_percent = (
        SELECT 100 * count(r.module_id) FILTER (WHERE m.pass_mark IS NULL OR r.score_percent >= m.pass_mark) / count(*)
        FROM course_module m LEFT JOIN results r ON r.module_id = m.id WHERE m.course_id = s.course_id
    )
    WHERE s.id = $1 RETURNING s.id, s.state, s.progress_percent
)
SELECT json_build_object('session', json_build_object(
    'id', 'ses_' || encode(uuid_send(id), 'hex'), 'state', state, 'progressPercent', progress_percent))
FROM changed
