"""Resolvers of compiled fields: the whole sub-tree in one statement, under the viewer's visibility."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from uuid import UUID

import orjson
import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Spec, ToOne
from compiler.declare import SPEC
from compiler.execute import answer, answers, one_row, variables_of
from compiler.sql import Sql, sql, viewer
from permissions.people.token_viewer import changed_viewer, viewer_after_change, with_account
from schema.context import Context, Explained, Info


async def compiled(info: Info) -> Any:
    """Resolve a root field that was declared with a spec (`page`, `to_one`).

    The arguments are read from the query, like those of every field below it.
    """
    raw = info._raw_info
    declared = raw.parent_type.fields[raw.field_name].extensions["strawberry-definition"]
    return await read(info, declared.metadata[SPEC])


async def read(info: Info, spec: Spec, *, entity: str | None = None, key: UUID | None = None) -> Any:
    """Compile and run one field; `entity` names the type where the field's own type is an interface."""
    context: Context = info.context
    raw = info._raw_info
    if context.viewer_may_have_changed and context.viewer.is_signed_in:
        if context.explained is None:
            fits, found = await _read_after_change(info, spec, entity, key)
            if fits:
                return found
        else:
            await _look_again(context)
    cached = context.compiler.statement(raw, context.viewer.profile, spec, entity, keep=context.query_is_cached)
    statement = cached.statement
    bound = statement.bind(_parameters(context, key), variables_of(raw))
    if context.explained is not None:
        context.explained.append(Explained(raw.path.as_list(), statement, bound))
    return await answer(context.reads, statement, bound)


async def read_rows(info: Info, spec: ToOne, *, entity: str, keys: list[UUID]) -> dict[UUID, Any]:
    """Several rows of one type at once, by key; rows that may not be seen are absent."""
    context: Context = info.context
    await _look_again(context)
    raw = info._raw_info
    statement = context.compiler.statement(
        raw, context.viewer.profile, spec, entity, rows=True, keep=context.query_is_cached
    ).statement
    bound = statement.bind({**context.parameters(), "keys": keys}, variables_of(raw))
    if context.explained is not None:
        context.explained.append(Explained(raw.path.as_list(), statement, bound))
    return await answers(context.reads, statement, bound)


async def _read_after_change(info: Info, spec: Spec, entity: str | None, key: UUID | None) -> tuple[bool, Any]:
    """What `read` answers after a mutation, in the statement that also says where the viewer stands now.

    And whether that is the answer: if the viewer has come to stand elsewhere, it is not.
    """
    context: Context = info.context
    raw, profile = info._raw_info, context.viewer.profile
    cached = context.compiler.statement(raw, profile, spec, entity, keep=context.query_is_cached)
    statement = cached.inside(with_account(profile))
    bound = statement.bind(_parameters(context, key), variables_of(raw))
    row = await one_row(context.reads, statement, bound)
    if row is None:
        return False, None
    context.viewer = changed_viewer(context.viewer, row)
    return row["fits"], None if row["answer"] is None else orjson.Fragment(row["answer"])


def _parameters(context: Context, key: UUID | None) -> dict[str, Any]:
    return context.parameters() if key is None else {**context.parameters(), "key": key}


async def _look_again(context: Context) -> None:
    """After a mutation the viewer's memberships may be others."""
    if context.viewer_may_have_changed and context.viewer.is_signed_in:
        context.viewer = await viewer_after_change(context.reads, context.viewer)
        context.viewer_may_have_changed = False


class RowsOfPayload:
    """The rows that the items of one payload's list refer to: read in one statement per selection, not per item."""

    def __init__(self, entity: str, keys: list[UUID]) -> None:
        self._entity, self._keys = entity, keys
        self._reading: dict[tuple[str, ...], asyncio.Future[dict[UUID, Any]]] = {}

    async def read(self, info: Info, key: UUID) -> Any:
        """One of them as this field selects it; None if it may not be seen. Whoever asks first reads for all."""
        selection = tuple(part for part in info._raw_info.path.as_list() if isinstance(part, str))
        if selection not in self._reading:
            reading = read_rows(info, among_keys(self._entity), entity=self._entity, keys=self._keys)
            self._reading[selection] = asyncio.ensure_future(reading)
        return (await self._reading[selection]).get(key)


@cache
def among_keys(entity: str) -> ToOne:
    """The relation to rows by their primary keys, which `read_rows` is given."""

    def on(_parent: Sql, row: Sql, _arguments: Arguments) -> Sql:
        return sql("{}.id = ANY ({})", row, viewer("keys", "uuid[]"))

    return ToOne(entity, on)


@cache
def by_key(entity: str) -> ToOne:
    """The relation to one row by its primary key, which `read` is given."""

    def on(_parent: Sql, row: Sql, _arguments: Arguments) -> Sql:
        return sql("{}.id = {}", row, viewer("key", "uuid"))

    return ToOne(entity, on)


REREAD: Final = "tessera.reread"
"""Metadata of a payload's field that a statement answers after the mutation: a `Reread`."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What a payload's field compiles, so that it can be compiled before the mutation runs."""

    spec: ToOne
    entity: str
    rows: bool
    source: str | None = None
    """The payload's attribute that holds the row's key, of one row."""


def reads_row_of_payload(entity: str) -> dict[str, Reread]:
    """Metadata of a field that answers by `RowsOfPayload.read`."""
    return {REREAD: Reread(among_keys(entity), entity, rows=True)}


def reread(entity: str, source: str, *, description: str) -> Any:
    """An entity field of a mutation's payload: read after commit, as the viewer may see it.

    `source` names the payload's private attribute that holds the row's key; null when that is None.
    """

    async def resolve(root: Any, info: Info) -> Any:
        key = getattr(root, source)
        return None if key is None else await read(info, by_key(entity), key=key)

    metadata = {REREAD: Reread(by_key(entity), entity, rows=False, source=source)}
    return strawberry.field(resolver=resolve, description=description, metadata=metadata)
