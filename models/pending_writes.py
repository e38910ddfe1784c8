"""What a unit of work writes last, in one statement: its log, its events, its postings, and whatever waits with them.

A statement is a round trip, and a row that many want (an account of the ledger, the uses of a link) is locked from the
moment that it is written until COMMIT. So what nobody reads again is not written where it comes up, but gathered and
sent together at the end. Outside of a unit of work (in workers, in tests) there is nobody to gather: each is sent at
once.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from tortoise.connection import get_connection
from tortoise.models import Model
from tortoise.transactions import in_transaction

from domain.change_hint import WATCHED, Hints

_PLACEHOLDER: Final = re.compile(r"\$(\d+)")


@dataclass(frozen=True, slots=True)
class Write:
    """A statement that changes rows, with its values as `$1`, `$2`, …

    `wanted` is how many rows it must return: another number means that somebody else was faster, and the unit of work
    starts again (`refuse_stale`). `parts` come before it and have names that it, and other writes, may use; `#` in a
    name becomes a number of the write's own. With `is_row`, `values` are one row of an INSERT from `unnest`: such
    writes of one `sql` are sent as one. `returns` is a column of its one row that `send_now` gives to whoever sends.
    """

    sql: str
    values: tuple[Any, ...]
    wanted: int | None = None
    parts: tuple[tuple[str, str], ...] = ()
    name: str | None = None
    is_row: bool = False
    returns: str | None = None


@dataclass(slots=True)
class PendingWrites:
    """The writes of one unit of work that were not sent yet, in the order in which they came up."""

    writes: list[Write] = field(default_factory=list)
    in_transaction: bool = False
    attempt: int = 0
    """Whether what is read can be locked until the unit of work ends."""
    is_sent_at_once: bool = False
    """Whether nothing is gathered here but hints."""
    hints: Hints = field(default_factory=dict)
    """What watchers are to be told of once all is committed."""
    twins: frozenset[str] = frozenset()
    """Constraints whose violation means that somebody else was faster, so that it is worth while to begin again."""

    async def send(self, since: int = 0) -> Mapping[str, Any]:
        """Send what was gathered from the place `since` on, and what it returns (`Write.returns`).

        Raises SerializationError if somebody else was faster.
        """
        chosen = _together(self.writes[since:])
        del self.writes[since:]
        if not chosen:
            return {}
        shapes = tuple((one.sql, len(one.values), one.wanted, one.parts, one.name, one.returns) for one in chosen)
        values = [value for one in chosen for value in one.values]
        [row] = await get_connection("default").execute_query_dict(_text(shapes), values)
        returned: Mapping[str, Any] = row
        return returned


_gathering: ContextVar[PendingWrites | None] = ContextVar("pending_writes", default=None)


@contextmanager
def gathering(*, in_transaction: bool, attempt: int = 0) -> Iterator[PendingWrites]:
    """Until this block ends writes are gathered; `send()` them before it does."""
    around = _gathering.get()
    hints = {} if around is None else around.hints
    with _gathered(PendingWrites(in_transaction=in_transaction, attempt=attempt, hints=hints)) as pending:
        yield pending


@contextmanager
def hinted() -> Iterator[Hints]:
    """What is hinted at in this block, units of work in it included. Publish it once all is committed."""
    with _gathered(PendingWrites(is_sent_at_once=True)) as pending:
        yield pending.hints


@contextmanager
def _gathered(pending: PendingWrites) -> Iterator[PendingWrites]:
    token = _gathering.set(pending)
    try:
        yield pending
    finally:
        _gathering.reset(token)


def hint(topic: str, *keys: UUID) -> None:
    """Whoever watches this type, of these keys, should read once what is being done is committed."""
    pending = _gathering.get()
    if pending is not None and topic in WATCHED and keys:
        pending.hints.setdefault(topic, set()).update(keys)


async def write(*writes: Write, twins: Collection[str] = ()) -> None:
    """Send these at the end of the unit of work, or at once where there is none.

    `twins` are constraints that refuse whoever comes second: the unit of work begins again, and finds what the first
    one made.
    """
    pending = _unit_of_work() or PendingWrites()
    pending.writes.extend(writes)
    pending.twins |= frozenset(twins)
    if _unit_of_work() is None:
        await pending.send()


def _unit_of_work() -> PendingWrites | None:
    pending = _gathering.get()
    return None if pending is None or pending.is_sent_at_once else pending


def attempt() -> int:
    """How often the unit of work has begun again."""
    pending = _gathering.get()
    return 0 if pending is None else pending.attempt


def place() -> int:
    """How many writes wait: a number for the name of the next one."""
    pending = _unit_of_work()
    return 0 if pending is None else len(pending.writes)


@asynccontextmanager
async def together() -> AsyncIterator[None]:
    """What is written in this block is sent together: with the rest of the unit of work, or at the end without one."""
    if _unit_of_work() is not None:
        yield
        return
    with gathering(in_transaction=True) as pending:
        yield
        await pending.send()


async def lock(sql: str, *values: Any) -> bool:
    """Lock rows (`SELECT … FOR …`) if there is a transaction to hold them; whether there is.

    Without one `Write.wanted` has to do. What was read before may have changed while this waited.
    """
    pending = _unit_of_work()
    if pending is None or not pending.in_transaction:
        return False
    await get_connection("default").execute_query_dict(sql, list(values))
    return True


async def send_now() -> Mapping[str, Any]:
    """Send what waits: somebody is about to read it, or to depend on it. What it returns (`Write.returns`)."""
    pending = _unit_of_work()
    return {} if pending is None else await pending.send()


@asynccontextmanager
async def savepoint() -> AsyncIterator[None]:
    """A part of a unit of work that may fail by itself: nothing of it stays then, what waits to be written included.

    Opens a transaction where there is none.
    """
    pending = _unit_of_work()
    if pending is None:
        async with in_transaction():
            yield
        return
    since = len(pending.writes)
    try:
        async with in_transaction():
            yield
            await pending.send(since)
    except BaseException:
        del pending.writes[since:]
        raise


def insert(row: Model, *, name: str | None = None, after: str | None = None) -> Write:
    """A model's row as a write; of its own `name`, if another one comes `after` it.

    The parts of a statement run in no order but that in which they read each other, and a trigger may ask for one.
    """
    columns, sql = _insertion(type(row))
    if after is not None:
        sql = sql.replace("($1", f"(CASE WHEN (SELECT count(*) FROM {after}) >= 0 THEN $1::uuid END", 1)  # noqa: S608
    fields = row._meta.fields_map
    values = tuple(fields[column].to_db_value(getattr(row, column), row) for column in columns)
    return Write(f"{sql} RETURNING *" if name else sql, values, name=name)


def update(row: Model, *changed: str, name: str | None = None) -> Write:
    """These fields of a model's row as they are now; of its own `name`, if another write comes after it."""
    fields, columns = row._meta.fields_map, row._meta.fields_db_projection
    sets = ", ".join(f'"{columns[field]}" = ${place}' for place, field in enumerate(changed, start=2))
    values = (row.pk, *(fields[field].to_db_value(getattr(row, field), row) for field in changed))
    return Write(f'UPDATE "{row._meta.db_table}" SET {sets} WHERE id = $1 RETURNING id', values, name=name)  # noqa: S608


