"""What must hold, held by the database: checks, unique and foreign keys, indexes, triggers.

Written in SQL because Tortoise drops `Meta.constraints` of a table's first migration, and because a
state machine is a trigger. `tests/models` compares all of it with what is really present.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

ENUMS = {
    "account": {"language": "EN ES FR"},
    "registration": {"language": "EN ES FR"},
    "organization": {"kind": "SCHOOL COMPANY"},
    "membership": {"role": "OWNER ADMIN COACH ANALYST"},
    "staff_invitation": {"role": "OWNER ADMIN COACH ANALYST"},
    "connection": {
        "state": "REQUESTED ACTIVE REJECTED WITHDRAWN DISCONNECTED",
        "origin": "LINK EMAIL_INVITATION REQUEST",
        "ended_by_side": "LEARNER ORGANIZATION",
    },
    "course": {"access": "CONNECTION CODE"},
    "course_translation": {"language": "EN ES FR"},
    "course_module": {"kind": "LESSON QUIZ"},
    "course_module_translation": {"language": "EN ES FR"},
    "session": {
        "language": "EN ES FR",
        "state": "IN_PROGRESS COMPLETED TERMINATED",
        "termination_reason": "DISCONNECTED BY_ORGANIZATION",
    },
    "certificate": {"language": "EN ES FR"},
    "ledger_account": {"kind": "SOURCE AVAILABLE RESERVED SPENT"},
    "ledger_transaction": {
        "reason": "GRANTED SESSION_STARTED SESSION_COMPLETED RETURNED_ON_TERMINATION"
    },
    "access_token": {
        "kind": "BROWSER MOBILE_ACCESS MOBILE_REFRESH PERSONAL",
        "scope": "FULL READ_ONLY",
    },
    "emailed_link": {"purpose": "RESET_PASSWORD CHANGE_EMAIL"},
}

CHECKS = {
    "account": {
        "account_email_is_lower": "email = lower(email) AND email LIKE '%_@_%'",
        "account_notification_sequence_counts": "notification_sequence >= 0",
    },
    "learner": {"learner_name_is_given": "btrim(name) <> ''"},
    "organization": {
        "organization_name_is_given": "btrim(name) <> ''",
        "organization_slug_is_plain": "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'",
        "organization_primary_colour_is_hex": "primary_colour ~ '^#[0-9A-F]{6}$'",
        "organization_accent_colour_is_hex": "accent_colour ~ '^#[0-9A-F]{6}$'",
    },
    "staff_invitation": {
        "staff_invitation_email_is_lower": "email = lower(email)",
        "staff_invitation_has_one_outcome": "accepted_at IS NULL OR revoked_at IS NULL",
        "staff_invitation_expires_later": "expires_at > created_at",
    },
    "team": {"team_name_is_given": "btrim(name) <> ''"},
    "connection": {
        "connection_activation_is_recorded": "(activated_at IS NOT NULL) = (state IN ('ACTIVE', 'DISCONNECTED'))",
        "connection_end_is_recorded": "(ended_at IS NOT NULL) = (state IN ('REJECTED', 'WITHDRAWN', 'DISCONNECTED'))",
        "connection_end_has_an_actor": (
            "(ended_at IS NULL AND ended_by_id IS NULL AND ended_by_side IS NULL AND end_reason IS NULL)"
            " OR (ended_at IS NOT NULL AND ended_by_id IS NOT NULL AND ended_by_side IS NOT NULL)"
        ),
        "connection_request_has_request_origin": (
            "origin = 'REQUEST' OR state NOT IN ('REQUESTED', 'REJECTED', 'WITHDRAWN')"
        ),
    },
    "invitation_link": {
        "invitation_link_token_is_long": "length(token) >= 32",
        "invitation_link_rotated_is_inactive": "rotated_at IS NULL OR NOT is_active",
    },
    "course": {"course_validity_is_positive": "validity_months > 0"},
    "course_module": {
        "course_module_position_counts": "position >= 1",
        "course_module_only_quizzes_have_marks": "(kind = 'QUIZ') = (pass_mark IS NOT NULL)",
        "course_module_pass_mark_is_percent": "pass_mark BETWEEN 0 AND 100",
    },
    "session": {
        "session_progress_is_percent": "progress_percent BETWEEN 0 AND 100",
        "session_completion_is_recorded": (
            "(completed_at IS NOT NULL) = (state = 'COMPLETED') AND (state <> 'COMPLETED' OR progress_percent = 100)"
        ),
        "session_termination_is_recorded": (
            "(terminated_at IS NOT NULL) = (state = 'TERMINATED')"
            " AND (termination_reason IS NOT NULL) = (state = 'TERMINATED')"
            " AND (terminated_by_id IS NULL OR state = 'TERMINATED')"
        ),
        "session_connection_pays": "connection_id IS NULL OR funding_organization_id IS NOT NULL",
    },
    "module_progress": {"module_progress_score_is_percent": "score_percent BETWEEN 0 AND 100"},
    "certificate": {
        "certificate_number_is_plain": "number ~ '^[A-Z0-9]{3}(-[A-Z0-9]{4}){3}$'",
        "certificate_expires_later": "expires_at > issued_at",
        "certificate_revocation_has_a_reason": "(revoked_at IS NULL) = (revocation_reason IS NULL)",
    },
    "ledger_account": {
        "ledger_account_has_one_owner": "(organization_id IS NULL) <> (learner_id IS NULL)",
        "ledger_account_not_overdrawn": "CASE WHEN kind = 'SOURCE' THEN balance <= 0 ELSE balance >= 0 END",
    },
    "ledger_transaction": {
        "ledger_transaction_names_its_session": "(reason = 'GRANTED') = (session_id IS NULL)",
    },
    "ledger_entry": {"ledger_entry_moves_something": "amount <> 0"},
    "outbox": {
        "outbox_has_one_outcome": "done_at IS NULL OR parked_at IS NULL",
        "outbox_attempts_count": "attempts >= 0",
    },
    "notification": {"notification_sequence_counts": "sequence >= 1"},
    "access_token": {
        "access_token_hash_is_sha256": "length(token_hash) = 32",
        "access_token_expires_later": "expires_at > created_at",
        "access_token_only_personal_are_read_only": "(kind = 'PERSONAL') = (scope = 'READ_ONLY')",
    },
    "registration": {
        "registration_email_is_lower": "email = lower(email)",
        "registration_expires_later": "expires_at > created_at",
    },
    "emailed_link": {
        "emailed_link_email_is_lower": "email = lower(email)",
        "emailed_link_former_email_is_for_changes": "(purpose = 'CHANGE_EMAIL') = (former_email IS NOT NULL)",
    },
}

UNIQUE = {
    "account_email_unique": "account (email)",
    "organization_slug_unique": "organization (slug)",
    "membership_one_per_person": "membership (organization_id, account_id)",
    "membership_in_organization": "membership (id, organization_id)",
    "staff_invitation_one_pending": (
        "staff_invitation (organization_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL"
    ),
    "team_name_unique": "team (organization_id, lower(name))",
    "team_in_organization": "team (id, organization_id)",
    "team_coach_once": "team_coach (team_id, membership_id)",
    "team_learner_once": "team_learner (team_id, learner_id)",
    "connection_one_open_per_pair": (
        "connection (learner_id, organization_id) WHERE state IN ('REQUESTED', 'ACTIVE')"
    ),
    "connection_of_pair": "connection (id, learner_id, organization_id)",
    "invitation_link_one_current": "invitation_link (organization_id) WHERE rotated_at IS NULL",
    "course_translation_one_per_language": "course_translation (course_id, language)",
    "course_module_position_unique": "course_module (course_id, position)",
    "course_module_translation_one_per_language": "course_module_translation (module_id, language)",
    "session_one_in_progress_per_course": "session (learner_id, course_id) WHERE state = 'IN_PROGRESS'",
    "session_with_funding": "session (id, learner_id, course_id)",
    "module_progress_once": "module_progress (session_id, module_id)",
    "ledger_account_one_of_a_kind": "ledger_account (organization_id, learner_id, kind) NULLS NOT DISTINCT",
    "ledger_session_paid_once": "ledger_transaction (session_id) WHERE reason = 'SESSION_STARTED'",
    "ledger_session_settled_once": (
        "ledger_transaction (session_id) WHERE reason IN ('SESSION_COMPLETED', 'RETURNED_ON_TERMINATION')"
    ),
    "notification_sequence_unique": "notification (recipient_id, sequence)",
    "notification_once": "notification (recipient_id, key)",
    "access_token_hash_unique": "access_token (token_hash)",
    "idempotency_key_once": "idempotency_key (account_id, key)",
}

INDEXES = {
    "membership_by_account": "membership (account_id)",
    "team_coach_by_membership": "team_coach (membership_id)",
    "team_learner_by_learner": "team_learner (learner_id, team_id)",
    "connection_by_organization": "connection (organization_id, state, learner_id)",
    "connection_by_organization_recent": "connection (organization_id, created_at, id)",
    "connection_by_learner": "connection (learner_id, created_at, id)",
    "session_by_learner": "session (learner_id, started_at, id)",
    "session_by_funding": "session (funding_organization_id, learner_id)",
    "session_running_by_connection": "session (connection_id) WHERE state = 'IN_PROGRESS'",
    "certificate_by_learner": "certificate (learner_id, issued_at, id)",
    "certificate_by_funding": "certificate (funding_organization_id, learner_id)",
    "ledger_entry_by_account": "ledger_entry (account_id, id)",
    "ledger_entry_by_transaction": "ledger_entry (transaction_id)",
    "outbox_waiting": "outbox (not_before) WHERE done_at IS NULL AND parked_at IS NULL",
    "access_token_by_account": "access_token (account_id)",
    "access_token_by_family": "access_token (family_id)",
    "registration_by_email": "registration (email)",
    "emailed_link_by_account": "emailed_link (account_id)",
    "audit_entry_by_organization": "audit_entry (organization_id, at)",
    "learner_name_search": "learner USING gin (name gin_trgm_ops)",
    "organization_name_search": "organization USING gin (name gin_trgm_ops)",
}

SAME_ORGANIZATION = {
    "team_coach_same_organization": (
        "team_coach", "(team_id, organization_id)", "team (id, organization_id) ON DELETE CASCADE"
    ),
    "team_coach_member_of_organization": (
        "team_coach", "(membership_id, organization_id)", "membership (id, organization_id) ON DELETE CASCADE"
    ),
    "team_learner_same_organization": (
        "team_learner", "(team_id, organization_id)", "team (id, organization_id) ON DELETE CASCADE"
    ),
    "session_connection_matches": (
        "session",
        "(connection_id, learner_id, funding_organization_id)",
        "connection (id, learner_id, organization_id)",
    ),
    "certificate_session_matches": (
        "certificate", "(session_id, learner_id, course_id)", "session (id, learner_id, course_id)"
    ),
}

# Each is (trigger name, table, when, function body). The body's refusals name the trigger as the violated
# constraint, so that the code maps them like any other constraint.
TRIGGERS = [
    (
        "account_has_learner", "account", "CONSTRAINT: AFTER INSERT",
        """
        IF NOT EXISTS (SELECT 1 FROM learner WHERE account_id = NEW.id) THEN
            RAISE EXCEPTION 'account % has no learner', NEW.id
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'account_has_learner';
        END IF;
        RETURN NULL;
        """,
    ),
    (
        "organization_keeps_an_owner", "membership", "CONSTRAINT: AFTER UPDATE OR DELETE",
        """
        -- The lock makes two departing owners queue; the second one's count then sees the first one gone.
        PERFORM 1 FROM organization WHERE id = OLD.organization_id FOR NO KEY UPDATE;
        IF NOT EXISTS (SELECT 1 FROM membership WHERE organization_id = OLD.organization_id AND role = 'OWNER') THEN
            RAISE EXCEPTION 'organization % would have no owner', OLD.organization_id
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'organization_keeps_an_owner';
        END IF;
        RETURN NULL;
        """,
    ),
    (
        "organization_starts_with_an_owner", "organization", "CONSTRAINT: AFTER INSERT",
        """
        IF NOT EXISTS (SELECT 1 FROM membership WHERE organization_id = NEW.id AND role = 'OWNER') THEN
            RAISE EXCEPTION 'organization % has no owner', NEW.id
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'organization_starts_with_an_owner';
        END IF;
        RETURN NULL;
        """,
    ),
    (
        "connection_lifecycle", "connection", "BEFORE UPDATE OR DELETE",
        """
        IF TG_OP = 'UPDATE' AND (NEW.learner_id, NEW.organization_id, NEW.origin, NEW.created_at)
                = (OLD.learner_id, OLD.organization_id, OLD.origin, OLD.created_at) THEN
            IF OLD.state = 'REQUESTED' AND NEW.state IN ('REQUESTED', 'ACTIVE', 'REJECTED', 'WITHDRAWN')
                OR OLD.state = 'ACTIVE' AND NEW.state IN ('ACTIVE', 'DISCONNECTED')
                OR OLD = NEW THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION 'connection %: history is never rewritten', OLD.id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'connection_lifecycle';
        """,
    ),
    (
        "session_lifecycle", "session", "BEFORE UPDATE OR DELETE",
        """
        IF TG_OP = 'UPDATE'
            AND (NEW.learner_id, NEW.course_id, NEW.language, NEW.started_at)
                = (OLD.learner_id, OLD.course_id, OLD.language, OLD.started_at)
            AND (NEW.funding_organization_id, NEW.connection_id)
                IS NOT DISTINCT FROM (OLD.funding_organization_id, OLD.connection_id)
            AND (OLD.state = 'IN_PROGRESS' OR OLD = NEW) THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'session % has ended', OLD.id
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'session_lifecycle';
        """,
    ),
    (
        "session_connection_active", "session", "BEFORE INSERT OR UPDATE",
        """
        -- Ending a session is always allowed; using one needs the bond that pays for it. The share lock
        -- makes this transaction and a disconnect queue, so that exactly one of them wins.
        IF NEW.connection_id IS NOT NULL AND NEW.state <> 'TERMINATED' THEN
            PERFORM 1 FROM connection WHERE id = NEW.connection_id AND state = 'ACTIVE' FOR SHARE;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'the connection that pays for session % has ended', NEW.id
                    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'session_connection_active';
            END IF;
        END IF;
        RETURN NEW;
        """,
    ),
    (
        "module_progress_in_progress", "module_progress", "BEFORE INSERT OR UPDATE OR DELETE",
        """
        DECLARE
            the_session session%ROWTYPE;
        BEGIN
            IF TG_OP = 'DELETE' THEN
                RAISE EXCEPTION 'progress is kept'
                    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'session_lifecycle';
            END IF;
            SELECT * INTO the_session FROM session WHERE id = NEW.session_id;
            IF the_session.state <> 'IN_PROGRESS' THEN
                RAISE EXCEPTION 'session % has ended', NEW.session_id
                    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'session_lifecycle';
            END IF;
            IF the_session.connection_id IS NOT NULL THEN
                PERFORM 1 FROM connection WHERE id = the_session.connection_id AND state = 'ACTIVE' FOR SHARE;
                IF NOT FOUND THEN
                    RAISE EXCEPTION 'the connection that pays for session % has ended', NEW.session_id
                        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'session_connection_active';
                END IF;
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM course_module WHERE id = NEW.module_id AND course_id = the_session.course_id
            ) THEN
                RAISE EXCEPTION 'module % is of another course', NEW.module_id
                    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'module_progress_in_progress';
            END IF;
            RETURN NEW;
        END;
        """,
    ),
    (
        "certificate_is_kept", "certificate", "BEFORE UPDATE OR DELETE",
        """
        IF TG_OP = 'UPDATE' AND OLD.revoked_at IS NULL
            AND to_jsonb(NEW) - 'revoked_at' - 'revocation_reason'
              = to_jsonb(OLD) - 'revoked_at' - 'revocation_reason' THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'certificate % is kept as it was issued', OLD.number
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'certificate_is_kept';
        """,
    ),
    (
        "certificate_funding_matches", "certificate", "BEFORE INSERT",
        """
        IF NOT EXISTS (
            SELECT 1 FROM session
            WHERE id = NEW.session_id AND state = 'COMPLETED'
                AND funding_organization_id IS NOT DISTINCT FROM NEW.funding_organization_id
        ) THEN
            RAISE EXCEPTION 'certificate % does not match a completed session', NEW.number
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'certificate_funding_matches';
        END IF;
        RETURN NEW;
        """,
    ),
    (
        "ledger_entry_posts", "ledger_entry", "AFTER INSERT",
        """
        UPDATE ledger_account SET balance = balance + NEW.amount WHERE id = NEW.account_id;
        RETURN NULL;
        """,
    ),
    (
        "ledger_account_is_derived", "ledger_account", "BEFORE INSERT OR UPDATE OR DELETE",
        """
        IF TG_OP = 'INSERT' AND NEW.balance = 0 THEN
            RETURN NEW;
        END IF;
        -- Depth 2 is this trigger fired by the update inside ledger_entry_posts.
        IF TG_OP = 'UPDATE' AND pg_trigger_depth() = 2
            AND to_jsonb(NEW) - 'balance' = to_jsonb(OLD) - 'balance' THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a balance changes by ledger entries alone'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_account_is_derived';
        """,
    ),
    (
        "ledger_transaction_balances", "ledger_transaction", "CONSTRAINT: AFTER INSERT",
        """
        IF (SELECT count(*) < 2 OR sum(amount) <> 0 OR count(DISTINCT coalesce(a.organization_id, a.learner_id)) <> 1
            FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE e.transaction_id = NEW.id) THEN
            RAISE EXCEPTION 'ledger transaction % does not balance', NEW.id
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_transaction_balances';
        END IF;
        RETURN NULL;
        """,
    ),
    (
        "ledger_entry_balances", "ledger_entry", "CONSTRAINT: AFTER INSERT",
        """
        IF (SELECT sum(amount) FROM ledger_entry WHERE transaction_id = NEW.transaction_id) <> 0 THEN
            RAISE EXCEPTION 'ledger transaction % does not balance', NEW.transaction_id
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_transaction_balances';
        END IF;
        RETURN NULL;
        """,
    ),
    *(
        (
            f"{table}_is_append_only", table, "BEFORE UPDATE OR DELETE",
            f"""
        RAISE EXCEPTION '{table} is append-only'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = '{table}_is_append_only';
        """,
        )
        for table in ("ledger_transaction", "ledger_entry", "audit_entry")
    ),
]


def enum_checks(enums):
    """For each table's columns, what they may hold."""
    return [
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_{column}_is_known" CHECK ("{column}" IN ('
        + ", ".join(f"'{value}'" for value in values.split())
        + "))"
        for table, columns in enums.items()
        for column, values in columns.items()
    ]


