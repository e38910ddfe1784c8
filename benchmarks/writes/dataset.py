"""The database that is written to: migrated as in production, filled by `dataset.sql`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import asyncpg

from server.config.orm import credentials
from server.operations.migrate import create_database, migrate

FOLDER: Final = Path(__file__).parent
ORGANIZATIONS: Final = 41
"""Of each contender; the last is the hot one."""
HOT: Final = ORGANIZATIONS - 1
CONTENDERS: Final = ("tessera", "hand_sql", "postgraphile")
COURSES: Final = 8


@dataclass(frozen=True)
class Writer:
    """A learner who writes by one contender."""

    token: str
    link: str
    """The token of the link of the organization that this learner joins."""
    learner: UUID
    organization: UUID
    course: UUID
    modules: tuple[UUID, ...]
    """A lesson, a lesson, a quiz."""


@dataclass(frozen=True)
class Dataset:
    """A filled database; of each contender `each` learners, the last `hot` of them of the hot organization."""

    url: str
    each: int
    hot: int
    ids: dict[str, list[UUID]]

    def writers(self, contender: str, ordinals: Sequence[int]) -> list[Writer]:
        """Some of a contender's learners."""
        place = CONTENDERS.index(contender)
        return [self._writer(place, ordinal) for ordinal in ordinals]

    def _writer(self, place: int, ordinal: int) -> Writer:
        number = place * self.each + ordinal
        organization = ORGANIZATIONS * place + (HOT if ordinal >= self.each - self.hot else ordinal % HOT)
        course = ordinal % COURSES
        return Writer(
            token=f"tes_awriter-{number}-".ljust(48, "-"),
            link=f"link-{organization}-".ljust(32, "-"),
            learner=self.ids["lrn"][number],
            organization=self.ids["org"][organization],
            course=self.ids["crs"][course],
            modules=tuple(self.ids["mod"][course * 3 : course * 3 + 3]),
        )


async def load(url: str, *, each: int, hot: int) -> Dataset:
    """Make, migrate and fill the database at `url`."""
    await create_database(url)
    await migrate(url)
    connection = await asyncpg.connect(**credentials(url), server_settings={"jit": "off"})
    try:
        for name, given in (("each", each), ("hot", hot)):
            await connection.execute("SELECT set_config($1, $2, false)", f"bench.{name}", str(given))
        await connection.execute((FOLDER / "dataset.sql").read_text())
        await connection.execute("VACUUM (ANALYZE)")
        counts = {"lrn": 3 * each, "org": 3 * ORGANIZATIONS, "crs": COURSES, "mod": COURSES * 3}
        ids = {
            kind: await connection.fetchval(
                "SELECT array_agg(bench_id($1, i) ORDER BY i) FROM generate_series(0, $2) i", kind, n - 1
            )
            for kind, n in counts.items()
        }
    finally:
        await connection.close()
    return Dataset(url, each, hot, ids)
