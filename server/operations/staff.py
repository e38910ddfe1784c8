"""Who works for the provider: made and unmade on the command line alone, and recorded."""

from __future__ import annotations

import getpass
import socket
from dataclasses import dataclass
from datetime import datetime

from tortoise.transactions import in_transaction

from models.people.account import Account
from models.people.staff_change import StaffChange
from server.config.operator_error import OperatorError


class NoSuchAccount(OperatorError):
    """Staff is made of an account that exists, whose address is proven and whose password only its owner knows."""


@dataclass(frozen=True)
class StaffMember:
    """One of the provider's staff, and when and by whom made so; unknown for the demo's."""

    email: str
    added_at: datetime | None
    operator: str | None


async def change(email: str, *, is_added: bool, operator: str | None = None) -> bool:
    """Make the account provider's staff, or no longer; False if it was so already. Raises NoSuchAccount."""
    async with in_transaction():
        account = await Account.filter(email=email.strip().lower()).select_for_update().first()
        if account is None:
            raise NoSuchAccount(
                f"No account has the address {email}. Register with it first, follow the link in the mail, "
                "and come back."
            )
        if account.is_platform_staff is is_added:
            return False
        account.is_platform_staff = is_added
        await account.save(update_fields=["is_platform_staff"])
        await StaffChange.create(account_id=account.id, is_added=is_added, operator=operator or operator_name())
    return True


async def members() -> list[StaffMember]:
    """All of the provider's staff, by address."""
    accounts = await Account.filter(is_platform_staff=True).order_by("email")
    changes = await StaffChange.filter(account_id__in=[account.id for account in accounts]).order_by("at")
    latest = {change.account_id: change for change in changes if change.is_added}
    return [
        StaffMember(account.email, found.at if found else None, found.operator if found else None)
        for account in accounts
        for found in [latest.get(account.id)]
    ]


def operator_name() -> str:
    """Who runs this process, as user@machine."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # In a container, a user may be a bare number.
        user = "unknown"
    return f"{user}@{socket.gethostname()}"[:128]
