"""Pages as SQL: an inner SELECT finds and cuts the rows, an outer one aggregates the parts that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from compiler.json_object import Pair, json_array, json_object, json_wrapper
from compiler.plan import (
    AggregatesOf,
    DerivedRows,
    Edges,
    GroupsOf,
    GuardedTable,
    Member,
    Nodes,
    PageInfo,
    PageOf,
    PagePart,
    Source,
    TotalCount,
    TypeName,
)
from compiler.sql import Sql, all_of, identifier, join, literal, number, sql

MAX_COUNTED: Final = 10_000
"""Up to which `totalCount` is exact: one more row is looked at, so one more says that there are more."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pairs of an object and the joins that its row's FROM needs for them."""

    pairs: tuple[Pair, ...]
    joins: tuple[Sql, ...]


Members: TypeAlias = Callable[[tuple[Member, ...], PageOf | None], Rendered]


def table_of(source: Source) -> GuardedTable:
    """The guarded table; a bare one is refused."""
    if not isinstance(source, GuardedTable):
        raise TypeError(f"{source.entity.name} is not guarded; nothing unguarded is rendered")
    return source


def relation_of(table: GuardedTable) -> Sql:
    """Its name."""
    assert table.entity.table is not None
    return identifier(table.entity.table)


def once(joins: Iterable[Sql]) -> tuple[Sql, ...]:
    """Without repetitions: siblings share the facts that they ask of their parent."""
    return tuple(dict.fromkeys(joins))


def cursor_of(page: PageOf) -> Sql:
    """The cursor of the page's row."""
    return page.sort.kind.sql([key.column for key in page.sort.keys], sql("{}.id", page.source.alias))


def page_sql(node: PageOf, members: Members) -> Sql:
    """The page as one value of its parent's row; `members` renders the members of its rows."""
    rows = [part for _, part in node.parts if isinstance(part, Nodes | Edges)]
    if len(rows) == 1 and not any(isinstance(part, PageInfo) for _, part in node.parts):
        return json_wrapper(
            (
                key,
                _plain_rows(part, node, members) if isinstance(part, Nodes | Edges) else _part(part, 0, node, members),
            )
            for key, part in node.parts
        )
    elements: dict[int, Sql] = {}
    joins: list[Sql] = []
    for position, (_, part) in enumerate(node.parts):
        rendered = _element(part, node, members)
        if rendered is not None:
            elements[position], needed = json_object(rendered.pairs), rendered.joins
            joins.extend(needed)
    pairs = [(key, _part(part, position, node, members)) for position, (key, part) in enumerate(node.parts)]
    if not any(isinstance(part, Nodes | Edges | PageInfo) for _, part in node.parts):
        return json_object(pairs)
    return json_object(pairs, _rows(node, elements, list(once(joins))))


def _plain_rows(part: Nodes | Edges, node: PageOf, members: Members) -> Sql:
    """The rows of a page whose place in the list nobody asked for: found, cut, put in order, and no more."""
    table = table_of(node.source)
    rendered = _element(part, node, members)
    assert rendered is not None
    return json_array(
        rendered.pairs,
        sql(
            "{} {} {} ORDER BY {}",
            _cut(node, node.slice.size),
            table.alias,
            join(" ", rendered.joins),
            _order(node, backward=False),
        ),
    )


def _element(part: PagePart, page: PageOf, members: Members) -> Rendered | None:
    match part:
        case Nodes():
            return members(part.object.members, None)
        case Edges():
            return members(part.members, page)
    return None


def _rows(node: PageOf, elements: dict[int, Sql], joins: list[Sql]) -> Sql:
    """The page's rows, numbered in the page's direction, one more than asked for; then their elements."""
    table = table_of(node.source)
    order = _order(node, backward=node.slice.backward)
    cut = sql("{} {}", _cut(node, node.slice.size + 1), table.alias)
    columns = [sql("row_number() OVER (ORDER BY {}) AS n", order)]
    if any(isinstance(part, PageInfo) for _, part in node.parts):
        columns.append(sql("{} AS c", cursor_of(node)))
    columns += [sql("{} AS {}", element, identifier(f"e{position}")) for position, element in elements.items()]
    inner = sql("SELECT {} FROM {} {}", join(", ", columns), cut, join(" ", joins))
    aggregates = [sql("count(*) AS fetched")]
    if any(isinstance(part, PageInfo) for _, part in node.parts):
        within = sql("FILTER (WHERE p.n <= {})", number(node.slice.size))
        aggregates.append(sql("(array_agg(p.c ORDER BY p.n) {})[1] AS nearest", within))
        aggregates.append(sql("(array_agg(p.c ORDER BY p.n DESC) {})[1] AS farthest", within))
    direction = sql("DESC") if node.slice.backward else sql("ASC")
    for position in elements:
        name = identifier(f"e{position}")
        aggregates.append(
            sql(
                "coalesce(json_agg(p.{} ORDER BY p.n {}) FILTER (WHERE p.n <= {}), '[]') AS {}",
                name,
                direction,
                number(node.slice.size),
                name,
            )
        )
    return sql("(SELECT {} FROM ({}) p) q", join(", ", aggregates), inner)


