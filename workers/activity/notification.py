"""Whom to tell, in an order in which two handlers cannot deadlock."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from domain.activity.notification import NotificationKind
from domain.organizations.role import MANAGERS
from models.activity.notification import notify
from models.organizations.membership import Membership


async def managers_of(organization_id: UUID) -> list[UUID]:
    """Accounts of an organization's owners and admins."""
    members = await Membership.filter(organization_id=organization_id, role__in=MANAGERS)
    return [member.account_id for member in members]


async def tell(recipients: Iterable[tuple[UUID, str]], kind: NotificationKind, **subjects: UUID | None) -> int:
    """Tell each (account, key) once; returns to how many it was news.

    Call it once per transaction: recipients are locked in the order of their ids.
    """
    return len(await notify(recipients, kind, **subjects))
