"""What must hold for invitations, requests, blocks and further addresses; views that reads are written over.

Written in SQL for the reasons of `0002_invariants`, in the same form.
"""

from importlib import import_module

from tortoise import migrations
from tortoise.migrations import operations as ops

_shape = import_module("migrations.0002_invariants")

ENUMS = {
    "membership": {"request_mails": "IMMEDIATELY DAILY NEVER"},
    "invitation": {"state": "QUEUED SENT FAILED ACCEPTED REVOKED EXPIRED"},
}

CHECKS = {
    "account_address": {"account_address_email_is_lower": "email = lower(email) AND email LIKE '%_@_%'"},
    "unsubscription": {"unsubscription_email_is_lower": "email = lower(email)"},
    "invitation_link": {
        "invitation_link_used_as_often_as_allowed": "uses >= 0 AND uses <= coalesce(max_uses, uses)",
    },
    "invitation": {
        "invitation_email_is_lower": "email = lower(email)",
        "invitation_token_is_long": "length(token) >= 32",
        "invitation_expires_later": "expires_at > created_at",
        "invitation_sends_count": "sends >= 1",
        "invitation_end_is_recorded": "(ended_at IS NOT NULL) = (state IN ('ACCEPTED', 'REVOKED', 'EXPIRED'))",
        "invitation_acceptance_connects": "(connection_id IS NOT NULL) = (state = 'ACCEPTED')",
        "invitation_failure_has_words": "state <> 'FAILED' OR failure IS NOT NULL",
        "invitation_sending_is_recorded": "state <> 'SENT' OR sent_at IS NOT NULL",
    },
    "block": {"block_lifting_has_an_actor": "(lifted_at IS NULL) = (lifted_by_id IS NULL)"},
    "session": {"session_note_is_of_an_end": "termination_note IS NULL OR state = 'TERMINATED'"},
    "connection": {
        "connection_message_is_a_requests": "request_message IS NULL OR origin = 'REQUEST'",
        "connection_activation_has_an_actor": "activated_by_id IS NULL OR activated_at IS NOT NULL",
    },
}

UNIQUE = {
    "account_address_email_unique": "account_address (email)",
    "invitation_one_open_per_address": "invitation (organization_id, email) WHERE state IN ('QUEUED', 'SENT')",
    "block_one_per_pair": "block (organization_id, learner_id) WHERE lifted_at IS NULL",
    "unsubscription_once": "unsubscription (organization_id, email)",
}

INDEXES = {
    "account_address_by_account": "account_address (account_id)",
    "invitation_by_organization": "invitation (organization_id, created_at, id)",
    "invitation_by_organization_changed": "invitation (organization_id, changed_in)",
    "invitation_by_email": "invitation (email)",
    "invitation_by_connection": "invitation (connection_id)",
    "invitation_by_chunk": "invitation (chunk_id) WHERE state = 'QUEUED'",
    "invitation_expiring": "invitation (expires_at) WHERE state IN ('QUEUED', 'SENT', 'FAILED')",
    "connection_by_organization_state_recent": "connection (organization_id, state, created_at, id)",
    "block_by_learner": "block (learner_id)",
    "block_by_organization_recent": "block (organization_id, created_at, id)",
    "notification_unread": "notification (recipient_id) WHERE read_at IS NULL",
    "audit_entry_by_organization_recent": "audit_entry (organization_id, at, id)",
    "audit_entry_by_actor": "audit_entry (organization_id, actor_id, at, id)",
    "audit_entry_by_subject": "audit_entry (subject_id)",
}

# A pair that is being blocked and connected at the same instant queues here; whoever comes second sees the first.
_PAIR_LOCK = "pg_advisory_xact_lock(hashtextextended(NEW.organization_id::text || NEW.learner_id::text, 0))"

