"""How many invitations an organization mails in a day is counted, and grows with what is accepted."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from migrations._names import AuditAction
from migrations._names import new_id
from tortoise.fields.base import OnDelete
from tortoise import fields

# What has the effect that `domain/connections/mail_allowance.py` describes. `mail_day` holds few rows of an organization;
# accepted invitations are counted up to the last step, refused ones by an index of their own.
ALLOWANCE = """
ALTER TABLE mail_day
    ADD CONSTRAINT mail_day_counts CHECK (mails >= 0),
    ADD CONSTRAINT mail_day_one_per_organization UNIQUE (organization_id, day);
ALTER TABLE organization
    ADD CONSTRAINT organization_mails_per_day CHECK (mails_per_day BETWEEN 0 AND 100000),
    ADD CONSTRAINT organization_mails_per_day_set CHECK (mails_per_day IS NULL OR mails_per_day_set_at IS NOT NULL);
CREATE INDEX invitation_accepted ON invitation (organization_id) WHERE state = 'ACCEPTED';
CREATE INDEX invitation_bounced ON invitation (organization_id, bounced_at) WHERE bounced_at IS NOT NULL;
CREATE VIEW mail_allowance AS
    SELECT o.id, t.level::text AS level,
        CASE t.level WHEN 'PAUSED' THEN 0 WHEN 'REDUCED' THEN greatest(1, g.base / 10) ELSE g.base END AS per_day,
        m.used_today,
        greatest(
            0, CASE t.level WHEN 'PAUSED' THEN 0 WHEN 'REDUCED' THEN greatest(1, g.base / 10) ELSE g.base END
            - m.used_today
        ) AS left_today,
        (w.today + 1)::timestamp AT TIME ZONE 'UTC' AS renews_at,
        a.accepted, m.mailed, b.refused, u.unsubscribed
    FROM organization o
    CROSS JOIN LATERAL (
        SELECT greatest(now() - interval '30 days', o.mails_per_day_set_at) AS since,
            (now() AT TIME ZONE 'UTC')::date AS today
    ) w
    CROSS JOIN LATERAL (
        SELECT count(*)::int AS accepted
        FROM (SELECT FROM invitation i WHERE i.organization_id = o.id AND i.state = 'ACCEPTED' LIMIT 500) x
    ) a
    CROSS JOIN LATERAL (
        SELECT coalesce(sum(d.mails) FILTER (WHERE d.day >= (w.since AT TIME ZONE 'UTC')::date), 0)::int AS mailed,
            coalesce(sum(d.mails) FILTER (WHERE d.day = w.today), 0)::int AS used_today
        FROM mail_day d
        WHERE d.organization_id = o.id AND d.day >= w.today - 30
    ) m
    CROSS JOIN LATERAL (
        SELECT count(*)::int AS refused FROM invitation i
        WHERE i.organization_id = o.id AND i.bounced_at >= w.since
    ) b
    CROSS JOIN LATERAL (
        SELECT count(*)::int AS unsubscribed FROM unsubscription s
        WHERE s.organization_id = o.id AND s.created_at >= w.since
    ) u
    CROSS JOIN LATERAL (
        SELECT coalesce(
            o.mails_per_day, CASE WHEN a.accepted >= 500 THEN 10000 WHEN a.accepted >= 50 THEN 2000 ELSE 200 END
        ) AS base, b.refused + u.unsubscribed AS bad
    ) g
    CROSS JOIN LATERAL (
        SELECT CASE
            WHEN o.mails_per_day = 0 OR (g.bad >= 20 AND g.bad * 100::bigint > m.mailed * 20::bigint) THEN 'PAUSED'
            WHEN g.bad >= 20 AND g.bad * 100::bigint > m.mailed * 5::bigint THEN 'REDUCED'
            WHEN o.mails_per_day IS NOT NULL THEN 'SET'
            WHEN a.accepted >= 500 THEN 'TRUSTED'
            WHEN a.accepted >= 50 THEN 'KNOWN'
            ELSE 'NEW'
        END AS level
    ) t;
INSERT INTO mail_day (id, organization_id, day, mails)
SELECT gen_random_uuid(), organization_id, (created_at AT TIME ZONE 'UTC')::date, count(*)
FROM invitation WHERE created_at >= now() - interval '31 days' GROUP BY 2, 3
"""


class Migration(migrations.Migration):
    dependencies = [('tessera', '0009_staff_changes')]

    initial = False

    operations = [
        ops.CreateModel(
            name='MailDay',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ('organization', fields.ForeignKeyField('tessera.Organization', source_field='organization_id', db_constraint=True, to_field='id', related_name='mail_days', on_delete=OnDelete.RESTRICT)),
                ('day', fields.DateField()),
                ('mails', fields.IntField(default=0)),
            ],
            options={'table': 'mail_day', 'app': 'tessera', 'pk_attr': 'id', 'table_description': 'How many invitations an organization queued on one day in UTC, those sent again included.'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='AuditEntry',
            name='action',
            field=fields.CharEnumField(description='ORGANIZATION_CREATED: ORGANIZATION_CREATED\nBRANDING_CHANGED: BRANDING_CHANGED\nSTAFF_INVITED: STAFF_INVITED\nSTAFF_INVITATION_REVOKED: STAFF_INVITATION_REVOKED\nMEMBER_ADDED: MEMBER_ADDED\nMEMBER_REMOVED: MEMBER_REMOVED\nROLE_CHANGED: ROLE_CHANGED\nOWNERSHIP_TRANSFERRED: OWNERSHIP_TRANSFERRED\nTEAM_CHANGED: TEAM_CHANGED\nLINK_ACTIVATED: LINK_ACTIVATED\nLINK_DEACTIVATED: LINK_DEACTIVATED\nLINK_ROTATED: LINK_ROTATED\nLINK_LIMITED: LINK_LIMITED\nINVITATION_SENT: INVITATION_SENT\nINVITATION_RESENT: INVITATION_RESENT\nINVITATION_ACCEPTED: INVITATION_ACCEPTED\nINVITATION_REVOKED: INVITATION_REVOKED\nINVITATION_EXPIRED: INVITATION_EXPIRED\nINVITATION_DOMAINS_CHANGED: INVITATION_DOMAINS_CHANGED\nCONNECTION_REQUESTED: CONNECTION_REQUESTED\nREQUEST_WITHDRAWN: REQUEST_WITHDRAWN\nREQUEST_REJECTED: REQUEST_REJECTED\nCONNECTION_MADE: CONNECTION_MADE\nCONNECTION_ENDED: CONNECTION_ENDED\nLEARNER_BLOCKED: LEARNER_BLOCKED\nLEARNER_UNBLOCKED: LEARNER_UNBLOCKED\nCREDITS_GRANTED: CREDITS_GRANTED\nMAIL_ALLOWANCE_SET: MAIL_ALLOWANCE_SET\nSESSION_STARTED: SESSION_STARTED\nSESSION_COMPLETED: SESSION_COMPLETED\nSESSION_TERMINATED: SESSION_TERMINATED', enum_type=AuditAction, max_length=32),
        ),
        ops.AddField(
            model_name='Invitation',
            name='bounced_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Organization',
            name='mails_per_day',
            field=fields.IntField(null=True),
        ),
        ops.AddField(
            model_name='Organization',
            name='mails_per_day_set_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.RunSQL(ALLOWANCE),
    ]
