"""What an organization lists, in the order of its lists: kept by triggers, so that a page reads its own rows alone.

Why, what is in it and what it costs: docs/decisions/large-organizations.md. The tables have no models: triggers write
them, and lists of `permissions.connections.roster.py` read them. Rows that name their organization in a column of
their own, as what it paid for does, are not in them: 0012_roster_rows gives those tables indexes.

Each table is as its view `…_roster_due` says. Two transactions that both bring rows about which neither sees in the
other (a connection, and a session of the same learner) queue at the learner's lock; it comes after locks of rows and
before those of the ledger, so that those who hold it never wait for each other.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

TABLES = """
CREATE TABLE learner_roster (
    organization_id uuid NOT NULL, learner_id uuid NOT NULL, name_sort bytea NOT NULL,
    CONSTRAINT learner_roster_once PRIMARY KEY (learner_id, organization_id)
);
CREATE TABLE session_roster (
    organization_id uuid NOT NULL, session_id uuid NOT NULL, started_at timestamptz NOT NULL, completed_at timestamptz,
    CONSTRAINT session_roster_once PRIMARY KEY (session_id, organization_id)
);
CREATE TABLE certificate_roster (
    organization_id uuid NOT NULL, certificate_id uuid NOT NULL, issued_at timestamptz NOT NULL,
    expires_at timestamptz, holder_name_sort bytea NOT NULL,
    CONSTRAINT certificate_roster_once PRIMARY KEY (certificate_id, organization_id)
)
"""

INDEXES = {
    "learner_roster_by_name": "learner_roster (organization_id, name_sort, learner_id)",
    "session_roster_by_start": "session_roster (organization_id, started_at, session_id)",
    "session_roster_by_completion": "session_roster (organization_id, completed_at, session_id)",
    "certificate_roster_by_issue": "certificate_roster (organization_id, issued_at, certificate_id)",
    "certificate_roster_by_expiry": "certificate_roster (organization_id, expires_at, certificate_id)",
    "certificate_roster_by_holder": "certificate_roster (organization_id, holder_name_sort, certificate_id)",
}

# To the planner every organization is a large one: it then reads an index in the order of the list and stops after a
# page, which is quick for small ones too. By the average, which is small, it would sort all rows of a large one.
LARGE = {
    "learner_roster": "organization_id",
    "session_roster": "organization_id",
    "certificate_roster": "organization_id",
    "connection": "organization_id",
    "session": "funding_organization_id",
    "certificate": "funding_organization_id",
}

# Every pair that ever had a connection; what a connection shares beyond what the organization paid for.
VIEWS = """
CREATE VIEW learner_roster_due AS
    SELECT DISTINCT k.organization_id, k.learner_id, l.name_sort
    FROM connection k JOIN learner l ON l.id = k.learner_id;
CREATE VIEW session_roster_due AS
    SELECT k.organization_id, s.id AS session_id, s.started_at, s.completed_at, s.learner_id
    FROM connection k JOIN session s ON s.learner_id = k.learner_id
    WHERE k.state = 'ACTIVE' AND s.state = 'IN_PROGRESS'
        AND s.funding_organization_id IS DISTINCT FROM k.organization_id;
CREATE VIEW certificate_roster_due AS
    SELECT k.organization_id, c.id AS certificate_id, c.issued_at, c.expires_at, c.holder_name_sort, c.learner_id
    FROM connection k JOIN certificate c ON c.learner_id = k.learner_id
    WHERE k.state = 'ACTIVE' AND c.funding_organization_id IS DISTINCT FROM k.organization_id
"""

# Who opens or ends a connection, or renames, is alone with the learner; who brings or ends a record shares the lock.
# By their names these fire after the triggers that lock connections.
ALONE, SHARED = "pg_advisory_xact_lock", "pg_advisory_xact_lock_shared"
LOCKS = [
    ("learner_roster_lock", "learner", "UPDATE OF name", "NEW.id", ALONE),
    ("connection_roster_lock", "connection", "INSERT OR UPDATE OF state", "NEW.learner_id", ALONE),
    ("session_roster_lock", "session", "INSERT OR UPDATE OF state", "NEW.learner_id", SHARED),
    ("certificate_roster_lock", "certificate", "INSERT", "NEW.learner_id", SHARED),
]


def lock(name, table, when, learner, how):
    """A trigger that locks a row's learner until the transaction ends."""
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN"
        f" PERFORM {how}(hashtextextended({learner}::text, 2)); RETURN NEW; END; $body$"
    )
    yield f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"


# What active connections among the changed rows share from now on.
SHARED_FROM_NOW = """
        INSERT INTO session_roster (organization_id, session_id, started_at, completed_at)
        SELECT d.organization_id, d.session_id, d.started_at, d.completed_at
        FROM changed n JOIN session_roster_due d USING (organization_id, learner_id)
        WHERE n.state = 'ACTIVE'
        ON CONFLICT DO NOTHING;
        INSERT INTO certificate_roster (organization_id, certificate_id, issued_at, expires_at, holder_name_sort)
        SELECT d.organization_id, d.certificate_id, d.issued_at, d.expires_at, d.holder_name_sort
        FROM changed n JOIN certificate_roster_due d USING (organization_id, learner_id)
        WHERE n.state = 'ACTIVE'
        ON CONFLICT DO NOTHING;
"""