TRIGGERS = [
    (
        "invitation_lifecycle", "invitation", "BEFORE INSERT OR UPDATE OR DELETE",
        """
        IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND (
            (NEW.organization_id, NEW.email, NEW.token, NEW.created_at, NEW.expires_at, NEW.invited_by_id)
                IS DISTINCT FROM
            (OLD.organization_id, OLD.email, OLD.token, OLD.created_at, OLD.expires_at, OLD.invited_by_id)
            OR NOT (
                NEW.state = OLD.state AND OLD.state IN ('QUEUED', 'SENT', 'FAILED')
                OR OLD.state = 'QUEUED' AND NEW.state IN ('SENT', 'FAILED')
                OR OLD.state = 'SENT' AND NEW.state IN ('QUEUED', 'FAILED')
                OR OLD.state = 'FAILED' AND NEW.state = 'QUEUED'
                OR OLD.state IN ('QUEUED', 'SENT', 'FAILED') AND NEW.state IN ('ACCEPTED', 'REVOKED', 'EXPIRED')
            )
        ) THEN
            RAISE EXCEPTION 'invitation % has ended, or is kept as it was made', OLD.id
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'invitation_lifecycle';
        END IF;
        NEW.changed_in := pg_current_xact_id()::text::bigint;
        RETURN NEW;
        """,
    ),
    (
        "block_keeps_apart", "connection", "BEFORE INSERT OR UPDATE OF state",
        f"""
        IF NEW.state IN ('REQUESTED', 'ACTIVE') AND (TG_OP = 'INSERT' OR NEW.state <> OLD.state) THEN
            PERFORM {_PAIR_LOCK};
            IF EXISTS (
                SELECT 1 FROM block
                WHERE organization_id = NEW.organization_id AND learner_id = NEW.learner_id AND lifted_at IS NULL
            ) THEN
                RAISE EXCEPTION 'connection %: the pair is blocked', NEW.id
                    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'block_keeps_apart';
            END IF;
        END IF;
        RETURN NEW;
        """,
    ),
    (
        "block_comes_after_the_end", "block", "BEFORE INSERT OR UPDATE OR DELETE",
        f"""
        IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND (
            OLD.lifted_at IS NOT NULL OR to_jsonb(NEW) - 'lifted_at' - 'lifted_by_id'
                <> to_jsonb(OLD) - 'lifted_at' - 'lifted_by_id'
        ) THEN
            RAISE EXCEPTION 'block %: history is never rewritten', OLD.id
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'block_comes_after_the_end';
        END IF;
        IF TG_OP = 'INSERT' THEN
            PERFORM {_PAIR_LOCK};
            IF EXISTS (
                SELECT 1 FROM connection WHERE organization_id = NEW.organization_id
                    AND learner_id = NEW.learner_id AND state IN ('REQUESTED', 'ACTIVE')
            ) THEN
                RAISE EXCEPTION 'the pair of block % has an open connection', NEW.id
                    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'block_comes_after_the_end';
            END IF;
        END IF;
        RETURN NEW;
        """,
    ),
    *(
        (
            name, table, "BEFORE INSERT OR UPDATE OF email",
            f"""
        -- One lock per address makes an account and a further address of another one queue.
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.email, 1));
        IF EXISTS (SELECT 1 FROM {other} WHERE email = NEW.email{unless}) THEN
            RAISE EXCEPTION 'the address of {table} % is an account''s already', NEW.id
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'account_address_is_nobodys';
        END IF;
        RETURN NEW;
        """,
        )
        for name, table, other, unless in (
            ("account_address_is_nobodys", "account_address", "account", ""),
            ("account_email_is_nobodys_address", "account", "account_address", ""),
        )
    ),
    *(
        (
            f"{table}_changes_standing", table, when,
            f"""
        -- Whoever watches something live is looked at again: may this account still?
        PERFORM pg_notify('standing', {account}::text);
        RETURN NULL;
        """,
        )
        for table, when, account in (
            ("membership", "AFTER INSERT OR UPDATE OF role OR DELETE", "coalesce(OLD.account_id, NEW.account_id)"),
            ("access_token", "AFTER UPDATE OF revoked_at OR DELETE", "OLD.account_id"),
            ("account", "AFTER UPDATE OF is_platform_staff", "OLD.id"),
        )
    ),
    (
        "team_coach_changes_standing", "team_coach", "AFTER INSERT OR DELETE",
        """
        PERFORM pg_notify('standing', account_id::text) FROM membership
        WHERE id = coalesce(OLD.membership_id, NEW.membership_id);
        RETURN NULL;
        """,
    ),
]