def checks(conditions_by_table):
    """Named conditions on each table's rows."""
    return [
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" CHECK ({condition})'
        for table, conditions in conditions_by_table.items()
        for name, condition in conditions.items()
    ]


def indexes(unique, others):
    """Unique ones, then others."""
    wanted = [f'CREATE UNIQUE INDEX "{name}" ON {target}' for name, target in unique.items()]
    return wanted + [f'CREATE INDEX "{name}" ON {target}' for name, target in others.items()]


def foreign_keys(pairs):
    """Foreign keys over several columns."""
    return [
        f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY {columns} REFERENCES {target}'
        for name, (table, columns, target) in pairs.items()
    ]


def triggers(named):
    """Each with a function of its own name."""
    statements = []
    for name, table, when, body in named:
        block = body if "BEGIN" in body else f"BEGIN {body} END;"
        statements.append(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ {block} $body$")
        if when.startswith("CONSTRAINT: "):
            timing = when.removeprefix("CONSTRAINT: ")
            statements.append(
                f"CREATE CONSTRAINT TRIGGER {name} {timing} ON {table}"
                f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
        else:
            statements.append(f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")
    return statements


OUTBOX_WAKES_RELAY = [
    "CREATE FUNCTION outbox_wakes_relay() RETURNS trigger LANGUAGE plpgsql AS "
    "$body$ BEGIN PERFORM pg_notify('outbox', ''); RETURN NULL; END; $body$",
    "CREATE TRIGGER outbox_wakes_relay AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_wakes_relay()",
]


class Migration(migrations.Migration):
    dependencies = [("tessera", "0001_initial")]

    # One operation: Tortoise copies its whole state for each, which takes longer than the SQL.
    operations = [
        ops.RunSQL(
            ";\n".join(
                [
                    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                    *enum_checks(ENUMS),
                    *checks(CHECKS),
                    *indexes(UNIQUE, INDEXES),
                    *foreign_keys(SAME_ORGANIZATION),
                    *triggers(TRIGGERS),
                    *OUTBOX_WAKES_RELAY,
                ]
            )
        )
    ]
