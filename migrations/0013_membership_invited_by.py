"""A membership says who asked the person to join the staff; of those that exist, the invitation that was accepted does."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise import fields

INVITED = """
UPDATE membership m SET invited_by_id = (
    SELECT i.invited_by_id FROM staff_invitation i JOIN account a ON a.id = m.account_id
    WHERE i.organization_id = m.organization_id AND i.accepted_at IS NOT NULL AND i.accepted_at >= a.created_at
        AND (i.email = a.email OR i.email IN (SELECT d.email FROM account_address d WHERE d.account_id = a.id))
    ORDER BY i.accepted_at DESC LIMIT 1
)
"""


class Migration(migrations.Migration):
    dependencies = [('tessera', '0012_roster_rows')]

    initial = False

    operations = [
        ops.AddField(
            model_name='Membership',
            name='invited_by',
            field=fields.ForeignKeyField('tessera.Account', source_field='invited_by_id', null=True, db_constraint=True, to_field='id', related_name='memberships_invited', on_delete=OnDelete.RESTRICT),
        ),
        ops.RunSQL(INVITED, "SELECT 1"),
    ]
