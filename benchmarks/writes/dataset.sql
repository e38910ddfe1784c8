-- For each contender (0, 1, 2) the same organizations, courses and learners with tokens of their own, in the same order:
-- contender, ordinal → learner bench.each × contender + ordinal. Triggers and foreign keys are on: all of it is right.
--
-- | organization of a contender | learners |
-- |---|---|
-- | 0 to 39 | every 40th of those who join by its link, and spend its credits |
-- | 40, the hot one | `bench.hot` more learners, connected, who start a session on its credits at the same instant |

CREATE FUNCTION bench_id(kind text, i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT overlay(overlay(md5(kind || i) PLACING '8' FROM 17) PLACING lpad(to_hex(1735689600000 + i), 12, '0') || '7'
        FROM 1)::uuid
$$;

BEGIN;

CREATE TEMPORARY TABLE person ON COMMIT DROP AS
SELECT
    i, i / each AS contender, i % each AS ordinal, bench_id('acc', i) AS account, bench_id('lrn', i) AS learner,
    41 * (i / each) + CASE WHEN i % each >= each - hot THEN 40 ELSE (i % each) % 40 END AS organization,
    i % each >= each - hot AS is_hot
FROM (SELECT current_setting('bench.each')::int AS each, current_setting('bench.hot')::int AS hot) size,
    generate_series(0, 3 * each - 1) i;

INSERT INTO account (id, email, password_hash, language, is_platform_staff, notification_sequence, created_at,
    password_changed_at)
SELECT account, 'writer' || i || '@example.org', '!', 'EN', false, 0, now(), now() FROM person
UNION ALL SELECT bench_id('acc', -1), 'owner@example.org', '!', 'EN', false, 0, now(), now();

INSERT INTO learner (id, account_id, name, created_at)
SELECT learner, account, 'Writer ' || ordinal, now() FROM person
UNION ALL SELECT bench_id('lrn', -1), bench_id('acc', -1), 'Olga Owner', now();

-- Used "tomorrow": nobody has to note meanwhile that it is in use.
INSERT INTO access_token (id, account_id, kind, scope, token_hash, family_id, created_at, expires_at, last_used_at)
SELECT bench_id('tok', i), account, 'MOBILE_ACCESS', 'FULL',
    sha256(rpad('tes_awriter-' || i || '-', 48, '-')::bytea), bench_id('fam', i), now(), now() + interval '1 day',
    now() + interval '1 day'
FROM person;

INSERT INTO organization (id, kind, name, slug, primary_colour, created_by_id, created_at)
SELECT bench_id('org', o), 'SCHOOL', 'School ' || o % 41, 'school-' || o, '#1A7F5A', bench_id('acc', -1), now()
FROM generate_series(0, 3 * 41 - 1) o;
INSERT INTO membership (id, organization_id, account_id, role, created_at)
SELECT bench_id('mem', o), bench_id('org', o), bench_id('acc', -1), 'OWNER', now() FROM generate_series(0, 3 * 41 - 1) o;
INSERT INTO invitation_link (id, organization_id, token, is_active, uses, created_at)
SELECT bench_id('lnk', o), bench_id('org', o), rpad('link-' || o || '-', 32, '-'), true, 0, now()
FROM generate_series(0, 3 * 41 - 1) o;

INSERT INTO ledger_account (id, organization_id, learner_id, kind, balance)
SELECT bench_id('lac', o * 4 + k), bench_id('org', o), NULL, (ARRAY['SOURCE', 'AVAILABLE', 'RESERVED', 'SPENT'])[1 + k], 0
FROM generate_series(0, 3 * 41 - 1) o, generate_series(0, 3) k;
INSERT INTO ledger_transaction (id, reason, occurred_at)
SELECT bench_id('ltx', o), 'GRANTED', now() FROM generate_series(0, 3 * 41 - 1) o;
INSERT INTO ledger_entry (id, transaction_id, account_id, amount)
SELECT bench_id('len', o * 2 + k), bench_id('ltx', o), bench_id('lac', o * 4 + k), (ARRAY[-100000, 100000])[1 + k]
FROM generate_series(0, 3 * 41 - 1) o, generate_series(0, 1) k;

INSERT INTO course (id, slug, access, validity_months, published_at, created_at)
SELECT bench_id('crs', c), 'course-' || c, 'CONNECTION', 24, now() - interval '1 day', now() FROM generate_series(0, 7) c;
INSERT INTO course_translation (id, course_id, language, title, summary)
SELECT bench_id('ctr', c * 3 + l), bench_id('crs', c), (ARRAY['EN', 'ES', 'FR'])[l + 1], 'Course ' || c, 'What to know.'
FROM generate_series(0, 7) c, generate_series(0, 2) l;
INSERT INTO course_module (id, course_id, position, kind, pass_mark)
SELECT bench_id('mod', c * 3 + m), bench_id('crs', c), m + 1, (ARRAY['LESSON', 'LESSON', 'QUIZ'])[m + 1],
    CASE m WHEN 2 THEN 70 END
FROM generate_series(0, 7) c, generate_series(0, 2) m;

INSERT INTO connection (id, learner_id, organization_id, state, origin, created_at, activated_at, activated_by_id)
SELECT bench_id('con', i), learner, bench_id('org', organization), 'ACTIVE', 'LINK', now(), now(), account
FROM person WHERE is_hot;

COMMIT;
