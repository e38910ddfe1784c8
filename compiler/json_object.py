"""JSON objects as PostgreSQL makes them fastest: a row turned into JSON."""

from __future__ import annotations

from collections.abc import Iterable

from compiler.sql import Sql, identifier, join, literal, sql

Pair = tuple[str, Sql]
MAX_NAME_LENGTH = 63
"""Bytes of a PostgreSQL identifier; a longer response key cannot be a column's name."""
MAX_BUILT = 50
"""PostgreSQL's functions take at most 100 arguments, two for each pair."""
MAX_COLUMNS = 1_600
"""PostgreSQL selects at most 1,664 columns; an object of more members than this is built of rows."""


def json_object(pairs: Iterable[Pair], from_clause: Sql | None = None) -> Sql:
    """An object of the pairs, in order."""
    given = list(pairs)
    source = sql(" FROM {}", from_clause) if from_clause is not None else sql("")
    if _is_unusual(given):
        rows = join(", ", [sql("({}, to_json({}))", literal(key), value) for key, value in given])
        built = sql("(SELECT json_object_agg(o.k, o.v) FROM (VALUES {}) o(k, v))", rows)
        return sql("(SELECT {}{})", built, source) if from_clause is not None else built
    columns = join(", ", [sql("{} AS {}", value, identifier(key)) for key, value in given])
    # `r.*` and not `r`: that would be the column r, if a response key is so called.
    return sql("(SELECT to_json(r.*) FROM (SELECT {}{}) r)", columns, source)


def json_wrapper(pairs: Iterable[Pair]) -> Sql:
    """An object around values that are JSON already, such as a page: built without a row of its own."""
    given = list(pairs)
    if len(given) > MAX_BUILT:
        return json_object(given)
    return sql("json_build_object({})", join(", ", [sql("{}, {}", literal(key), value) for key, value in given]))


def json_array(pairs: Iterable[Pair], from_clause: Sql) -> Sql:
    """An array of such objects, one per row, in the order of the rows."""
    given = list(pairs)
    if _is_unusual(given):
        return sql(
            "(SELECT coalesce(json_agg(e.j), '[]') FROM (SELECT {} AS j FROM {}) e)", json_object(given), from_clause
        )
    columns = join(", ", [sql("{} AS {}", value, identifier(key)) for key, value in given])
    return sql("(SELECT coalesce(json_agg(e.*), '[]') FROM (SELECT {} FROM {}) e)", columns, from_clause)


def _is_unusual(pairs: list[Pair]) -> bool:
    """Whether the pairs cannot be the columns of one row."""
    return len(pairs) > MAX_COLUMNS or any(len(key) > MAX_NAME_LENGTH for key, _ in pairs)
