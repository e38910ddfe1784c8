"""Who may change whose role. Owners decide about owners; admins about everybody else."""

from __future__ import annotations

from domain.errors import Forbidden
from domain.organizations.role import MANAGERS, Role


def check_appointment(actor: Role, current: Role | None, wanted: Role | None) -> None:
    """Whether `actor` may turn a member's role from `current` to `wanted` (None: not a member).

    Raises Forbidden. Leaving by oneself is not an appointment.
    """
    if actor not in MANAGERS:
        raise Forbidden("Only owners and admins decide who is on the staff.")
    if Role.OWNER in {current, wanted} and actor is not Role.OWNER:
        raise Forbidden("Only an owner decides who is an owner.")
