"""Who was made provider's staff, and by whom; append-only, and the latest of an account is found by an index."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from migrations._names import new_id, now
from tortoise.fields.base import OnDelete
from tortoise import fields

INVARIANTS = """
CREATE INDEX staff_change_by_account ON staff_change (account_id, at);
CREATE FUNCTION staff_change_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION 'staff_change is append-only'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'staff_change_is_append_only';
END;
$body$;
CREATE TRIGGER staff_change_is_append_only BEFORE UPDATE OR DELETE ON staff_change
FOR EACH ROW EXECUTE FUNCTION staff_change_is_append_only()
"""


class Migration(migrations.Migration):
    dependencies = [('tessera', '0008_repair_early_databases')]

    initial = False

    operations = [
        ops.CreateModel(
            name='StaffChange',
            fields=[
                ('id', fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ('account', fields.ForeignKeyField('tessera.Account', source_field='account_id', db_constraint=True, to_field='id', related_name='staff_changes', on_delete=OnDelete.RESTRICT)),
                ('is_added', fields.BooleanField()),
                ('operator', fields.CharField(max_length=128)),
                ('at', fields.DatetimeField(default=now, auto_now=False, auto_now_add=False)),
            ],
            options={'table': 'staff_change', 'app': 'tessera', 'pk_attr': 'id', 'table_description': 'One change of `Account.is_platform_staff`; append-only (trigger `staff_change_is_append_only`).'},
            bases=['Model'],
        ),
        ops.RunSQL(INVARIANTS),
    ]
