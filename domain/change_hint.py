"""What is said to whoever watches: that something of a type changed, and whom or what it concerns.

A hint is no news. Those who watch read the rows, and read by themselves now and then, so a lost hint costs seconds and
never an event.
"""

from __future__ import annotations

from typing import Final, TypeAlias
from uuid import UUID

Hints: TypeAlias = dict[str, set[UUID]]
"""By the name of a type, keys of what it concerns: for `Notification` accounts, for all else organizations."""

WATCHED: Final = frozenset({"Notification", "Invitation", "Organization"})
"""Types that some feed watches; of others nothing is said. A test compares it with the schema."""
