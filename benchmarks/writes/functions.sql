-- What PostGraphile calls: a function for each mutation, in the schema that it serves, with the same rows and guarantees
-- as the hand-written transactions. The viewer comes as settings of the transaction; `benchmarks/reads/postgraphile/
-- visibility.sql` has been run before. Each function returns its row, from which PostGraphile answers the selection.

CREATE FUNCTION hidden.writer_of_token(hash bytea) RETURNS TABLE (account text, learner text)
LANGUAGE sql STABLE SECURITY DEFINER AS $$
    SELECT a.id::text, l.id::text
    FROM public.access_token t
    JOIN public.account a ON a.id = t.account_id
    JOIN public.learner l ON l.account_id = a.id
    WHERE t.token_hash = hash AND t.revoked_at IS NULL AND t.expires_at > now()
        AND t.kind = 'MOBILE_ACCESS' AND t.scope = 'FULL'
$$;

CREATE FUNCTION hidden.log(organization uuid, action text, subject_type text, subject uuid, reason text, details jsonb)
RETURNS void LANGUAGE sql AS $$
    INSERT INTO public.audit_entry (id, organization_id, actor_id, action, subject_type, subject_id, reason, details, at)
    VALUES (uuidv7(), organization, hidden.account(), action, subject_type, subject, reason, details, now())
