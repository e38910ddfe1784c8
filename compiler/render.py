"""From a guarded plan to SQL: one small function per kind of node.

A table becomes `(SELECT to_json(r.*) FROM (SELECT … FROM …) r)`; to-one relations are left-joined into the
FROM of the row they belong to; a page is an inner SELECT that finds and cuts the rows, and an outer one
that aggregates the parts that were asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compiler.json_object import Pair, json_array, json_object, json_wrapper
from compiler.plan import (
    AggregatesOf,
    AskedFact,
    Cursor,
    Edges,
    GuardedTable,
    Leaf,
    Many,
    Member,
    Node,
    Nodes,
    Object,
    One,
    PageInfo,
    PageOf,
    PagePart,
    Source,
    TotalCount,
    TypeName,
)
from compiler.sql import Sql, all_of, identifier, join, literal, number, shared, sql


@dataclass(frozen=True, slots=True)
class Rendered:
    """The pairs of an object and the joins that its row's FROM needs for them."""

    pairs: tuple[Pair, ...]
    joins: tuple[Sql, ...]


def root_select(node: Node) -> Sql:
    """The statement that answers a root field: one row, one column, the JSON."""
    rendered = _members((Member("data", node),))
    return sql("SELECT {}{}", rendered.pairs[0][1], _from_joins(rendered.joins))


def rows_select(node: Node) -> Sql:
    """The statement that answers with several rows of one type: key and JSON of each."""
    if not isinstance(node, One):
        raise TypeError("rows are of one table")
    table = _table(node.source)
    rendered = _members(node.object.members)
    return sql(
        "SELECT {}.id, {} FROM {} {} {} WHERE {}",
        table.alias,
        json_object(rendered.pairs),
        _relation(table),
        table.alias,
        join(" ", rendered.joins),
        all_of(node.on, table.visible),
    )


def _from_joins(joins: tuple[Sql, ...]) -> Sql:
    return sql(" FROM (SELECT) root {}", join(" ", joins)) if joins else sql("")


def _table(source: Source) -> GuardedTable:
    if not isinstance(source, GuardedTable):
        raise TypeError(f"{source.entity.name} is not guarded; nothing unguarded is rendered")
    return source


def _members(members: tuple[Member, ...], page: PageOf | None = None) -> Rendered:
    pairs: list[Pair] = []
    joins: list[Sql] = []
    for member in members:
        value, needed = _value(member.node, page)
        pairs.append((member.key, value))
        joins.extend(needed)
    return Rendered(tuple(pairs), _once(joins))


def _once(joins: Iterable[Sql]) -> tuple[Sql, ...]:
    """Without repetitions: siblings share the facts that they ask of their parent."""
    return tuple(dict.fromkeys(joins))


def _asked(facts: tuple[AskedFact, ...]) -> tuple[Sql, ...]:
    # OFFSET 0 keeps the planner from copying the question into every place that uses the answer.
    return tuple(sql("CROSS JOIN LATERAL (SELECT ({}) AS answer OFFSET 0) {}", f.condition, f.alias) for f in facts)


def _value(node: Node, page: PageOf | None) -> tuple[Sql, tuple[Sql, ...]]:
    match node:
        case Leaf():
            return _leaf(node), _asked(node.asked)
        case TypeName():
            return sql("{}::text", literal(node.name)), ()
        case Cursor():
            assert page is not None
            return _cursor(page), ()
        case Object():
            return _object(node)
        case One():
            return _one(node)
        case Many():
            return _many(node), _asked(_table(node.source).asked)
        case PageOf():
            return _page(node), _asked(_table(node.source).asked)


def _leaf(node: Leaf) -> Sql:
    if node.guard is None:
        return node.value
    if node.visible is None:
        raise TypeError("a guarded field has no condition; the guard pass was skipped")
    return sql("CASE WHEN {} THEN {} END", node.visible, node.value)


def _object(node: Object) -> tuple[Sql, tuple[Sql, ...]]:
    rendered = _members(node.members)
    value = json_object(rendered.pairs)
    if node.guard is not None:
        raise TypeError("a guarded object has no condition; the guard pass was skipped")
    if node.present is not None:
        value = sql("CASE WHEN {} THEN {} END", node.present, value)
    return value, (*_asked(node.asked), *rendered.joins)


def _one(node: One) -> tuple[Sql, tuple[Sql, ...]]:
    table = _table(node.source)
    if node.guard is not None:
        raise TypeError("a guarded relation has no condition; the guard pass was skipped")
    rendered = _members(node.object.members)
    json = json_object(rendered.pairs)
    if node.shared_as is not None:
        definition = sql(
            "SELECT {}.id, {} AS j FROM {} {} {} WHERE {}",
            table.alias,
            json,
            _relation(table),
            table.alias,
            join(" ", rendered.joins),
            table.visible,
        )
        joined = sql("LEFT JOIN {} {} ON {}", shared(definition), node.shared_as, node.on)
        return sql("{}.j", node.shared_as), (joined,)
    joined = sql("LEFT JOIN {} {} ON {}", _relation(table), table.alias, all_of(node.on, table.visible))
    value = sql("CASE WHEN {}.id IS NOT NULL THEN {} END", table.alias, json)
    return value, (*_asked(table.asked), joined, *rendered.joins)


