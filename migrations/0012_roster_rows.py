"""Fills the rosters of 0011_roster for what there is, and indexes what names its organization in a column of its own.

Each statement is a transaction: reads go on, and writes of sessions or certificates wait for one index at a time. The
triggers of 0011 are there already, so rows that come meanwhile are on the rosters too.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

INDEXES = {
    "session_by_funding_start": "session (funding_organization_id, started_at, id)",
    "session_by_funding_completion": "session (funding_organization_id, completed_at, id)",
    "certificate_by_funding_issue": "certificate (funding_organization_id, issued_at, id)",
    "certificate_by_funding_expiry": "certificate (funding_organization_id, expires_at, id)",
    "certificate_by_funding_holder": "certificate (funding_organization_id, holder_name_sort, id)",
}


class Migration(migrations.Migration):
    dependencies = [("tessera", "0011_roster")]

    atomic = False
    """An interrupted one is begun again: each statement can be repeated."""

    operations = [
        ops.RunSQL("SELECT repair_rosters()"),
        *(ops.RunSQL(f"CREATE INDEX IF NOT EXISTS {name} ON {target}") for name, target in INDEXES.items()),
        ops.RunSQL("ANALYZE learner_roster, session_roster, certificate_roster, connection, session, certificate"),
    ]
