"""Gives early databases what 0004_connections_invariants gained after they had applied it.

0004 was edited from the commit `fdce7a1` on. A database that applied an early wording records it as done and lacks what
came later. Each statement does nothing where the object exists. Since this migration, `checksums.txt` and the
`tortoise_migrations.checksum` column refuse such an edit.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

INDEXES = """
CREATE INDEX IF NOT EXISTS connection_by_organization_state_recent
    ON connection (organization_id, state, created_at, id);
CREATE INDEX IF NOT EXISTS block_by_organization_recent ON block (organization_id, created_at, id);
CREATE INDEX IF NOT EXISTS audit_entry_by_actor ON audit_entry (organization_id, actor_id, at, id);
CREATE INDEX IF NOT EXISTS audit_entry_by_subject ON audit_entry (subject_id)
"""

VIEWS = """
DROP VIEW IF EXISTS session_visibility, certificate_visibility;
DO $body$
BEGIN
    IF to_regclass('record_visibility') IS NULL THEN
        CREATE VIEW record_visibility AS
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
        GROUP BY record_type, record_id, learner_id, organization_id;
    END IF;
    IF to_regclass('audit_detail') IS NULL THEN
        CREATE VIEW audit_detail AS
        SELECT e.id AS audit_entry_id, e.organization_id, d.key AS name, d.value
        FROM audit_entry e CROSS JOIN LATERAL jsonb_each_text(e.details) d
        WHERE d.value IS NOT NULL;
    END IF;
END;
$body$
"""


class Migration(migrations.Migration):
    dependencies = [("tessera", "0007_words")]

    operations = [ops.RunSQL(f"{INDEXES}; {VIEWS}")]
