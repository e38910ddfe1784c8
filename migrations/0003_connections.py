from tortoise import migrations
from tortoise.migrations import operations as ops
from migrations._names import (
    AuditAction,
    InvitationState,
    LinkPurpose,
    NotificationKind,
    RequestMails,
    new_id,
    now,
)
from orjson import loads
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise import fields

class Migration(migrations.Migration):
    dependencies = [('tessera', '0002_invariants')]

    initial = False

    operations = [
        ops.CreateModel(
            name='AccountAddress',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ('account', fields.ForeignKeyField('tessera.Account', source_field='account_id', db_constraint=True, to_field='id', related_name='addresses', on_delete=OnDelete.RESTRICT)),
                ('email', fields.CharField(max_length=254)),
                ('verified_at', fields.DatetimeField(default=now, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'account_address', 'app': 'tessera', 'pk_attr': 'id', 'table_description': "A verified address of an account besides the one it signs in with; invitations to it are the account's."},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Block',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ('organization', fields.ForeignKeyField('tessera.Organization', source_field='organization_id', db_constraint=True, to_field='id', related_name='blocks', on_delete=OnDelete.RESTRICT)),
                ('learner', fields.ForeignKeyField('tessera.Learner', source_field='learner_id', db_constraint=True, to_field='id', related_name='blocks', on_delete=OnDelete.RESTRICT)),
                ('reason', fields.CharField(null=True, max_length=500)),
                ('created_at', fields.DatetimeField(default=now, auto_now=False, auto_now_add=False)),
                ('blocked_by', fields.ForeignKeyField('tessera.Account', source_field='blocked_by_id', db_constraint=True, to_field='id', related_name='blocks_made', on_delete=OnDelete.RESTRICT)),
                ('lifted_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('lifted_by', fields.ForeignKeyField('tessera.Account', source_field='lifted_by_id', null=True, db_constraint=True, to_field='id', related_name='blocks_lifted', on_delete=OnDelete.RESTRICT)),
            ],
            options={'table': 'block', 'app': 'tessera', 'pk_attr': 'id', 'table_description': 'While it is not lifted, the pair has no open connection, by whatever door (trigger `block_keeps_apart`).'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Invitation',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ('organization', fields.ForeignKeyField('tessera.Organization', source_field='organization_id', db_constraint=True, to_field='id', related_name='invitations', on_delete=OnDelete.RESTRICT)),
                ('email', fields.CharField(max_length=254)),
                ('name', fields.CharField(null=True, max_length=120)),
                ('message', fields.CharField(null=True, max_length=1000)),
                ('invited_by', fields.ForeignKeyField('tessera.Account', source_field='invited_by_id', db_constraint=True, to_field='id', related_name='invitations_sent', on_delete=OnDelete.RESTRICT)),
                ('state', fields.CharEnumField(default=InvitationState.QUEUED, description='QUEUED: QUEUED\nSENT: SENT\nFAILED: FAILED\nACCEPTED: ACCEPTED\nREVOKED: REVOKED\nEXPIRED: EXPIRED', enum_type=InvitationState, max_length=16)),
                ('token', fields.CharField(unique=True, max_length=64)),
                ('chunk_id', fields.UUIDField()),
                ('sends', fields.IntField(default=1)),
                ('created_at', fields.DatetimeField(default=now, auto_now=False, auto_now_add=False)),
                ('expires_at', fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ('sent_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('ended_at', fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ('failure', fields.CharField(null=True, max_length=500)),
                ('connection', fields.ForeignKeyField('tessera.Connection', source_field='connection_id', null=True, db_constraint=True, to_field='id', related_name='invitations', on_delete=OnDelete.RESTRICT)),
                ('changed_in', fields.BigIntField(default=0)),
            ],
            options={'table': 'invitation', 'app': 'tessera', 'pk_attr': 'id', 'table_description': 'One address that one organization invited by mail to connect.'},
            bases=['Model'],
        ),
        ops.CreateModel(
            name='Unsubscription',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ('organization', fields.ForeignKeyField('tessera.Organization', source_field='organization_id', db_constraint=True, to_field='id', related_name='unsubscriptions', on_delete=OnDelete.RESTRICT)),
                ('email', fields.CharField(max_length=254)),
                ('created_at', fields.DatetimeField(default=now, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'unsubscription', 'app': 'tessera', 'pk_attr': 'id', 'table_description': 'An address that wants no more invitations from an organization (`unsubscription_once`).'},
            bases=['Model'],
        ),
        ops.AlterField(
            model_name='AuditEntry',
            name='action',
            field=fields.CharEnumField(description='ORGANIZATION_CREATED: ORGANIZATION_CREATED\nBRANDING_CHANGED: BRANDING_CHANGED\nSTAFF_INVITED: STAFF_INVITED\nSTAFF_INVITATION_REVOKED: STAFF_INVITATION_REVOKED\nMEMBER_ADDED: MEMBER_ADDED\nMEMBER_REMOVED: MEMBER_REMOVED\nROLE_CHANGED: ROLE_CHANGED\nOWNERSHIP_TRANSFERRED: OWNERSHIP_TRANSFERRED\nTEAM_CHANGED: TEAM_CHANGED\nLINK_ACTIVATED: LINK_ACTIVATED\nLINK_DEACTIVATED: LINK_DEACTIVATED\nLINK_ROTATED: LINK_ROTATED\nLINK_LIMITED: LINK_LIMITED\nINVITATION_SENT: INVITATION_SENT\nINVITATION_RESENT: INVITATION_RESENT\nINVITATION_ACCEPTED: INVITATION_ACCEPTED\nINVITATION_REVOKED: INVITATION_REVOKED\nINVITATION_EXPIRED: INVITATION_EXPIRED\nINVITATION_DOMAINS_CHANGED: INVITATION_DOMAINS_CHANGED\nCONNECTION_REQUESTED: CONNECTION_REQUESTED\nREQUEST_WITHDRAWN: REQUEST_WITHDRAWN\nREQUEST_REJECTED: REQUEST_REJECTED\nCONNECTION_MADE: CONNECTION_MADE\nCONNECTION_ENDED: CONNECTION_ENDED\nLEARNER_BLOCKED: LEARNER_BLOCKED\nLEARNER_UNBLOCKED: LEARNER_UNBLOCKED\nCREDITS_GRANTED: CREDITS_GRANTED\nSESSION_STARTED: SESSION_STARTED\nSESSION_COMPLETED: SESSION_COMPLETED\nSESSION_TERMINATED: SESSION_TERMINATED', enum_type=AuditAction, max_length=32),
        ),
        ops.AddField(
            model_name='Connection',
            name='activated_by',
            field=fields.ForeignKeyField('tessera.Account', source_field='activated_by_id', null=True, db_constraint=True, to_field='id', related_name='connections_activated', on_delete=OnDelete.RESTRICT),
        ),
        ops.AddField(
            model_name='Connection',
            name='request_message',
            field=fields.CharField(null=True, max_length=500),
        ),
        ops.AlterField(
            model_name='EmailedLink',
            name='purpose',
            field=fields.CharEnumField(description='VERIFY_EMAIL: VERIFY_EMAIL\nRESET_PASSWORD: RESET_PASSWORD\nCHANGE_EMAIL: CHANGE_EMAIL\nJOIN_STAFF: JOIN_STAFF\nADD_ADDRESS: ADD_ADDRESS\nUNSUBSCRIBE: UNSUBSCRIBE', enum_type=LinkPurpose, max_length=16),
        ),
        ops.AddField(
            model_name='InvitationLink',
            name='expires_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='InvitationLink',
            name='max_uses',
            field=fields.IntField(null=True),
        ),
        ops.AddField(
            model_name='InvitationLink',
            name='uses',
            field=fields.IntField(default=0, db_default=0),
        ),
        ops.AddField(
            model_name='Membership',
            name='digest_sent_at',
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name='Membership',
            name='request_mails',
            field=fields.CharEnumField(default=RequestMails.IMMEDIATELY, description='IMMEDIATELY: IMMEDIATELY\nDAILY: DAILY\nNEVER: NEVER', db_default=RequestMails.IMMEDIATELY, enum_type=RequestMails, max_length=16),
        ),
        ops.AlterField(
            model_name='Notification',
            name='kind',
            field=fields.CharEnumField(description='LEARNER_JOINED: LEARNER_JOINED\nCONNECTION_REQUESTED: CONNECTION_REQUESTED\nREQUEST_ACCEPTED: REQUEST_ACCEPTED\nREQUEST_REJECTED: REQUEST_REJECTED\nCONNECTION_ENDED: CONNECTION_ENDED\nSESSION_TERMINATED: SESSION_TERMINATED\nCERTIFICATE_EARNED: CERTIFICATE_EARNED\nMEMBERSHIP_CHANGED: MEMBERSHIP_CHANGED', enum_type=NotificationKind, max_length=32),
        ),
        ops.AddField(
            model_name='Organization',
            name='invitation_domains',
            field=fields.JSONField(default=list, db_default=[], encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name='Registration',
            name='invitation',
            field=fields.ForeignKeyField('tessera.Invitation', source_field='invitation_id', null=True, db_constraint=True, to_field='id', related_name='registrations', on_delete=OnDelete.RESTRICT),
        ),
        ops.AddField(
            model_name='Session',
            name='termination_note',
            field=fields.CharField(null=True, max_length=500),
        ),
    ]
