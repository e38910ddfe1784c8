"""Roles of an organization's staff, and what each may do."""

from __future__ import annotations

from typing import Final

from domain.described_enum import DescribedEnum


class Role(DescribedEnum):
    """What a member may do in an organization."""

    OWNER = "OWNER", "Everything, ownership included. There is always at least one."
    ADMIN = "ADMIN", "Everything but deciding who owns the organization."
    COACH = "COACH", "Sees the learners of the teams he or she leads."
    ANALYST = "ANALYST", "Sees every learner of the organization; changes nothing."


MANAGERS: Final = frozenset({Role.OWNER, Role.ADMIN})
"""May invite, accept, disconnect, terminate; product.md's "super admin"."""

READERS: Final = frozenset({Role.OWNER, Role.ADMIN, Role.ANALYST})
"""See every learner of the organization; a coach sees those of the teams the coach leads."""