$$;
CREATE FUNCTION hidden.tell(event text, payload jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO public.outbox (id, event, payload, created_at, not_before, attempts)
    VALUES (uuidv7(), event, payload, now(), now(), 0)
$$;
CREATE FUNCTION hidden.move_credit(the_reason text, the_session uuid, the_organization uuid, source text, target text)
RETURNS void LANGUAGE sql AS $$
    WITH moved AS (
        INSERT INTO public.ledger_transaction (id, reason, actor_id, session_id, occurred_at)
        VALUES (uuidv7(), the_reason, hidden.account(), the_session, now()) RETURNING id
    )
    INSERT INTO public.ledger_entry (id, transaction_id, account_id, amount)
    SELECT uuidv7(), moved.id, a.id, CASE a.kind WHEN source THEN -1 ELSE 1 END
    FROM moved, public.ledger_account a
    WHERE a.organization_id = the_organization AND a.kind IN (source, target) ORDER BY a.kind
$$;
CREATE FUNCTION hidden.refuse(code text) RETURNS void LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '%', code USING ERRCODE = 'P0001'; END $$;
CREATE FUNCTION hidden.certificate_number() RETURNS text LANGUAGE sql VOLATILE AS $$
    SELECT 'TES-' || string_agg(part, '-') FROM (
        SELECT string_agg(substr('23456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + get_byte(random, i) % 30, 1), '' ORDER BY i) AS part
        FROM (SELECT uuid_send(gen_random_uuid()) AS random) r, generate_series(0, 11) i GROUP BY i / 4
    ) parts
$$;

CREATE FUNCTION public.join_organization(token text) RETURNS public.connection
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE
    link public.invitation_link; made public.connection; came_before boolean; lately int; invited uuid[];
BEGIN
    SELECT * INTO link FROM public.invitation_link l WHERE l.token = join_organization.token;
    IF link.id IS NULL THEN PERFORM hidden.refuse('INVITATION_LINK_UNKNOWN'); END IF;
    SELECT count(*) FILTER (WHERE k.created_at > now() - interval '1 day'),
        bool_or(k.origin = 'LINK' AND k.activated_at >= link.created_at)
    INTO lately, came_before
    FROM public.connection k WHERE k.learner_id = hidden.learner() AND k.organization_id = link.organization_id;
    IF lately >= 10 THEN PERFORM hidden.refuse('RATE_LIMITED'); END IF;
    SELECT array_agg(id) INTO invited FROM (
        SELECT i.id FROM public.invitation i
        WHERE i.organization_id = link.organization_id AND i.state IN ('QUEUED', 'SENT', 'FAILED')
            AND i.expires_at > now() AND i.email IN (
                SELECT email FROM public.account WHERE id = hidden.account()
                UNION ALL SELECT email FROM public.account_address WHERE account_id = hidden.account())
        ORDER BY i.id FOR UPDATE
    ) locked;
    PERFORM 1 FROM public.connection k WHERE k.learner_id = hidden.learner()
        AND k.organization_id = link.organization_id AND k.state IN ('REQUESTED', 'ACTIVE') FOR NO KEY UPDATE;
    IF FOUND THEN PERFORM hidden.refuse('FOUND'); END IF;
    INSERT INTO public.connection (id, learner_id, organization_id, state, origin, created_at, activated_at, activated_by_id)
    VALUES (uuidv7(), hidden.learner(), link.organization_id, 'ACTIVE', 'LINK', now(), now(), hidden.account())
    RETURNING * INTO made;
    IF invited IS NOT NULL THEN
        UPDATE public.invitation SET state = 'ACCEPTED', ended_at = now(), connection_id = made.id WHERE id = ANY (invited);
        PERFORM hidden.log(link.organization_id, 'INVITATION_ACCEPTED', 'Invitation', i, NULL, '{}') FROM unnest(invited) i;
    END IF;
    PERFORM hidden.log(link.organization_id, 'CONNECTION_MADE', 'Connection', made.id, NULL,
        '{"origin": "LINK", "door": "LINK"}');
    PERFORM hidden.tell('connection.joined', jsonb_build_object('connection_id', made.id));
    UPDATE public.invitation_link l SET uses = uses + CASE WHEN came_before THEN 0 ELSE 1 END
    WHERE l.id = link.id AND is_active AND rotated_at IS NULL AND (expires_at IS NULL OR expires_at > now())
        AND (came_before OR max_uses IS NULL OR uses < max_uses);
    IF NOT FOUND THEN PERFORM hidden.refuse('INVITATION_LINK_INACTIVE'); END IF;
    RETURN made;
END $$;

CREATE FUNCTION public.start_session(course uuid, language text, organization uuid) RETURNS public.session
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE
    made public.session; paying uuid; the_access text;
BEGIN
    SELECT c.access INTO the_access FROM public.course c WHERE c.id = course AND c.published_at <= now();
    IF the_access IS NULL THEN PERFORM hidden.refuse('NOT_FOUND'); END IF;
    IF the_access = 'CODE' THEN PERFORM hidden.refuse('COURSE_NEEDS_CODE'); END IF;
    PERFORM 1 FROM public.course_translation x WHERE x.course_id = course AND x.language = start_session.language;
    IF NOT FOUND THEN PERFORM hidden.refuse('LANGUAGE_NOT_OFFERED'); END IF;
    SELECT k.id INTO paying FROM public.connection k
    WHERE k.learner_id = hidden.learner() AND k.organization_id = organization AND k.state = 'ACTIVE' FOR NO KEY UPDATE;
    IF paying IS NULL THEN PERFORM hidden.refuse('CONNECTION_REQUIRED'); END IF;
    INSERT INTO public.session (id, learner_id, course_id, language, state, funding_organization_id, connection_id,
        progress_percent, started_at)
    VALUES (uuidv7(), hidden.learner(), course, language, 'IN_PROGRESS', organization, paying, 0, now())
    RETURNING * INTO made;
    PERFORM hidden.log(organization, 'SESSION_STARTED', 'Session', made.id, NULL, '{}');
    PERFORM hidden.move_credit('SESSION_STARTED', made.id, organization, 'AVAILABLE', 'RESERVED');
    RETURN made;
END $$;

-- The learner's session in progress, its connection active and locked, then the session.
CREATE FUNCTION hidden.running(the_session uuid) RETURNS public.session LANGUAGE plpgsql AS $$
DECLARE
    found_session public.session;
BEGIN
    SELECT * INTO found_session FROM public.session WHERE id = the_session AND learner_id = hidden.learner();
    IF found_session.id IS NULL THEN PERFORM hidden.refuse('NOT_FOUND'); END IF;
    IF found_session.connection_id IS NOT NULL THEN
        PERFORM 1 FROM public.connection WHERE id = found_session.connection_id AND state = 'ACTIVE' FOR NO KEY UPDATE;
        IF NOT FOUND THEN PERFORM hidden.refuse('SESSION_ENDED'); END IF;
    END IF;
    SELECT * INTO found_session FROM public.session WHERE id = the_session FOR UPDATE;
    IF found_session.state <> 'IN_PROGRESS' THEN PERFORM hidden.refuse('SESSION_ENDED'); END IF;
    RETURN found_session;
END $$;

CREATE FUNCTION public.record_progress(session uuid, module uuid, score_percent int DEFAULT NULL) RETURNS public.session
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE
    running public.session := hidden.running(session); changed public.session; the_kind text;
BEGIN
    SELECT kind INTO the_kind FROM public.course_module WHERE id = module AND course_id = running.course_id;
    IF the_kind IS NULL THEN PERFORM hidden.refuse('NOT_FOUND'); END IF;
    IF (the_kind = 'QUIZ') <> (record_progress.score_percent IS NOT NULL) THEN PERFORM hidden.refuse('INVALID_INPUT'); END IF;
    INSERT INTO public.module_progress AS p (id, session_id, module_id, score_percent, completed_at)
    VALUES (uuidv7(), session, module, record_progress.score_percent, now())
    ON CONFLICT (session_id, module_id) DO UPDATE SET score_percent = excluded.score_percent, completed_at = now()
        WHERE excluded.score_percent > coalesce(p.score_percent, 0);
    UPDATE public.session s SET progress_percent = (
        SELECT 100 * count(r.module_id) FILTER (WHERE m.pass_mark IS NULL OR r.score_percent >= m.pass_mark) / count(*)
        FROM public.course_module m LEFT JOIN public.module_progress r ON r.module_id = m.id AND r.session_id = running.id
        WHERE m.course_id = running.course_id)
    WHERE s.id = running.id RETURNING * INTO changed;
    RETURN changed;
END $$;

CREATE FUNCTION public.complete_session(session uuid) RETURNS public.certificate
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE
    running public.session := hidden.running(session); issued public.certificate;
BEGIN
    IF EXISTS (
        SELECT FROM public.course_module m
        LEFT JOIN public.module_progress p ON p.session_id = running.id AND p.module_id = m.id
        WHERE m.course_id = running.course_id
            AND (p.id IS NULL OR m.pass_mark IS NOT NULL AND coalesce(p.score_percent, 0) < m.pass_mark)
    ) THEN PERFORM hidden.refuse('COURSE_NOT_FINISHED'); END IF;
    UPDATE public.session SET state = 'COMPLETED', completed_at = now(), progress_percent = 100 WHERE id = running.id;
    INSERT INTO public.certificate (id, number, learner_id, course_id, session_id, funding_organization_id, holder_name,
        language, issued_at, expires_at)
    SELECT uuidv7(), hidden.certificate_number(), running.learner_id, running.course_id, running.id,
        running.funding_organization_id, l.name, running.language, now(), now() + make_interval(months => c.validity_months)
    FROM public.learner l, public.course c WHERE l.id = running.learner_id AND c.id = running.course_id
    RETURNING * INTO issued;
    PERFORM hidden.log(running.funding_organization_id, 'SESSION_COMPLETED', 'Session', running.id, NULL, '{}');
    PERFORM hidden.tell('certificate.earned', jsonb_build_object('certificate_id', issued.id));
    PERFORM hidden.move_credit('SESSION_COMPLETED', running.id, running.funding_organization_id, 'RESERVED', 'SPENT');
    RETURN issued;
END $$;

CREATE FUNCTION public.disconnect(connection uuid, reason text DEFAULT NULL) RETURNS public.connection
LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE
    mine public.connection; ended public.connection; the_side text;
BEGIN
    SELECT * INTO mine FROM public.connection k
    WHERE k.id = disconnect.connection AND (k.learner_id = hidden.learner() OR EXISTS (SELECT FROM public.membership m
        WHERE m.organization_id = k.organization_id AND m.account_id = hidden.account() AND m.role IN ('OWNER', 'ADMIN')))
    FOR UPDATE;
    IF mine.id IS NULL THEN PERFORM hidden.refuse('NOT_FOUND'); END IF;
    IF mine.state <> 'ACTIVE' THEN PERFORM hidden.refuse('CONNECTION_ENDED'); END IF;
    the_side := CASE WHEN mine.learner_id = hidden.learner() THEN 'LEARNER' ELSE 'ORGANIZATION' END;
    UPDATE public.connection SET state = 'DISCONNECTED', ended_at = now(), ended_by_id = hidden.account(),
        ended_by_side = the_side, end_reason = disconnect.reason
    WHERE id = mine.id RETURNING * INTO ended;
    PERFORM hidden.log(mine.organization_id, 'CONNECTION_ENDED', 'Connection', mine.id, disconnect.reason,
        jsonb_build_object('side', the_side));
    PERFORM hidden.tell('connection.ended', jsonb_build_object('connection_id', mine.id));
    RETURN ended;
END $$;
