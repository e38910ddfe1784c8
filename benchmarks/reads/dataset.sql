-- Organizations, learners and what they learned: the same for the same `bench.learners`, whoever runs it.
--
-- | organization | learners |
-- |---|---|
-- | 0 "Measured School" | 250 connected ones, spread over the whole table; whose page is measured |
-- | 1 "Huge Company" | a third of all |
-- | 2–21 | some hundred or thousand each |
-- | 22 and on | a dozen each |
-- | 23 + learners / 20 "Small School" | 50, spread over the whole table; whose lists are measured beside those of 1 |
--
-- Every learner has 5 certificates, from 5 completed sessions (2 paid by the organization, 2 by another one, 1 by
-- the learner), and a session in progress that the organization pays. Those of organization 0 also have one in
-- progress that another organization pays, one that the learner pays, and one that was terminated: so their
-- organization sees exactly 5 of their 9 sessions.

CREATE FUNCTION bench_id(kind text, i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    -- In the form of a UUIDv7: ascending in i, as the system's own keys ascend in time.
    SELECT overlay(overlay(md5(kind || i) PLACING '8' FROM 17) PLACING lpad(to_hex(1735689600000 + i), 12, '0') || '7'
        FROM 1)::uuid
$$;

CREATE FUNCTION bench_time(i bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT timestamptz '2024-01-01 00:00:00+00' + i * interval '17.25 seconds'
$$;

CREATE TEMPORARY TABLE bench_person AS
SELECT
    *, bench_id('acc', i) AS account, bench_id('lrn', i) AS learner, bench_id('con', i) AS connection,
    bench_id('org', home) AS home_id, bench_id('org', other) AS other_id, bench_time(i) AS since
FROM (SELECT
    i,
    CASE
        WHEN i % (n / 250) = 0 THEN 0
        WHEN i % (n / 50) = 1 THEN 23 + n / 20
        WHEN i % 3 = 1 THEN 1
        WHEN i % 7 = 0 THEN 2 + i % 20
        ELSE 22 + i / 20
    END AS home,
    CASE WHEN i % 3 = 1 THEN 22 + i / 20 ELSE 1 END AS other,
    (ARRAY['Ada','Ben','Chloe','Dev','Elena','Farid','Grace','Hugo','Ines','Jonas'])[1 + i % 10] || ' '
        || (ARRAY['Abbott','Baker','Costa','Diaz','Evans','Fischer','Garcia'])[1 + i % 7] || ' ' || i AS name
FROM (SELECT current_setting('bench.learners')::int AS n) size, generate_series(0, n - 1) i) person;
-- The words of a name are computed once, not once more for each of its certificates.
ALTER TABLE bench_person ADD COLUMN sorted bytea, ADD COLUMN folded text;
UPDATE bench_person SET sorted = name_sort_key(name), folded = search_fold(name);
ALTER TABLE learner DISABLE TRIGGER learner_has_words;
ALTER TABLE certificate DISABLE TRIGGER certificate_has_words;
ANALYZE bench_person;

-- Account -1 owns organization 0, account -2 organization 1, account -3 the small school; of the others each one's first learner is the owner.
INSERT INTO account (id, email, password_hash, language, is_platform_staff, notification_sequence, created_at,
    password_changed_at)
SELECT account, 'person' || i || '@example.org', '!', 'EN', false, 0, since, since
FROM bench_person
UNION ALL SELECT bench_id('acc', -1), 'owner@example.org', '!', 'EN', false, 0, bench_time(0), bench_time(0)
UNION ALL SELECT bench_id('acc', -2), 'huge@example.org', '!', 'EN', false, 0, bench_time(0), bench_time(0)
UNION ALL SELECT bench_id('acc', -3), 'small@example.org', '!', 'EN', false, 0, bench_time(0), bench_time(0);

INSERT INTO learner (id, account_id, name, name_sort, name_folded, created_at)
SELECT learner, account, name, sorted, folded, since FROM bench_person;
ALTER TABLE learner ENABLE ALWAYS TRIGGER learner_has_words;
INSERT INTO learner (id, account_id, name, created_at) VALUES
    (bench_id('lrn', -1), bench_id('acc', -1), 'Olga Owner', bench_time(0)),
    (bench_id('lrn', -2), bench_id('acc', -2), 'Hanna Huge', bench_time(0)),
    (bench_id('lrn', -3), bench_id('acc', -3), 'Sven Small', bench_time(0));

INSERT INTO organization (id, kind, name, slug, primary_colour, created_by_id, created_at)
SELECT
    bench_id('org', o), 'SCHOOL',
    CASE o WHEN 0 THEN 'Measured School' WHEN 1 THEN 'Huge Company' WHEN small THEN 'Small School'
        ELSE 'Organization ' || o END,
    CASE o WHEN small THEN 'small-school' ELSE 'organization-' || o END, '#1A7F5A', bench_id('acc', -1), bench_time(o)
FROM (SELECT DISTINCT home AS o FROM bench_person UNION SELECT other FROM bench_person) all_of_them,
    (SELECT 23 + current_setting('bench.learners')::int / 20 AS small) numbered;

-- The viewer: owner of the measured organization, analyst of a middling one, coach of a team in a small one.
INSERT INTO membership (id, organization_id, account_id, role, created_at) VALUES
    (bench_id('mem', 0), bench_id('org', 0), bench_id('acc', -1), 'OWNER', bench_time(0)),
    (bench_id('mem', 1), bench_id('org', 2), bench_id('acc', -1), 'ANALYST', bench_time(1)),
    (bench_id('mem', 2), bench_id('org', 22), bench_id('acc', -1), 'COACH', bench_time(2)),
    (bench_id('mem', 3), bench_id('org', 1), bench_id('acc', -2), 'OWNER', bench_time(3));
INSERT INTO membership (id, organization_id, account_id, role, created_at)
SELECT bench_id('mem', 4), id, bench_id('acc', -3), 'OWNER', bench_time(4) FROM organization WHERE slug = 'small-school';
INSERT INTO membership (id, organization_id, account_id, role, created_at)
SELECT bench_id('mem', 10 + i), bench_id('org', home), bench_id('acc', i), 'OWNER', bench_time(i)
FROM (SELECT DISTINCT ON (home) home, i FROM bench_person WHERE home > 1 ORDER BY home, i) first_of_each;
INSERT INTO team (id, organization_id, name, created_at)
VALUES (bench_id('tea', 0), bench_id('org', 22), 'Team', bench_time(0));
INSERT INTO team_coach (id, organization_id, team_id, membership_id)
VALUES (bench_id('tco', 0), bench_id('org', 22), bench_id('tea', 0), bench_id('mem', 2));
INSERT INTO team_learner (id, organization_id, team_id, learner_id)
SELECT bench_id('tle', i), bench_id('org', 22), bench_id('tea', 0), bench_id('lrn', i)
FROM bench_person WHERE home = 22;

INSERT INTO access_token (id, account_id, kind, scope, token_hash, family_id, created_at, expires_at, last_used_at)
SELECT bench_id('tok', t.i), bench_id('acc', t.i), 'PERSONAL', 'READ_ONLY', sha256(current_setting(t.setting)::bytea),
    -- Used "tomorrow": nobody has to note meanwhile that it is in use.
    bench_id('fam', t.i), now(), now() + interval '1 day', now() + interval '1 day'
FROM (VALUES (-1, 'bench.token'), (-2, 'bench.huge_token'), (-3, 'bench.small_token')) t(i, setting);

INSERT INTO course (id, slug, access, validity_months, published_at, created_at)
SELECT bench_id('crs', c), 'course-' || c, 'CONNECTION', 24, bench_time(c), bench_time(c) FROM generate_series(0, 23) c;
INSERT INTO course_translation (id, course_id, language, title, summary)
SELECT
    bench_id('ctr', c * 3 + l), bench_id('crs', c), (ARRAY['EN', 'ES', 'FR'])[l + 1],
    (ARRAY['Safeguarding, part ', 'Protección, parte ', 'Protection, partie '])[l + 1] || c,
    'What everybody who works with children has to know.'
FROM generate_series(0, 23) c, generate_series(0, 2) l;

-- Some of the measured organization's learners have also left it once before.
INSERT INTO connection (id, learner_id, organization_id, state, origin, created_at, activated_at)
SELECT connection, learner, home_id, 'ACTIVE', 'LINK', since, since FROM bench_person;
INSERT INTO connection (id, learner_id, organization_id, state, origin, created_at, activated_at, ended_at,
    ended_by_id, ended_by_side)
SELECT bench_id('old', i), learner, home_id, 'DISCONNECTED', 'LINK', bench_time(i - 1000000),
    bench_time(i - 1000000), bench_time(i - 500000), account, 'LEARNER'
FROM bench_person WHERE home = 0 AND i % 30 = 0;

CREATE TEMPORARY TABLE bench_course AS SELECT c, bench_id('crs', c) AS course FROM generate_series(0, 23) c;

-- payer: 0 the organization, 1 another one, 2 the learner.
CREATE TEMPORARY TABLE bench_session_of_each (k int, state text, payer int, only_measured boolean);
INSERT INTO bench_session_of_each VALUES
    (0, 'COMPLETED', 0, false), (1, 'COMPLETED', 1, false), (2, 'COMPLETED', 2, false), (3, 'COMPLETED', 0, false),
    (4, 'COMPLETED', 1, false), (5, 'IN_PROGRESS', 0, false), (6, 'IN_PROGRESS', 1, true),
    (7, 'IN_PROGRESS', 2, true), (8, 'TERMINATED', 1, true);

INSERT INTO session (id, learner_id, course_id, language, state, funding_organization_id, connection_id,
    progress_percent, started_at, completed_at, terminated_at, termination_reason)
SELECT
    bench_id('ses', i * 10::bigint + k), learner, course, 'EN', state,
    CASE payer WHEN 0 THEN home_id WHEN 1 THEN other_id END,
    CASE payer WHEN 0 THEN connection END,
    CASE state WHEN 'COMPLETED' THEN 100 ELSE 10 * k END,
    since + k * interval '20 days',
    CASE state WHEN 'COMPLETED' THEN since + k * interval '20 days' + interval '10 days' END,
    CASE state WHEN 'TERMINATED' THEN since + k * interval '20 days' + interval '10 days' END,
    CASE state WHEN 'TERMINATED' THEN 'BY_ORGANIZATION' END
FROM bench_person, bench_session_of_each, bench_course
WHERE c = (i * 5 + k) % 24 AND (home = 0 OR NOT only_measured)
ORDER BY i, k;

INSERT INTO certificate (id, number, learner_id, course_id, session_id, funding_organization_id, holder_name,
    holder_name_sort, language, issued_at, expires_at)
SELECT
    bench_id('crt', i * 10::bigint + k),
    regexp_replace(upper(lpad(to_hex(i * 10::bigint + k), 12, '0')), '(....)(....)(....)', 'TES-\1-\2-\3'),
    learner, course, bench_id('ses', i * 10::bigint + k),
    CASE payer WHEN 0 THEN home_id WHEN 1 THEN other_id END,
    name, sorted, 'EN', since + k * interval '20 days' + interval '10 days', since + k * interval '20 days' + interval '740 days'
FROM bench_person, bench_session_of_each, bench_course
WHERE c = (i * 5 + k) % 24 AND state = 'COMPLETED'
ORDER BY i, k;
ALTER TABLE certificate ENABLE ALWAYS TRIGGER certificate_has_words;

ANALYZE learner, connection, session, certificate;
SELECT repair_rosters();

DROP FUNCTION bench_time(bigint), bench_id(text, bigint);
DROP TABLE bench_person, bench_course, bench_session_of_each;