def _found(node: PageOf, *conditions: Sql) -> Sql:
    """FROM and WHERE of the list's rows: of its table, joined to its candidates if it has any."""
    table = table_of(node.source)
    must = (node.on, table.visible, node.filter)
    if node.candidates is None:
        return sql("{} {} WHERE {}", relation_of(table), table.alias, all_of(*must, *conditions))
    if node.candidates.query is None:
        raise TypeError("candidates are not looked for; the guard pass was skipped")
    return sql(
        "({}) {} JOIN {} {} ON {}.id = {}.id WHERE {}",
        node.candidates.query,
        node.candidates.alias,
        relation_of(table),
        table.alias,
        table.alias,
        node.candidates.alias,
        all_of(*must, *conditions),
    )


def _cut(node: PageOf, size: int) -> Sql:
    """So many rows of the list, from where the page starts, in the order in which it is walked."""
    table = table_of(node.source)
    conditions = [c for c in (node.slice.start, node.slice.end) if c is not None]
    return sql(
        "(SELECT {} FROM {} ORDER BY {} LIMIT {})",
        sql("*") if node.candidates is None else sql("{}.*", table.alias),
        _found(node, *conditions),
        _order(node, backward=node.slice.backward, found=True),
        number(size),
    )


def _order(node: PageOf, *, backward: bool, found: bool = False) -> Sql:
    """The page's order: of its rows; or, `found`, of the candidates that they are found by."""
    first = node.sort.keys[0]
    by = [(key.found_by if found else key.column, key.descending) for key in node.sort.keys]
    row = node.candidates.alias if found and node.candidates is not None else node.source.alias
    by.append((sql("{}.id", row), first.descending))
    return join(", ", [sql("{} DESC", key) if descending != backward else sql("{} ASC", key) for key, descending in by])


def _part(part: PagePart, position: int, node: PageOf, members: Members) -> Sql:
    match part:
        case Nodes() | Edges():
            return sql("q.{}", identifier(f"e{position}"))
        case TotalCount():
            return sql(
                "(SELECT count(*) FROM (SELECT FROM {} LIMIT {}) c)",
                _found(node),
                number(MAX_COUNTED + 1),
            )
        case AggregatesOf():
            return json_object(
                members(part.object.members, None).pairs,
                # HAVING makes it one row even where no value aggregates (`__typename`).
                sql("{} HAVING TRUE", _found(node)),
            )
        case GroupsOf():
            return _groups(part, node, members)
        case DerivedRows():
            ids = sql("SELECT {}.id FROM {}", table_of(node.source).alias, _found(node))
            query, order = part.derived.query(ids), part.derived.order(part.alias)
            return _first_rows(part, query, order, members)
        case PageInfo():
            return json_object([(key, _page_info(name, node)) for key, name in part.fields])
        case TypeName():
            return sql("{}::text", literal(part.name))


def _groups(part: GroupsOf, node: PageOf, members: Members) -> Sql:
    """Groups of all the list's rows: found and cut to what there may be, then the object of each."""
    columns = [*((key.name, key.value) for key in part.keys), *part.columns, ("count", sql("count(*)"))]
    query = sql(
        "SELECT {} FROM {} GROUP BY {}",
        join(", ", [sql("{} AS {}", value, identifier(name)) for name, value in columns]),
        _found(node, part.within),
        join(", ", [number(position + 1) for position in range(len(part.keys))]),
    )
    return _first_rows(part, query, _order_of_groups(part), members)


def _first_rows(part: GroupsOf | DerivedRows, query: Sql, order: Sql, members: Members) -> Sql:
    """So many rows of a query, and the object of each."""
    rendered = members(part.object.members, None)
    return json_array(
        rendered.pairs,
        sql(
            "(SELECT * FROM ({}) {} ORDER BY {} LIMIT {}) {} {} ORDER BY {}",
            query,
            part.alias,
            order,
            number(part.size),
            part.alias,
            join(" ", rendered.joins),
            order,
        ),
    )


def _order_of_groups(part: GroupsOf) -> Sql:
    """What is newest and largest comes first; what is left is in the order of its values."""
    columns = [(key, sql("{}.{}", part.alias, identifier(key.name))) for key in part.keys]
    first = [sql("{} DESC", column) for key, column in columns if key.descending]
    last = [column for key, column in columns if not key.descending]
    return join(", ", [*first, sql('{}."count" DESC', part.alias), *last])


def _page_info(name: str, node: PageOf) -> Sql:
    backward = node.slice.backward
    more = sql("(q.fetched > {})", number(node.slice.size))
    match name:
        case "hasNextPage":
            return _known(node.slice.end) if backward else more
        case "hasPreviousPage":
            return more if backward else _known(node.slice.start)
        case "startCursor":
            return sql("q.farthest") if backward else sql("q.nearest")
        case "endCursor":
            return sql("q.nearest") if backward else sql("q.farthest")
        case "__typename":
            return sql("{}::text", literal("PageInfo"))
    raise NotImplementedError(f"pageInfo has no {name}")


def _known(bound: Sql | None) -> Sql:
    # Relay: the far side of a cursor is known to exist, the far side of the whole list is known not to.
    return sql("TRUE") if bound is not None else sql("FALSE")
