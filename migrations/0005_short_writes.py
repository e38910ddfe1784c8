"""What a unit of work's last statement asks, so that one statement can refuse what it has written itself."""

from tortoise import migrations
from tortoise.migrations import operations as ops

REFUSE_STALE = """
CREATE FUNCTION refuse_stale(returned bigint, wanted bigint) RETURNS boolean LANGUAGE plpgsql AS $body$
BEGIN
    IF returned <> wanted THEN
        -- The code of a serialization failure: whoever asked begins again.
        RAISE EXCEPTION 'another transaction was faster: % rows instead of %', returned, wanted
            USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN true;
END;
$body$
"""

# As in 0002_invariants, and an update that changes nothing is none: by it a posting finds the account that a twin has
# made meanwhile.
BALANCE_IS_DERIVED = """
CREATE OR REPLACE FUNCTION ledger_account_is_derived() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.balance = 0 THEN
        RETURN NEW;
    END IF;
    -- Depth 2 is this trigger fired by the update inside ledger_entry_posts.
    IF TG_OP = 'UPDATE' AND (OLD = NEW OR pg_trigger_depth() = 2
        AND to_jsonb(NEW) - 'balance' = to_jsonb(OLD) - 'balance') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a balance changes by ledger entries alone'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'ledger_account_is_derived';
END;
$body$
"""


class Migration(migrations.Migration):
    dependencies = [("tessera", "0004_connections_invariants")]

    operations = [ops.RunSQL(f"{REFUSE_STALE}; {BALANCE_IS_DERIVED}")]
