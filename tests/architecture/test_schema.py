"""The API describes itself, and nothing in it is open or unguarded by omission."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType

from compiler.catalogue import Column, Embedded, Feed, Page, ToMany, ToOne
from compiler.sql import TRUE, identifier
from domain.change_hint import WATCHED
from domain.identifiers import PREFIXES
from permissions.people.viewer import EVERY_PROFILE
from permissions.request import Anyone, MayWrite, RequestPermission, SignedIn
from permissions.row import PublicRows, RowPermission
from server.generated.permission_matrix import BEGIN, END, README, matrix, permissions_of, put_into, question
from server.generated.sdl import sdl
from server.query.request import FILE_CONTENTS
from server.query.schema import executable

ROOT = Path(__file__).parents[2]
SCHEMA = executable().schema._schema
CATALOGUE = executable().catalogue
OURS = {name: each for name, each in SCHEMA.type_map.items() if not name.startswith("__")}
VIEWS_OF_SECRETS = {"join_offer"}
"""Views over guarded tables that anybody may read by a secret."""


def parts() -> Iterator[tuple[str, str | None]]:
    """(what, its description) of everything that can have one."""
    for name, each in OURS.items():
        yield name, each.description
        if isinstance(each, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in each.fields.items():
                yield f"{name}.{field_name}", field.description
                for argument_name, argument in field.args.items():
                    yield f"{name}.{field_name}({argument_name}:)", argument.description
        elif isinstance(each, GraphQLInputObjectType):
            for field_name, input_field in each.fields.items():
                yield f"{name}.{field_name}", input_field.description
        elif isinstance(each, GraphQLEnumType):
            for value_name, value in each.values.items():
                yield f"{name}.{value_name}", value.description
    for directive in SCHEMA.directives:
        yield f"@{directive.name}", directive.description


def test_everything_in_the_schema_says_what_it_means() -> None:
    every = dict(parts())
    assert len(every) > 400
    assert sorted(what for what, description in every.items() if not (description or "").strip()) == []


def test_no_description_only_repeats_the_name() -> None:
    lazy = [
        what
        for what, description in parts()
        if (description or "").rstrip(".").replace(" ", "").lower() == what.split(".")[-1].replace("_", "").lower()
        and what.split(".")[0] not in {"Language", "OrganizationKind"}
    ]
    assert lazy == []


def mutations() -> dict[str, list[type]]:
    assert SCHEMA.mutation_type is not None
    return {name: permissions_of(field) for name, field in SCHEMA.mutation_type.fields.items()}


@pytest.mark.parametrize("name", sorted(mutations()))
def test_every_mutation_says_who_may_use_it(name: str) -> None:
    classes = mutations()[name]
    assert classes
    assert all(issubclass(each, RequestPermission) for each in classes)
    # Open to everybody by statement, or to somebody whose token may write.
    assert classes == [Anyone] or {SignedIn, MayWrite} <= set(classes)


@pytest.mark.parametrize("name", sorted(mutations()))
def test_every_mutation_takes_one_input_and_returns_what_went_wrong(name: str) -> None:
    field = SCHEMA.mutation_type.fields[name]  # type: ignore[union-attr]
    assert set(field.args) <= {"input"}
    payload = getattr(field.type, "of_type", field.type)
    assert "Payload" in {interface.name for interface in payload.interfaces}


ROWS = {name: entity for name, entity in CATALOGUE.entities.items() if entity.table is not None}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_type_with_rows_has_a_guard_that_asks_a_question(name: str) -> None:
    assert isinstance(ROWS[name].guard, RowPermission)
    assert "?" in question(ROWS[name].guard)


def guards() -> set[type]:
    found = {type(entity.guard) for entity in ROWS.values()}
    for entity in CATALOGUE.entities.values():
        for spec in entity.fields.values():
            if isinstance(spec, Column | Embedded | ToOne) and spec.guard is not None:
                found.add(type(spec.guard))
    return found


def subclasses(of: type) -> set[type]:
    return {of, *(each for direct in of.__subclasses__() for each in subclasses(direct))}


def test_every_row_permission_is_used_and_says_its_question() -> None:
    every = subclasses(RowPermission) - {RowPermission, PublicRows}
    assert every == guards()
    for each in subclasses(RequestPermission) - {RequestPermission, RowPermission}:
        assert "?" in (inspect.getdoc(each) or ""), each


def test_what_everybody_may_see_of_a_guarded_table_is_reached_by_its_secret_alone() -> None:
    """Such a type has no id, belongs to one root field, and no list, relation or `node(id:)` leads to it."""
    tables = [entity.table for entity in ROWS.values()]
    by_secret = {
        name
        for name, entity in ROWS.items()
        if entity.guard is not None
        and entity.guard.rows(identifier("x"), EVERY_PROFILE, {}) == TRUE
        and (tables.count(entity.table) > 1 or entity.table in VIEWS_OF_SECRETS)
    }
    assert by_secret == {"JoinOffer", "CertificateVerification"}
    for name in by_secret:
        leads = [
            (owner.name, field, type(spec))
            for owner in CATALOGUE.entities.values()
            for field, spec in owner.fields.items()
            if isinstance(spec, ToOne | ToMany | Page) and spec.target == name
        ]
        assert [(owner, kind) for owner, _, kind in leads] == [("Query", ToOne)], name
        assert name not in PREFIXES
        assert "id" not in OURS[name].fields  # type: ignore[attr-defined]


def test_what_a_token_alone_shows_of_a_staff_is_reached_by_nothing_else() -> None:
    leads = {
        spec.target
        for owner in CATALOGUE.entities.values()
        for spec in owner.fields.values()
        if isinstance(spec, ToOne | ToMany | Page)
    }
    assert "StaffOffer" not in leads | PREFIXES.keys()
    assert "id" not in OURS["StaffOffer"].fields  # type: ignore[attr-defined]


def test_whatever_has_an_id_is_found_by_it() -> None:
    nodes = {
        name
        for name, each in OURS.items()
        if isinstance(each, GraphQLObjectType) and "Node" in {interface.name for interface in each.interfaces}
    }
    assert nodes == {name for name in ROWS if name in PREFIXES}


def test_pages_sort_by_columns_that_are_shown_wherever_their_row_is() -> None:
    # A sort must not reveal what a read would hide.
    hidden = {"email", "created_at"}
    for entity in CATALOGUE.entities.values():
        for field, spec in entity.fields.items():
            if isinstance(spec, Page) and spec.target == "Learner":
                assert not {key.column for key in spec.listing.sorts.values()} & hidden, (entity.name, field)


def test_the_committed_sdl_is_what_the_code_says() -> None:
    committed = ROOT / "schema" / "schema.graphql"
    assert committed.read_text() == sdl(), "run: make sdl"


def test_the_permission_matrix_in_the_readme_is_what_the_code_says() -> None:
    readme = README.read_text()
    assert readme.count(BEGIN) == readme.count(END) == 1
    assert readme.split(BEGIN)[1].split(END)[0].strip() == matrix().strip(), (
        "run: python -m server.generated.permission_matrix --write"
    )


def test_the_matrix_is_written_between_the_markers_and_nowhere_else() -> None:
    text = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    written = put_into(text)
    assert written == f"before\n{BEGIN}\n{matrix()}{END}\nafter\n"
    assert put_into(written) == written
    with pytest.raises(ValueError, match=r"README\.md has no"):
        put_into("no markers")


def test_compiled_root_fields_carry_no_permission_class_that_answering_at_once_would_pass_over() -> None:
    """`cached_query` runs their statements without Strawberry's resolvers; visibility is in the statement."""
    for name in CATALOGUE["Query"].fields:
        declared = OURS["Query"].fields[name].extensions["strawberry-definition"]  # type: ignore[attr-defined]
        assert not declared.permission_classes, name


def test_changes_are_hinted_at_of_what_a_feed_watches_and_of_nothing_else() -> None:
    feeds = [spec for spec in CATALOGUE["Subscription"].fields.values() if isinstance(spec, Feed)]
    assert {feed.target for feed in feeds} == WATCHED, "domain/change_hint.py"


def test_a_nul_reaches_only_what_reads_a_file() -> None:
    inputs = [each for each in OURS.values() if isinstance(each, GraphQLInputObjectType)]
    holding = {each.name for each in inputs if not FILE_CONTENTS.isdisjoint(each.fields)}
    assert holding == {"InviteesInput"}
