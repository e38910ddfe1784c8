"""From a guarded plan to SQL: one small function per kind of node.

A table becomes `(SELECT to_json(r.*) FROM (SELECT … FROM …) r)`; to-one relations are left-joined into the
FROM of the row they belong to; a page is an inner SELECT that finds and cuts the rows, and an outer one
that aggregates the parts that were asked for.
"""

from __future__ import annotations

from compiler.catalogue import AFTER, Feed
from compiler.json_object import Pair, json_array, json_object
from compiler.plan import (
    AskedFact,
    Cursor,
    Leaf,
    Many,
    Member,
    Node,
    Object,
    One,
    OneOf,
    PageOf,
    TypeName,
)
from compiler.render_page import Rendered, cursor_of, once, page_sql, relation_of, table_of
from compiler.sql import Sql, all_of, join, literal, number, shared, sql, viewer


def root_select(node: Node) -> Sql:
    """The statement that answers a root field: one row, one column, the JSON."""
    rendered = _members((Member("data", node),))
    return sql("SELECT {}{}", rendered.pairs[0][1], _from_joins(rendered.joins))


def rows_select(node: Node) -> Sql:
    """The statement that answers with several rows of one type: key and JSON of each."""
    if not isinstance(node, One):
        raise TypeError("rows are of one table")
    table = table_of(node.source)
    rendered = _members(node.object.members)
    return sql(
        "SELECT {}.id, {} FROM {} {} {} WHERE {}",
        table.alias,
        json_object(rendered.pairs),
        relation_of(table),
        table.alias,
        join(" ", rendered.joins),
        all_of(node.on, table.visible),
    )


def feed_select(node: Node, feed: Feed, most: int) -> Sql:
    """The rows of a feed after the position that the viewer names, the first `most`: position and JSON of each."""
    if not isinstance(node, One):
        raise TypeError("a feed is of one table")
    table = table_of(node.source)
    rendered = _members(node.object.members)
    position = feed.position(table.alias)
    return sql(
        "SELECT {} AS position, {} AS event FROM {} {} {} WHERE {} ORDER BY 1 LIMIT {}",
        position,
        json_object(rendered.pairs),
        relation_of(table),
        table.alias,
        join(" ", rendered.joins),
        all_of(node.on, table.visible, sql("{} > {}", position, viewer(AFTER, feed.type))),
        number(most),
    )


def _from_joins(joins: tuple[Sql, ...]) -> Sql:
    return sql(" FROM (SELECT) root {}", join(" ", joins)) if joins else sql("")


def _members(members: tuple[Member, ...], page: PageOf | None = None) -> Rendered:
    pairs: list[Pair] = []
    joins: list[Sql] = []
    for member in members:
        value, needed = _value(member.node, page)
        pairs.append((member.key, value))
        joins.extend(needed)
    return Rendered(tuple(pairs), once(joins))


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
            return cursor_of(page), ()
        case Object():
            return _object(node)
        case One():
            return _one(node)
        case OneOf():
            return _one_of(node)
        case Many():
            return _many(node), _asked(table_of(node.source).asked)
        case PageOf():
            return page_sql(node, _members), _asked(table_of(node.source).asked)


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
    table = table_of(node.source)
    if node.guard is not None:
        raise TypeError("a guarded relation has no condition; the guard pass was skipped")
    rendered = _members(node.object.members)
    json = json_object(rendered.pairs)
    if node.shared_as is not None:
        definition = sql(
            "SELECT {}.id, {} AS j FROM {} {} {} WHERE {}",
            table.alias,
            json,
            relation_of(table),
            table.alias,
            join(" ", rendered.joins),
            table.visible,
        )
        joined = sql("LEFT JOIN {} {} ON {}", shared(definition), node.shared_as, node.on)
        return sql("{}.j", node.shared_as), (joined,)
    joined = sql("LEFT JOIN {} {} ON {}", relation_of(table), table.alias, all_of(node.on, table.visible))
    value = sql("CASE WHEN {}.id IS NOT NULL THEN {} END", table.alias, json)
    return value, (*_asked(table.asked), joined, *rendered.joins)


def _one_of(node: OneOf) -> tuple[Sql, tuple[Sql, ...]]:
    values, joins = zip(*(_one(case) for case in node.cases), strict=True)
    return sql("coalesce({})", join(", ", values)), tuple(one for needed in joins for one in needed)


def _many(node: Many) -> Sql:
    table = table_of(node.source)
    rendered = _members(node.object.members)
    return json_array(
        rendered.pairs,
        sql(
            "(SELECT * FROM {} {} WHERE {} ORDER BY {} LIMIT {}) {} {} ORDER BY {}",
            relation_of(table),
            table.alias,
            all_of(node.on, table.visible),
            node.order,
            number(node.limit),
            table.alias,
            join(" ", rendered.joins),
            node.order,
        ),
    )
