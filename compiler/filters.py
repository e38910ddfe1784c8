"""Typed filters: an input object becomes a condition on the row.

The fields of a filter input say what they compare (`compares`); `and`, `or` and `not` combine. A field of the
filter that is hidden from a viewer compares as null, so no filter can probe what a read would hide.

Parts of a text are looked for without regard to case, accents and width: the database brings `search_fold(text)`, and
`search_pattern(text)`, which is the same for the right side of LIKE.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, LiteralString, TypeAlias

import strawberry

from compiler.argument_value import ArgumentValue, as_it_is
from compiler.refusal import bad_input
from compiler.sql import TRUE, Sql, all_of, any_of, identifier, sql

COMPARES: Final = "tessera.compares"
MAX_DEPTH: Final = 8
MAX_VALUES: Final = 200
Subject: TypeAlias = Callable[[Sql], Sql]
"""What is compared: of a row's alias, a value."""
Comparison: TypeAlias = Callable[[Sql, str, ArgumentValue], Sql]
"""Of a row's alias, an operator's name and what it is given: the condition."""

Related: TypeAlias = Callable[[Sql, ArgumentValue], Sql]
"""Of a row's alias and a filter of related rows: the condition that there is one."""


@dataclass(frozen=True, slots=True)
class Compares:
    """What a field of a filter compares, the PostgreSQL type, and how a given value is read.

    `folded` is the same as `search_fold` has it, where that is kept in the row.
    """

    subject: Subject
    type: LiteralString
    read: Callable[[Any], Any] = as_it_is
    folded: Subject | None = None
    by: Comparison | None = None
    """How each operator compares, if it is not one value with another."""
    whole: Related | None = None
    """The condition that the whole field stands for, if it is a filter of related rows."""
    indexed: Subject | None = None
    """The value whether hidden or not, as an index has it: compared in addition where no `not` is around it.

    There null and false are the same, so that it finds rows quickly and never tells of one that is hidden.
    """


def compares(
    subject: str | Subject,
    type_name: LiteralString,
    *,
    description: str,
    read: Callable[[Any], Any] = as_it_is,
    folded: str | None = None,
    by: Comparison | None = None,
    indexed: str | None = None,
    whole: Related | None = None,
) -> Any:
    """A field of a filter input, on a column by name or an expression over the row.

    `folded` and `indexed` are names of columns.
    """
    columns = [None if column is None else _subject(column) for column in (folded, indexed)]
    what = Compares(_subject(subject), type_name, read, columns[0], by, whole, columns[1])
    return strawberry.field(description=description, default=None, metadata={COMPARES: what})


def _subject(given: str | Subject) -> Subject:
    if not isinstance(given, str):
        return given
    name = identifier(given)
    return lambda row: sql("{}.{}", row, name)


def condition_of(
    filter_type: Any, given: ArgumentValue | None, row: Sql, depth: int = 1, *, negated: bool = False
) -> Sql:
    """The condition that a filter stands for; `negated`: inside a `not`. Raises BAD_USER_INPUT: nested too deep."""
    if filter_type is None or given is None or given.is_null:
        return TRUE
    if depth > MAX_DEPTH:
        raise bad_input(f"A filter can be nested {MAX_DEPTH} levels deep.")
    found = []
    for name, part in given.fields():
        if part.is_null:
            continue
        match name:
            case "and":
                nested = (condition_of(filter_type, one, row, depth + 1, negated=negated) for one in part.items())
                found.append(all_of(*nested))
            case "or":
                nested = (condition_of(filter_type, one, row, depth + 1, negated=negated) for one in part.items())
                found.append(any_of(*nested))
            case "not":
                found.append(sql("NOT ({})", condition_of(filter_type, part, row, depth + 1, negated=True)))
            case _:
                compares = _compares(filter_type, name)
                if compares.whole is not None:
                    found.append(compares.whole(row, part))
                    continue
                if compares.indexed is not None and not negated:
                    found.append(_comparison(replace(compares, subject=compares.indexed), part, row))
                found.append(_comparison(compares, part, row))
    return all_of(*found)


def _compares(filter_type: Any, name: str) -> Compares:
    for declared in filter_type.__strawberry_definition__.fields:
        if (declared.graphql_name or _camel(declared.python_name)) == name:
            compares: Compares = declared.metadata[COMPARES]
            return compares
    raise KeyError(name)


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)


def _comparison(compares: Compares, given: ArgumentValue, row: Sql) -> Sql:
    by = compares.by
    if by is not None:
        return all_of(*(by(row, name, operand) for name, operand in given.fields() if not operand.is_null))
    subject = compares.subject(row)
    if compares.type == "boolean":
        return sql("({}) = {}", subject, given.bind("boolean"))
    folded = compares.folded(row) if compares.folded else sql("search_fold({})", subject)
    return all_of(
        *(
            _PARTS_OF_TEXT[operator](folded, operand)
            if operator in _PARTS_OF_TEXT
            else _OPERATORS[operator](subject, compares, operand)
            for operator, operand in given.fields()
            if not operand.is_null
        )
    )


def _compare(template: LiteralString) -> Callable[[Sql, Compares, ArgumentValue], Sql]:
    return lambda subject, compares, operand: sql(template, subject, operand.bind(compares.type, compares.read))


def _one_of(template: LiteralString) -> Callable[[Sql, Compares, ArgumentValue], Sql]:
    def build(subject: Sql, compares: Compares, operand: ArgumentValue) -> Sql:
        def read(items: Iterable[Any]) -> list[Any]:
            found = [compares.read(item) for item in items]
            if len(found) > MAX_VALUES:
                raise bad_input(f"A set in a filter takes up to {MAX_VALUES} values.")
            return found

        array: LiteralString = {"text": "text[]", "uuid": "uuid[]", "int": "int[]", "timestamptz": "timestamptz[]"}[
            compares.type
        ]
        return sql(template, subject, operand.bind(array, read))

    return build


def _contains(folded: Sql, wanted: ArgumentValue) -> Sql:
    return sql("{} LIKE '%' || search_pattern({}) || '%'", folded, wanted.bind("text"))


def _starts_with(folded: Sql, wanted: ArgumentValue) -> Sql:
    return sql("{} LIKE search_pattern({}) || '%'", folded, wanted.bind("text"))


def _is_null(subject: Sql, _: Compares, operand: ArgumentValue) -> Sql:
    return sql("({} IS NULL) = {}", subject, operand.bind("boolean"))


def condition_of_text(folded: Sql, wanted: ArgumentValue) -> Sql:
    """Whether a folded text has the words in it, or something much like them; the trigram index serves both."""
    return any_of(_contains(folded, wanted), sql("search_fold({}) <% {}", wanted.bind("text"), folded))


_OPERATORS: Final[dict[str, Callable[[Sql, Compares, ArgumentValue], Sql]]] = {
    "equalTo": _compare("{} = {}"),
    "in": _one_of("{} = ANY ({})"),
    "notIn": _one_of("NOT ({} = ANY ({}))"),
    "lessThan": _compare("{} < {}"),
    "atMost": _compare("{} <= {}"),
    "greaterThan": _compare("{} > {}"),
    "atLeast": _compare("{} >= {}"),
    "before": _compare("{} < {}"),
    "after": _compare("{} >= {}"),
    "isNull": _is_null,
}
"""The operators that comparison inputs may have, by GraphQL name."""

_PARTS_OF_TEXT: Final[dict[str, Callable[[Sql, ArgumentValue], Sql]]] = {
    "contains": _contains,
    "startsWith": _starts_with,
    "search": condition_of_text,
}
"""The operators that look at a text as it is folded."""
