"""Resolvers of compiled fields: the whole sub-tree in one statement, under the viewer's visibility."""

from __future__ import annotations

from typing import Any

import strawberry

from compiler.catalogue import Spec
from compiler.declare import SPEC
from compiler.execute import answer, arguments_of, by_key, compile_field
from permissions.token_viewer import viewer_after_change
from schema.context import Context, Info


async def compiled(info: Info) -> Any:
    """Resolve a root field that was declared with a spec (`page`, `to_one`).

    The arguments are read from the query, like those of every field below it.
    """
    raw = info._raw_info
    declared = raw.parent_type.fields[raw.field_name].extensions["strawberry-definition"]
    return await read(info, declared.metadata[SPEC], arguments_of(raw))


async def read(info: Info, spec: Spec, arguments: Any = None, *, entity: str | None = None) -> Any:
    """Compile and run one field; `entity` names the type where the field's own type is an interface."""
    context: Context = info.context
    if context.viewer_may_have_changed and context.viewer.is_signed_in:
        context.viewer = await viewer_after_change(context.reads, context.viewer)
        context.viewer_may_have_changed = False
    raw = info._raw_info
    returns = raw.schema.type_map[entity] if entity else None
    statement = compile_field(context.catalogue, raw, context.viewer, spec, arguments or {}, returns)
    return await answer(context.reads, statement, context.parameters())


def reread(entity: str, source: str, *, description: str) -> Any:
    """An entity field of a mutation's payload: read after commit, as the viewer may see it.

    `source` names the payload's private attribute that holds the row's key; null when that is None.
    """

    async def resolve(root: Any, info: Info) -> Any:
        key = getattr(root, source)
        return None if key is None else await read(info, by_key(entity, key))

    return strawberry.field(resolver=resolve, description=description)