VIEWS = {
    # What a token invites to: an organization's shared link, or one address's invitation.
    "join_offer": """
        SELECT id, token, organization_id, NULL::text AS email, NULL::text AS name, NULL::text AS message,
            CASE
                WHEN rotated_at IS NOT NULL THEN 'ROTATED'
                WHEN expires_at <= now() THEN 'EXPIRED'
                WHEN NOT is_active THEN 'INACTIVE'
                WHEN uses >= max_uses THEN 'USED_UP'
                ELSE 'ACTIVE'
            END AS state
        FROM invitation_link
        UNION ALL
        SELECT id, token, organization_id, email::text, name::text, message::text,
            CASE
                WHEN state = 'ACCEPTED' THEN 'USED_UP'
                WHEN state = 'REVOKED' THEN 'REVOKED'
                WHEN state = 'EXPIRED' OR expires_at <= now() THEN 'EXPIRED'
                ELSE 'ACTIVE'
            END AS state
        FROM invitation
    """,
    # Which organizations see a record of a learner's, and why: product.md's table, one row per organization.
    "record_visibility": """
        SELECT record_type, record_id, learner_id, organization_id, array_agg(because ORDER BY because) AS because
        FROM (
            SELECT 'Session'::text AS record_type, s.id AS record_id, s.learner_id,
                s.funding_organization_id AS organization_id, 'CREDIT'::text AS because
            FROM session s WHERE s.funding_organization_id IS NOT NULL
            UNION ALL
            SELECT 'Session', s.id, s.learner_id, k.organization_id, 'CONNECTION'
            FROM session s JOIN connection k ON k.learner_id = s.learner_id AND k.state = 'ACTIVE'
            WHERE s.state = 'IN_PROGRESS'
            UNION ALL
            SELECT 'Certificate', c.id, c.learner_id, c.funding_organization_id, 'CREDIT'
            FROM certificate c WHERE c.funding_organization_id IS NOT NULL
            UNION ALL
            SELECT 'Certificate', c.id, c.learner_id, k.organization_id, 'CONNECTION'
            FROM certificate c JOIN connection k ON k.learner_id = c.learner_id AND k.state = 'ACTIVE'
        ) reasons
        GROUP BY record_type, record_id, learner_id, organization_id
    """,
    # What an entry of the audit log says beside who, what and why, a row for each.
    "audit_detail": """
        SELECT e.id AS audit_entry_id, e.organization_id, d.key AS name, d.value
        FROM audit_entry e CROSS JOIN LATERAL jsonb_each_text(e.details) d
        WHERE d.value IS NOT NULL
    """,
}

KNOWN_PURPOSES = [
    "ALTER TABLE emailed_link DROP CONSTRAINT emailed_link_purpose_is_known",
    "ALTER TABLE emailed_link ADD CONSTRAINT emailed_link_purpose_is_known"
    " CHECK (purpose IN ('RESET_PASSWORD', 'CHANGE_EMAIL', 'ADD_ADDRESS'))",
]


class Migration(migrations.Migration):
    dependencies = [("tessera", "0003_connections")]

    operations = [
        ops.RunSQL(
            ";\n".join(
                [
                    *_shape.enum_checks(ENUMS),
                    *_shape.checks(CHECKS),
                    *_shape.indexes(UNIQUE, INDEXES),
                    *_shape.triggers(TRIGGERS),
                    *(f"CREATE VIEW {name} AS {query}" for name, query in VIEWS.items()),
                    *KNOWN_PURPOSES,
                ]
            )
        )
    ]
