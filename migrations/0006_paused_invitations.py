"""Mailed invitations are paused while the link that the organization shares is off."""

from tortoise import migrations
from tortoise.migrations import operations as ops

# As in 0004_connections_invariants, and PAUSED. Made anew: a database made while 0004 was still being written has other
# columns here, see 0008_repair_early_databases.
JOIN_OFFER = """
DROP VIEW IF EXISTS join_offer;
CREATE VIEW join_offer AS
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
    SELECT i.id, i.token, i.organization_id, i.email::text, i.name::text, i.message::text,
        CASE
            WHEN i.state = 'ACCEPTED' THEN 'USED_UP'
            WHEN i.state = 'REVOKED' THEN 'REVOKED'
            WHEN i.state = 'EXPIRED' OR i.expires_at <= now() THEN 'EXPIRED'
            WHEN EXISTS (
                SELECT 1 FROM invitation_link l
                WHERE l.organization_id = i.organization_id AND l.rotated_at IS NULL AND NOT l.is_active
            ) THEN 'PAUSED'
            ELSE 'ACTIVE'
        END AS state
    FROM invitation i
"""

# What a link's switch pauses is counted.
OPEN_BY_ORGANIZATION = """
CREATE INDEX invitation_open_by_organization ON invitation (organization_id, expires_at)
WHERE state IN ('QUEUED', 'SENT', 'FAILED')
"""


class Migration(migrations.Migration):
    dependencies = [("tessera", "0005_short_writes")]

    operations = [ops.RunSQL(f"{JOIN_OFFER}; {OPEN_BY_ORGANIZATION}")]