# Each is (name of trigger and function, table, when, per row or statement, body).
TRIGGERS = [
    (
        "connection_enters_roster", "connection", "AFTER INSERT", "REFERENCING NEW TABLE AS changed FOR EACH STATEMENT",
        f"""
        INSERT INTO learner_roster (organization_id, learner_id, name_sort)
        SELECT DISTINCT n.organization_id, n.learner_id, l.name_sort
        FROM changed n JOIN learner l ON l.id = n.learner_id
        ON CONFLICT DO NOTHING;
        {SHARED_FROM_NOW}
        """,
    ),
    (
        "connection_changes_roster", "connection", "AFTER UPDATE",
        "REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT",
        f"""
        IF EXISTS (SELECT FROM changed n JOIN former o USING (id) WHERE n.state = 'ACTIVE' AND o.state <> 'ACTIVE') THEN
            {SHARED_FROM_NOW}
        END IF;
        IF EXISTS (SELECT FROM changed n JOIN former o USING (id) WHERE n.state <> 'ACTIVE' AND o.state = 'ACTIVE') THEN
            DELETE FROM session_roster r USING changed n JOIN session s ON s.learner_id = n.learner_id
            WHERE n.state <> 'ACTIVE' AND r.session_id = s.id AND r.organization_id = n.organization_id
                AND NOT EXISTS (SELECT FROM session_roster_due d
                    WHERE d.session_id = r.session_id AND d.organization_id = r.organization_id);
            DELETE FROM certificate_roster r USING changed n JOIN certificate c ON c.learner_id = n.learner_id
            WHERE n.state <> 'ACTIVE' AND r.certificate_id = c.id AND r.organization_id = n.organization_id
                AND NOT EXISTS (SELECT FROM certificate_roster_due d
                    WHERE d.certificate_id = r.certificate_id AND d.organization_id = r.organization_id);
        END IF;
        """,
    ),
    (
        "session_enters_roster", "session", "AFTER INSERT", "REFERENCING NEW TABLE AS changed FOR EACH STATEMENT",
        """
        INSERT INTO session_roster (organization_id, session_id, started_at, completed_at)
        SELECT d.organization_id, d.session_id, d.started_at, d.completed_at
        FROM changed n JOIN session_roster_due d ON d.session_id = n.id
        ON CONFLICT DO NOTHING;
        """,
    ),
    (
        "session_leaves_roster", "session", "AFTER UPDATE OF state",
        "FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)",
        """
        DELETE FROM session_roster r
        WHERE r.session_id = NEW.id AND NOT EXISTS (SELECT FROM session_roster_due d
            WHERE d.session_id = r.session_id AND d.organization_id = r.organization_id);
        """,
    ),
    (
        "certificate_enters_roster", "certificate", "AFTER INSERT",
        "REFERENCING NEW TABLE AS changed FOR EACH STATEMENT",
        """
        INSERT INTO certificate_roster (organization_id, certificate_id, issued_at, expires_at, holder_name_sort)
        SELECT d.organization_id, d.certificate_id, d.issued_at, d.expires_at, d.holder_name_sort
        FROM changed n JOIN certificate_roster_due d ON d.certificate_id = n.id
        ON CONFLICT DO NOTHING;
        """,
    ),
    (
        "learner_renamed_in_roster", "learner", "AFTER UPDATE OF name",
        "FOR EACH ROW WHEN (OLD.name_sort IS DISTINCT FROM NEW.name_sort)",
        """
        UPDATE learner_roster SET name_sort = NEW.name_sort WHERE learner_id = NEW.id;
        """,
    ),
]


def trigger(name, table, when, each, body):
    """With a function of its own name."""
    yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN {body} RETURN NULL; END; $body$"
    yield f"CREATE TRIGGER {name} {when} ON {table} {each} EXECUTE FUNCTION {name}()"


# For rows that came without triggers. Adds first: what ends meanwhile, the second statement may see.
KEPT = {
    "learner_roster": ("learner_id", ("name_sort",)),
    "session_roster": ("session_id", ("started_at", "completed_at")),
    "certificate_roster": ("certificate_id", ("issued_at", "expires_at", "holder_name_sort")),
}


def repair_of(table, row, keys):
    """Makes one table what its view says; `changed` counts rows."""
    columns, mine = ", ".join(keys), ", ".join(f"r.{key}" for key in keys)
    yield (
        f"INSERT INTO {table} AS r (organization_id, {row}, {columns})"
        f" SELECT organization_id, {row}, {columns} FROM {table}_due"
        f" ON CONFLICT (organization_id, {row}) DO UPDATE SET"
        f" {', '.join(f'{key} = excluded.{key}' for key in keys)}"
        f" WHERE ({mine}) IS DISTINCT FROM ({', '.join(f'excluded.{key}' for key in keys)})"
    )
    yield (
        f"DELETE FROM {table} r WHERE NOT EXISTS (SELECT FROM {table}_due d"
        f" WHERE d.organization_id = r.organization_id AND d.{row} = r.{row})"
    )


def repair():
    """The function `repair_rosters`: how many rows it had to change."""
    steps = "".join(
        f"{statement}; GET DIAGNOSTICS changed = ROW_COUNT; total := total + changed; "
        for table, (row, keys) in KEPT.items()
        for statement in repair_of(table, row, keys)
    )
    return (
        "CREATE FUNCTION repair_rosters() RETURNS bigint LANGUAGE plpgsql AS $body$"
        f" DECLARE total bigint := 0; changed bigint; BEGIN {steps} RETURN total; END; $body$"
    )


class Migration(migrations.Migration):
    dependencies = [("tessera", "0010_mail_allowance")]

    operations = [
        ops.RunSQL(
            ";\n".join(
                [
                    TABLES,
                    *(f"CREATE INDEX {name} ON {target}" for name, target in INDEXES.items()),
                    *(f"ALTER TABLE {table} ALTER {column} SET (n_distinct = 2)" for table, column in LARGE.items()),
                    VIEWS,
                    *(statement for one in LOCKS for statement in lock(*one)),
                    *(statement for one in TRIGGERS for statement in trigger(*one)),
                    repair(),
                ]
            )
        )
    ]