def _many(node: Many) -> Sql:
    table = _table(node.source)
    rendered = _members(node.object.members)
    return json_array(
        rendered.pairs,
        sql(
            "(SELECT * FROM {} {} WHERE {} ORDER BY {} LIMIT {}) {} {} ORDER BY {}",
            _relation(table),
            table.alias,
            all_of(node.on, table.visible),
            node.order,
            number(node.limit),
            table.alias,
            join(" ", rendered.joins),
            node.order,
        ),
    )


def _relation(table: GuardedTable) -> Sql:
    assert table.entity.table is not None
    return identifier(table.entity.table)


def _cursor(page: PageOf) -> Sql:
    return page.sort.kind.sql([key.column for key in page.sort.keys], sql("{}.id", page.source.alias))


def _page(node: PageOf) -> Sql:
    rows = [part for _, part in node.parts if isinstance(part, Nodes | Edges)]
    if len(rows) == 1 and not any(isinstance(part, PageInfo) for _, part in node.parts):
        return json_wrapper(
            (key, _plain_rows(part, node) if isinstance(part, Nodes | Edges) else _part(part, 0, node))
            for key, part in node.parts
        )
    elements: dict[int, Sql] = {}
    joins: list[Sql] = []
    for position, (_, part) in enumerate(node.parts):
        rendered = _element(part, node)
        if rendered is not None:
            elements[position], needed = json_object(rendered.pairs), rendered.joins
            joins.extend(needed)
    pairs = [(key, _part(part, position, node)) for position, (key, part) in enumerate(node.parts)]
    if not any(isinstance(part, Nodes | Edges | PageInfo) for _, part in node.parts):
        return json_object(pairs)
    return json_object(pairs, _rows(node, elements, list(_once(joins))))


def _plain_rows(part: Nodes | Edges, node: PageOf) -> Sql:
    """The rows of a page whose place in the list nobody asked for: found, cut, put in order, and no more."""
    table = _table(node.source)
    rendered = _element(part, node)
    assert rendered is not None
    conditions = [c for c in (node.slice.start, node.slice.end) if c is not None]
    return json_array(
        rendered.pairs,
        sql(
            "(SELECT * FROM {} {} WHERE {} ORDER BY {} LIMIT {}) {} {} ORDER BY {}",
            _relation(table),
            table.alias,
            all_of(node.on, table.visible, node.filter, *conditions),
            _order(node, backward=node.slice.backward),
            number(node.slice.size),
            table.alias,
            join(" ", rendered.joins),
            _order(node, backward=False),
        ),
    )


def _element(part: PagePart, page: PageOf) -> Rendered | None:
    match part:
        case Nodes():
            return _members(part.object.members)
        case Edges():
            return _members(part.members, page)
    return None


def _rows(node: PageOf, elements: dict[int, Sql], joins: list[Sql]) -> Sql:
    """The page's rows, numbered in the page's direction, one more than asked for; then their elements."""
    table = _table(node.source)
    order = _order(node, backward=node.slice.backward)
    conditions = [c for c in (node.slice.start, node.slice.end) if c is not None]
    cut = sql(
        "(SELECT * FROM {} {} WHERE {} ORDER BY {} LIMIT {}) {}",
        _relation(table),
        table.alias,
        all_of(node.on, table.visible, node.filter, *conditions),
        order,
        number(node.slice.size + 1),
        table.alias,
    )
    columns = [sql("row_number() OVER (ORDER BY {}) AS n", order)]
    if any(isinstance(part, PageInfo) for _, part in node.parts):
        columns.append(sql("{} AS c", _cursor(node)))
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


def _order(node: PageOf, *, backward: bool) -> Sql:
    first = node.sort.keys[0]
    by = [(key.column, key.descending) for key in node.sort.keys]
    by.append((sql("{}.id", node.source.alias), first.descending))
    return join(", ", [sql("{} DESC", key) if descending != backward else sql("{} ASC", key) for key, descending in by])


def _part(part: PagePart, position: int, node: PageOf) -> Sql:
    match part:
        case Nodes() | Edges():
            return sql("q.{}", identifier(f"e{position}"))
        case TotalCount():
            table = _table(node.source)
            return sql(
                "(SELECT count(*) FROM {} {} WHERE {})",
                _relation(table),
                table.alias,
                all_of(node.on, table.visible, node.filter),
            )
        case AggregatesOf():
            table = _table(node.source)
            return json_object(
                _members(part.object.members).pairs,
                # HAVING makes it one row even where no value aggregates (`__typename`).
                sql(
                    "{} {} WHERE {} HAVING TRUE",
                    _relation(table),
                    table.alias,
                    all_of(node.on, table.visible, node.filter),
                ),
            )
        case PageInfo():
            return json_object([(key, _page_info(name, node)) for key, name in part.fields])
        case TypeName():
            return sql("{}::text", literal(part.name))


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
