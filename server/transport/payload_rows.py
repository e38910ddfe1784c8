"""The rows of a mutation's payload for a learner who is on no staff: one statement, and nobody is looked up again.

Others may have come to stand elsewhere since they were identified, and see more or less of a row than before; their
rows are read together with where they stand now (`with_account`). What such a learner sees is public or the learner's
own, and that stays so whoever makes a member of the learner in between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

import asyncpg
import orjson

from compiler.cached_statement import CachedStatement
from compiler.execute import one_row
from compiler.sql import Statement, bind_viewer, identifier, join, sql, statement, viewer
from schema.context import Context

MAX_JOINED: Final = 64


@dataclass(slots=True)
class JoinedStatements:
    """Statements made of several, by which they were made of; these live as long as they are in here."""

    _made: dict[tuple[int, ...], tuple[tuple[CachedStatement, ...], Statement]] = field(default_factory=dict)

    def of(self, parts: Sequence[CachedStatement]) -> Statement:
        """One statement with a column for each of them, whose row's key it takes as `key_0`, `key_1`, …"""
        key = tuple(map(id, parts))
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= MAX_JOINED:
                self._made.clear()
            found = self._made[key] = (tuple(parts), _joined(parts))
        return found[1]


def _joined(parts: Sequence[CachedStatement]) -> Statement:
    columns = (
        sql(
            "({}) AS {}",
            bind_viewer(part.statement.sql, {"key": viewer(f"key_{place}", "uuid")}),
            identifier(f"row_{place}"),
        )
        for place, part in enumerate(parts)
    )
    return statement(sql("SELECT {}", join(", ", columns)))


JOINED: Final = JoinedStatements()


async def rows_of_learner(
    pool: asyncpg.Pool,
    context: Context,
    compiled: Mapping[str, CachedStatement],
    keys: Mapping[str, UUID],
    variables: Mapping[str, Any],
) -> dict[str, orjson.Fragment | BaseException | None]:
    """The rows of these keys, by the names under which they are asked for; of all of them what went wrong."""
    if not keys:
        return {}
    made = JOINED.of([compiled[name] for name in keys])
    places = {f"key_{place}": key for place, key in enumerate(keys.values())}
    try:
        row = await one_row(pool, made, made.bind({**context.parameters(), **places}, variables))
    except Exception as failure:
        return dict.fromkeys(keys, failure)
    assert row is not None
    return {name: None if text is None else orjson.Fragment(text) for name, text in zip(keys, row, strict=True)}
