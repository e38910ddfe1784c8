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
    """Tell each account once; returns to how many it was news.

    Who is named twice (the learner of a connection who is also one of its managers) is told under the first key.
    Call it once per transaction: recipients are locked in the order of their ids.
    """
    once: dict[UUID, str] = {}
    for account_id, key in recipients:
        once.setdefault(account_id, key)
    return len(await notify(once.items(), kind, **subjects))
