"""How a Strawberry type says what its fields read.

    @entity("certificate", CertificateVisible())
    @strawberry.type(description="…")
    class Certificate(Node):
        number: str = column("number", description="…")
        course: Course = to_one("Course", foreign_key("course_id"), description="…")

The declarations travel in Strawberry's own field metadata; `read_catalogue` collects them when the
schema is built and refuses a type that has a table but no guard.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import strawberry
from graphql import GraphQLNonNull, GraphQLObjectType, GraphQLSchema
from strawberry.annotation import StrawberryAnnotation
from strawberry.extensions import FieldExtension
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from compiler.catalogue import (
    Aggregates,
    Candidates,
    Catalogue,
    Column,
    Derived,
    Embedded,
    Entity,
    Expression,
    Feed,
    ForeignKey,
    Groups,
    Guard,
    Listing,
    Page,
    Referring,
    Relation,
    Spec,
    ToMany,
    ToOne,
    ToOneOf,
)
from compiler.page_arguments import LARGEST_SIZE
from compiler.sql import Sql, identifier, sql

SPEC = "tessera.spec"
T = TypeVar("T")
Resolver = Callable[..., Any]


class UnguardedError(TypeError):
    """A type or field could show rows that nothing guards; the application must not start."""


class _ArgumentsStayInTheQuery(FieldExtension):
    """Root resolvers of compiled fields take no arguments: the compiler reads them at every level alike."""

    async def resolve_async(self, next_: Callable[..., Awaitable[Any]], source: Any, info: Any, **_: Any) -> Any:
        """Call the resolver without them."""
        return await next_(source, info)


def entity(table: str, guard: Guard, *, materialize: bool = False) -> Callable[[type[T]], type[T]]:
    """Put a table and the condition on its rows behind a Strawberry type; `materialize` as in `Entity`."""

    def attach(cls: type[T]) -> type[T]:
        cls.__tessera_entity__ = (table, guard, materialize)  # type: ignore[attr-defined]
        return cls

    return attach


def argument(name: str, annotation: Any, description: str, default: Any = strawberry.UNSET) -> StrawberryArgument:
    """An argument of a compiled field, by its Python name."""
    return StrawberryArgument(
        python_name=name,
        graphql_name=None,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
        default=default,
    )


def _field(
    spec: Spec, description: str, arguments: list[StrawberryArgument] | None, resolver: Resolver | None = None
) -> Any:
    extensions: list[FieldExtension] = [_ArgumentsStayInTheQuery()] if resolver else []
    declared: Any = strawberry.field(
        resolver=resolver,  # type: ignore[arg-type]
        description=description,
        metadata={SPEC: spec},
        extensions=extensions,
    )
    if arguments:
        declared.arguments = arguments
    return declared


def column(
    source: str | Expression,
    *,
    description: str,
    guard: Guard | None = None,
    arguments: list[StrawberryArgument] | None = None,
) -> Any:
    """A column by name, or an expression over the row."""
    if isinstance(source, str):
        name = identifier(source)
        return _field(Column(lambda row, _: sql("{}.{}", row, name), guard), description, arguments)
    return _field(Column(source, guard), description, arguments)


def embedded(*, description: str, guard: Guard | None = None, present: Callable[[Sql], Sql] | None = None) -> Any:
    """An object of the same row."""
    return _field(Embedded(guard, present), description, None)


def to_one(
    target: str,
    on: Relation,
    *,
    description: str,
    guard: Guard | None = None,
    arguments: list[StrawberryArgument] | None = None,
    resolver: Resolver | None = None,
) -> Any:
    """At most one related row; `guard` says on which rows the relation itself may be seen."""
    return _field(ToOne(target, on, guard), description, arguments, resolver)


def to_one_of(targets: tuple[str, ...], on: Callable[[str], Relation], *, description: str) -> Any:
    """At most one row, of one of these types; `on` gives each type's relation."""
    return _field(ToOneOf(targets, on), description, None)


def to_many(target: str, on: Relation, order: Callable[[Sql], Sql], *, sorted_by: str, description: str) -> Any:
    """All related rows, where they are few by nature; `sorted_by` says in words what `order` does."""
    return _field(ToMany(target, on, order), f"{description} Sorted by {sorted_by}.", None)


