"""Whom to tell, in an order in which two handlers cannot deadlock."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from domain.notification import NotificationKind
from domain.role import MANAGERS
from models.membership import Membership
from models.notification import notify


async def managers_of(organization_id: UUID) -> list[UUID]:
    """Accounts of an organization's owners and admins."""
    members = await Membership.filter(organization_id=organization_id, role__in=MANAGERS)
    return [member.account_id for member in members]


async def tell(recipients: Iterable[tuple[UUID, str]], kind: NotificationKind, **subjects: UUID | None) -> int:
    """Tell each (account, key) once, in the order of accounts; returns to how many it was news."""
    news = 0
    for account_id, key in sorted(set(recipients)):
        news += await notify(account_id, key, kind, **subjects)
    return news
