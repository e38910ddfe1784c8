"""Roles of an organization's staff, and what each may do."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a member may do in an organization."""

    OWNER = "OWNER"
    ADMIN = "ADMIN"
    COACH = "COACH"
    ANALYST = "ANALYST"


MANAGERS: Final = frozenset({Role.OWNER, Role.ADMIN})
"""May invite, accept, disconnect, terminate; product.md's "super admin"."""

READERS: Final = frozenset({Role.OWNER, Role.ADMIN, Role.ANALYST})
"""See every learner of the organization; a coach sees those of the teams the coach leads."""
