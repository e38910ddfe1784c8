-- The visibility rule as row-level security, for the role that PostGraphile connects as. The viewer comes as settings
-- of the transaction; `(SELECT …)` around them makes PostgreSQL read each once per statement and not once per row.

CREATE ROLE postgraphile LOGIN;
GRANT USAGE ON SCHEMA public TO postgraphile;
GRANT SELECT ON organization, learner, connection, session, certificate, membership, course, course_translation,
    team_learner TO postgraphile;
GRANT SELECT (id, email, language) ON account TO postgraphile;

CREATE SCHEMA hidden;
GRANT USAGE ON SCHEMA hidden TO postgraphile;

CREATE FUNCTION hidden.readable() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('viewer.readable', true), '')::uuid[] $$;
CREATE FUNCTION hidden.member_of() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('viewer.member_of', true), '')::uuid[] $$;
CREATE FUNCTION hidden.teams() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('viewer.teams', true), '')::uuid[] $$;
CREATE FUNCTION hidden.learner() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('viewer.learner', true), '')::uuid $$;
CREATE FUNCTION hidden.account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT nullif(current_setting('viewer.account', true), '')::uuid $$;
CREATE FUNCTION hidden.platform() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT current_setting('viewer.platform', true) = 'true' $$;

-- Who is asking, from a token: the one thing that is looked up before the viewer is known.
CREATE FUNCTION hidden.viewer_of_token(hash bytea) RETURNS TABLE (
    account text, learner text, platform text, readable text, member_of text, teams text
) LANGUAGE sql STABLE SECURITY DEFINER AS $$
    SELECT a.id::text, l.id::text, a.is_platform_staff::text,
        (SELECT coalesce(array_agg(m.organization_id), '{}') FROM public.membership m
            WHERE m.account_id = a.id AND m.role IN ('OWNER', 'ADMIN', 'ANALYST'))::text,
        (SELECT coalesce(array_agg(m.organization_id), '{}') FROM public.membership m WHERE m.account_id = a.id)::text,
        (SELECT coalesce(array_agg(tc.team_id), '{}') FROM public.membership m
            JOIN public.team_coach tc ON tc.membership_id = m.id
            WHERE m.account_id = a.id AND m.role = 'COACH')::text
    FROM public.access_token t
    JOIN public.account a ON a.id = t.account_id
    JOIN public.learner l ON l.account_id = a.id
    WHERE t.token_hash = hash AND t.revoked_at IS NULL AND t.expires_at > now()
        AND t.kind IN ('MOBILE_ACCESS', 'PERSONAL')
$$;

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON account FOR SELECT TO postgraphile USING (id = (SELECT hidden.account()));

ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON membership FOR SELECT TO postgraphile USING (
    account_id = (SELECT hidden.account()) OR organization_id = ANY ((SELECT hidden.member_of())::uuid[])
);

ALTER TABLE course ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON course FOR SELECT TO postgraphile
    USING (published_at <= now() OR (SELECT hidden.platform()));

ALTER TABLE course_translation ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON course_translation FOR SELECT TO postgraphile
    USING (EXISTS (SELECT FROM course c WHERE c.id = course_translation.course_id));

ALTER TABLE connection ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON connection FOR SELECT TO postgraphile USING (
    learner_id = (SELECT hidden.learner())
    OR organization_id = ANY ((SELECT hidden.readable())::uuid[])
    OR EXISTS (SELECT FROM team_learner b WHERE b.organization_id = connection.organization_id
        AND b.learner_id = connection.learner_id AND b.team_id = ANY ((SELECT hidden.teams())::uuid[]))
);

-- "Connected" needs no more than a connection that can be seen: its own policy says that the viewer is its learner or
-- staff of its organization.
ALTER TABLE certificate ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON certificate FOR SELECT TO postgraphile USING (
    learner_id = (SELECT hidden.learner())
    OR funding_organization_id = ANY ((SELECT hidden.readable())::uuid[])
    OR EXISTS (SELECT FROM team_learner b WHERE b.organization_id = certificate.funding_organization_id
        AND b.learner_id = certificate.learner_id AND b.team_id = ANY ((SELECT hidden.teams())::uuid[]))
    OR EXISTS (SELECT FROM connection k WHERE k.learner_id = certificate.learner_id AND k.state = 'ACTIVE')
);

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON session FOR SELECT TO postgraphile USING (
    learner_id = (SELECT hidden.learner())
    OR funding_organization_id = ANY ((SELECT hidden.readable())::uuid[])
    OR EXISTS (SELECT FROM team_learner b WHERE b.organization_id = session.funding_organization_id
        AND b.learner_id = session.learner_id AND b.team_id = ANY ((SELECT hidden.teams())::uuid[]))
    OR state = 'IN_PROGRESS'
        AND EXISTS (SELECT FROM connection k WHERE k.learner_id = session.learner_id AND k.state = 'ACTIVE')
);

ALTER TABLE learner ENABLE ROW LEVEL SECURITY;
CREATE POLICY visible ON learner FOR SELECT TO postgraphile USING (
    id = (SELECT hidden.learner())
    OR EXISTS (SELECT FROM connection k WHERE k.learner_id = learner.id AND k.state IN ('ACTIVE', 'REQUESTED'))
    OR EXISTS (SELECT FROM session s WHERE s.learner_id = learner.id AND (
        s.funding_organization_id = ANY ((SELECT hidden.readable())::uuid[])
        OR EXISTS (SELECT FROM team_learner b WHERE b.organization_id = s.funding_organization_id
            AND b.learner_id = s.learner_id AND b.team_id = ANY ((SELECT hidden.teams())::uuid[]))))
);

-- A field that is no column the viewer may read.
CREATE FUNCTION hidden.email(learner uuid, account uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER AS $$
    SELECT a.email FROM public.account a WHERE a.id = account AND (
        learner = (SELECT hidden.learner())
        OR EXISTS (SELECT FROM public.connection k WHERE k.learner_id = learner AND k.state IN ('ACTIVE', 'REQUESTED') AND (
            k.organization_id = ANY ((SELECT hidden.readable())::uuid[])
            OR EXISTS (SELECT FROM public.team_learner b WHERE b.organization_id = k.organization_id
                AND b.learner_id = learner AND b.team_id = ANY ((SELECT hidden.teams())::uuid[])))))
$$;
