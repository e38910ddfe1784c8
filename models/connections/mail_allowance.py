"""How many invitations organizations have mailed, day by day, and how many more one may mail today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from tortoise import fields
from tortoise.connection import get_connection
from tortoise.models import Model

from domain.connections.mail_allowance import MailTrust
from domain.identifiers import new_id
from models.organizations.organization import Organization
from models.pending_writes import Write


class MailDay(Model):
    """How many invitations an organization queued on one day in UTC, those sent again included.

    One row for each (`mail_day_one_per_organization`); whoever queues holds it until COMMIT, so that two who invite at
    once share what is left. The view `mail_allowance` says how many there may be.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization_id: UUID
    organization: fields.ForeignKeyRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="mail_days", on_delete=fields.RESTRICT
    )
    day: date = fields.DateField()
    mails = fields.IntField(default=0)

    class Meta:
        table = "mail_day"


@dataclass(frozen=True, slots=True)
class MailAllowance:
    """What an organization may mail today, while its row of the day is held."""

    day_id: UUID
    level: MailTrust
    per_day: int
    left: int


_HELD: Final = """
WITH today AS (
    INSERT INTO mail_day (id, organization_id, day, mails) VALUES ($2, $1, (now() AT TIME ZONE 'UTC')::date, 0)
    ON CONFLICT (organization_id, day) DO UPDATE SET mails = mail_day.mails
    RETURNING id, mails
)
SELECT today.id, a.level, a.per_day, greatest(0, a.per_day - today.mails) AS left_today
FROM today, mail_allowance a WHERE a.id = $1
"""
# The count is read of the row that is held, not of the view: what others mailed while this waited is in it.


async def hold_allowance(organization_id: UUID) -> MailAllowance:
    """What the organization may mail today; nobody else mails for it until the transaction ends."""
    [row] = await get_connection("default").execute_query_dict(_HELD, [organization_id, new_id()])
    return MailAllowance(row["id"], MailTrust(row["level"]), row["per_day"], row["left_today"])


def mailed(allowance: MailAllowance, count: int) -> Write:
    """So many invitations were queued on that day."""
    return Write("UPDATE mail_day SET mails = mails + $2 WHERE id = $1", (allowance.day_id, count))
