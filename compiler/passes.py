"""A query field on its way to SQL: an ordered tuple of passes over one frozen record.

Each pass fills in one form of the field and looks at the forms before it; `docs/compiler.md` shows them all for
one query.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from graphql import GraphQLResolveInfo, get_named_type
from graphql.execution.values import VariableValues, get_argument_values

from compiler.argument_value import Dependency, Trace, arguments_of, trace_directives
from compiler.catalogue import AccessProfile, Catalogue, Feed, Spec
from compiler.collect import Collector
from compiler.guard import guarded
from compiler.plan import Node
from compiler.render import feed_select, root_select, rows_select
from compiler.sql import Sql, Statement, statement


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be compiled: a field, for viewers of one access profile.

    `entity` names the type to read where the field's own is an interface; with `rows`, the statement answers
    with rows of key and JSON instead of one JSON.
    """

    catalogue: Catalogue
    cursor_secret: bytes
    info: GraphQLResolveInfo[Any]
    variables: Mapping[str, Any]
    profile: AccessProfile
    spec: Spec
    entity: str | None
    rows: bool
    most: int = 0
    """Of a feed: how many rows at once."""


@dataclass(frozen=True, slots=True)
class Compilation:
    """The forms of a field so far."""

    request: Request
    plan: Node | None = None
    dependencies: tuple[Dependency, ...] = ()
    guarded: Node | None = None
    sql: Sql | None = None
    statement: Statement | None = None


def collect_pass(so_far: Compilation) -> Compilation:
    """The selection as a plan, and what of the variables shaped it."""
    request, info = so_far.request, so_far.request.info
    trace = Trace()
    trace_directives(info, trace, request.variables)
    definition, node = info.parent_type.fields[info.field_name], info.field_nodes[0]
    coerced = get_argument_values(definition, node, VariableValues({}, dict(request.variables)))
    arguments = arguments_of(definition, node, coerced, request.variables, trace)
    returns = info.schema.type_map[request.entity] if request.entity else get_named_type(info.return_type)
    collector = Collector(request.catalogue, info, trace, request.cursor_secret)
    plan = collector.root(request.spec, arguments, returns)
    return replace(so_far, plan=plan, dependencies=tuple(trace.dependencies))


def guard_pass(so_far: Compilation) -> Compilation:
    """The plan with the visibility of every table and field."""
    assert so_far.plan is not None
    return replace(so_far, guarded=guarded(so_far.plan, so_far.request.profile))


def render_pass(so_far: Compilation) -> Compilation:
    """The guarded plan as SQL."""
    assert so_far.guarded is not None
    spec = so_far.request.spec
    if isinstance(spec, Feed):
        return replace(so_far, sql=feed_select(so_far.guarded, spec, so_far.request.most))
    render = rows_select if so_far.request.rows else root_select
    return replace(so_far, sql=render(so_far.guarded))


def number_pass(so_far: Compilation) -> Compilation:
    """The SQL as text with numbered parameters."""
    assert so_far.sql is not None
    return replace(so_far, statement=statement(so_far.sql))


PASSES: Final[tuple[Callable[[Compilation], Compilation], ...]] = (collect_pass, guard_pass, render_pass, number_pass)


def compilation(request: Request) -> Compilation:
    """All forms of a field. Raises QueryRefused for arguments that cannot be used."""
    found = Compilation(request)
    for one in PASSES:
        found = one(found)
    return found