@lru_cache(maxsize=256)
def _insertion(model: type[Model]) -> tuple[tuple[str, ...], str]:
    columns = model._meta.fields_db_projection
    names = ", ".join(f'"{column}"' for column in columns.values())
    places = ", ".join(f"${number}" for number in range(1, len(columns) + 1))
    return tuple(columns), f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places})'  # noqa: S608


def _together(writes: Sequence[Write]) -> list[Write]:
    """Rows for one table as one write with a list for each column."""
    rows: dict[str, list[tuple[Any, ...]]] = {}
    kept: list[Write] = []
    for one in writes:
        if not one.is_row:
            kept.append(one)
        elif one.sql in rows:
            rows[one.sql].append(one.values)
        else:
            rows[one.sql] = [one.values]
    return [*kept, *(Write(sql, tuple(map(list, zip(*values, strict=True)))) for sql, values in rows.items())]


_Shape = tuple[str, int, int | None, tuple[tuple[str, str], ...], str | None, str | None]


@lru_cache(maxsize=1_024)
def _text(shapes: tuple[_Shape, ...]) -> str:
    """One statement of several: each a part of its own, and at the end who was faster."""
    parts: list[str] = []
    checks: list[str] = []
    returned: list[str] = []
    before = 0
    for number, (sql, values, wanted, named, name, column) in enumerate(shapes):
        own = name or f"write_{number}"
        for part, definition in (*named, (own, sql)):
            moved = _PLACEHOLDER.sub(lambda found: f"${int(found[1]) + before}", definition)  # noqa: B023 (used at once)
            parts.append(f"{part} AS ({moved})".replace("#", f"_{number}"))
        if wanted is not None:
            checks.append(f"refuse_stale((SELECT count(*) FROM {own}), {wanted})".replace("#", f"_{number}"))  # noqa: S608
        if column is not None:
            returned.append(f"(SELECT {column} FROM {own}) AS {column}".replace("#", f"_{number}"))  # noqa: S608
        before += values
    return f"WITH {', '.join(parts)} SELECT {', '.join((*returned, *checks)) or '1'}"
