"""What every row of a world at random is drawn from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import Any
from uuid import UUID

from tests.oracle.world import Row, World

SEARCHABLE = ("Zebra", "Quokka", "Yttrium", "Mambo", "Fjord", "Glyph")
"""Words without a trigram in common, so that a search for one is never a search for something like it."""
AWKWARD = (
    "100% Sure",
    "under_score",
    "back\\slash",
    "Éméline",
    "STRASSE",
    "straße",
    "Ωmega",
    "ÅNGSTRÖM",
    "o'Neil",
    "José Núñez",
    "nuñez",
    "Øystein Łuk",
    "ıI \u0130i",
    "de Vries",
    "ángel",
    "Ｗｉｄｅ",
    "王小明",
    "Лейла Йованович",
    "%",
)
LANGUAGES = ("EN", "ES", "FR")
START = datetime(2026, 1, 1, tzinfo=UTC)
PAST = datetime(2025, 6, 1, 12, tzinfo=UTC)
FAR = datetime(2100, 1, 1, tzinfo=UTC)
"""Nothing in a world changes its meaning while a test runs: what expires has expired, or will in the year 2100."""
ROLES = ("OWNER", "ADMIN", "ANALYST", "COACH", "COACH", "COACH")


class Maker:
    """Adds rows to a world, and draws what is in them."""

    def __init__(self, random: Random, world: World | None = None) -> None:
        self.random = random
        self.world = World() if world is None else world
        self.numbers = count(1)

    def add(self, table: str, **columns: Any) -> Row:
        return self.world.add(table, id=UUID(int=self.random.getrandbits(128)), **columns)

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def maybe(self, value: Any, probability: float = 0.5) -> Any:
        return value if self.chance(probability) else None

    def moment(self) -> datetime:
        """One of few, so that lists have ties; some with a fraction of a second."""
        fraction = self.random.choice((0, 0, 0, 120_000, 123_456))
        return START + timedelta(days=self.random.randrange(12), microseconds=fraction)

    def lately(self) -> datetime:
        """On one of the last forty days, some hours away from where a day or the last thirty of them end."""
        noon = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
        return noon - timedelta(days=self.random.randrange(1, 40))

    def name(self) -> str:
        first = self.random.choice(SEARCHABLE)
        return self.random.choice((first, f"{first} {self.random.choice(SEARCHABLE)}", self.random.choice(AWKWARD)))