def page(
    listing: Listing,
    on: Relation,
    *,
    description: str,
    candidates: Candidates | None = None,
    arguments: list[StrawberryArgument] | None = None,
    resolver: Resolver | None = None,
) -> Any:
    """Related rows a page at a time; `candidates` says where to find them if not in the whole table."""
    given = [
        argument("first", int | None, "How many from the start; at most 200. 20 if neither this nor `last` is given."),
        argument("after", str | None, "Start after this cursor."),
        argument("last", int | None, "How many from the end; at most 200."),
        argument("before", str | None, "End before this cursor."),
        argument(
            "order_by",
            list[listing.order_type] | None,  # type: ignore[name-defined]
            "Sort order, by up to 3 fields; one may be given without a list. Without any, the list is sorted "
            f"{listing.default_order}. Ties are broken by id.",
        ),
    ]
    if listing.filter_type is not None:
        given.append(argument("filter", listing.filter_type | None, "Which rows to list."))
    return _field(Page(listing, on, candidates), description, [*given, *(arguments or [])], resolver)


def feed(
    spec: Feed, *, description: str, may: list[type[Any]], arguments: list[StrawberryArgument] | None = None
) -> Any:
    """A field of the subscription type: rows as they come; `may` are the permissions it asks for.

    Nothing resolves it: whoever subscribes is handed to what reads feeds.
    """
    declared: Any = strawberry.field(description=description, metadata={SPEC: spec}, permission_classes=may)
    if arguments:
        declared.arguments = arguments
    return declared


def foreign_key(parent_column: str) -> ForeignKey:
    """The child whose id stands in the parent's column."""
    return ForeignKey(parent_column)


def referring(child_column: str) -> Referring:
    """The children whose column holds the parent's id."""
    return Referring(child_column)


def aggregates(*, description: str) -> Any:
    """`aggregates` of a page, or of a group; the fields of its type are columns that aggregate."""
    return _field(Aggregates(), description, None)


def derived(spec: Derived, *, description: str) -> Any:
    """What a page's whole list comes to, as rows; the fields of their type are columns of the spec's query."""
    return _field(
        spec, description, [argument("first", int, f"How many; at most {LARGEST_SIZE}.", default=LARGEST_SIZE)]
    )


def groups(spec: Groups, by: Any, *, description: str) -> Any:
    """`groups` of a page, by up to two values of the enum `by`."""
    given = [
        argument("by", list[by], "What the rows of a group agree in: one of these, or two as a list."),
        argument("first", int, f"How many groups; at most {LARGEST_SIZE}.", default=LARGEST_SIZE),
    ]
    return _field(spec, description, given)


def read_catalogue(schema: GraphQLSchema) -> Catalogue:
    """Collect the declarations of every object type; raises UnguardedError for what could leak."""
    entities: dict[str, Entity] = {}
    for name, graphql_type in schema.type_map.items():
        definition = graphql_type.extensions.get("strawberry-definition")
        if not isinstance(graphql_type, GraphQLObjectType) or not isinstance(definition, StrawberryObjectDefinition):
            continue
        fields: dict[str, Spec] = {}
        for field_name, graphql_field in graphql_type.fields.items():
            spec = _spec_of(graphql_field.extensions.get("strawberry-definition"))
            if spec is not None:
                _check_nullable(f"{name}.{field_name}", spec, required=isinstance(graphql_field.type, GraphQLNonNull))
                fields[field_name] = spec
        table, guard, materialize = getattr(definition.origin, "__tessera_entity__", (None, None, False))
        if table is not None and not isinstance(guard, Guard):
            raise UnguardedError(f"{name} reads {table} without a guard")
        if table is not None and len(fields) < len(graphql_type.fields):
            undeclared = ", ".join(sorted(graphql_type.fields.keys() - fields.keys()))
            raise TypeError(f"{name} does not say what it reads for {undeclared}")
        if fields or table is not None:
            entities[name] = Entity(name, fields, table, guard, materialize)
    _check_targets(entities)
    return Catalogue(entities)


def _spec_of(declared: Any) -> Spec | None:
    return declared.metadata.get(SPEC) if isinstance(declared, StrawberryField) else None


def _check_nullable(field: str, spec: Spec, *, required: bool) -> None:
    match spec:
        case Feed():
            may_be_null = False
        case ToOne() | ToOneOf():
            may_be_null = True
        case Column():
            may_be_null = spec.guard is not None
        case Embedded():
            may_be_null = spec.guard is not None or spec.present is not None
        case _:
            may_be_null = False
    if may_be_null and required:
        raise UnguardedError(f"{field} can be hidden or absent, so it must be nullable")


def _check_targets(entities: Mapping[str, Entity]) -> None:
    for owner in entities.values():
        for field_name, spec in owner.fields.items():
            for reached in _reached(spec):
                target = entities.get(reached)
                if target is None or target.table is None or target.guard is None:
                    raise UnguardedError(f"{owner.name}.{field_name} reaches {reached}, which has no guarded table")


def _reached(spec: Spec) -> tuple[str, ...]:
    """The types whose rows a field leads to."""
    match spec:
        case ToOne() | ToMany() | Page():
            return (spec.target,)
        case ToOneOf():
            return spec.targets
    return ()
