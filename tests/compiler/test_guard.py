"""Nothing unguarded is declared, nothing unguarded is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

import pytest
import strawberry

from compiler.catalogue import Candidates, Entity, Fact
from compiler.cursor import CursorKind
from compiler.declare import UnguardedError, column, embedded, entity, read_catalogue, to_one
from compiler.guard import guarded
from compiler.plan import (
    AggregatesOf,
    CandidateRows,
    GuardedTable,
    Leaf,
    Many,
    Member,
    Nodes,
    Object,
    One,
    PageOf,
    Slice,
    Sort,
    SortBy,
    Table,
    TotalCount,
)
from compiler.render import root_select
from compiler.sql import TRUE, Sql, any_of, identifier, sql, statement

ALIAS = identifier("t0")


class Everybody:
    """A guard that lets everybody see the rows marked visible, and those of good owners."""

    facts: ClassVar[Mapping[str, Fact]] = {"good": Fact("owner_id", lambda owner, _profile: sql("good({})", owner))}

    def allows(self, standing: Any) -> bool:
        return standing != "nobody"

    def rows(self, row: Sql, standing: Any, known: Mapping[str, Sql]) -> Sql:
        good = known.get("good")
        return sql("{}.visible", row) if good is None else any_of(sql("{}.visible", row), good)


THING = Entity("Thing", {}, "thing", Everybody())
MEMBERS = (Member("name", Leaf(sql("{}.name", ALIAS), ALIAS)),)


def nodes(source: Table | GuardedTable, parent: Sql = ALIAS, via: str | None = None) -> list[Any]:
    made = Object(MEMBERS, ALIAS)
    key = SortBy(identifier("name"), "text", descending=False, nullable=False)
    page = PageOf(
        source,
        TRUE,
        parent,
        via,
        TRUE,
        Sort(CursorKind("Thing/NAME:ASC", ("text",), b""), (key,)),
        Slice(1, False, None, None),
        (("totalCount", TotalCount()),),
    )
    return [
        One(source, TRUE, made, ALIAS),
        Many(source, TRUE, parent, via, identifier("name"), 10, made),
        page,
        replace(page, parts=(("nodes", Nodes(made)),)),
        replace(page, parts=(("aggregates", AggregatesOf(Object((), ALIAS))),)),
    ]


@pytest.mark.parametrize("node", nodes(Table(THING, ALIAS)), ids=lambda node: type(node).__name__)
def test_a_bare_table_is_refused_by_render(node: Any) -> None:
    with pytest.raises(TypeError, match="nothing unguarded is rendered"):
        root_select(node)


@pytest.mark.parametrize("node", nodes(Table(THING, ALIAS)), ids=lambda node: type(node).__name__)
def test_a_guarded_table_carries_its_condition_into_the_statement(node: Any) -> None:
    assert '"t0".visible' in statement(root_select(guarded(node, "somebody"))).text


@pytest.mark.parametrize("node", nodes(Table(THING, ALIAS)), ids=lambda node: type(node).__name__)
def test_a_viewer_whom_the_guard_does_not_allow_gets_a_condition_that_never_holds(node: Any) -> None:
    text = statement(root_select(guarded(node, "nobody"))).text
    assert "FALSE" in text
    assert "visible" not in text


@pytest.mark.parametrize("node", nodes(Table(Entity("Open", {}, "open", None), ALIAS)), ids=lambda n: type(n).__name__)
def test_a_table_of_an_unguarded_type_cannot_be_guarded(node: Any) -> None:
    with pytest.raises(TypeError, match="guarded type"):
        guarded(node, "somebody")


def test_a_plan_is_guarded_once() -> None:
    once = guarded(nodes(Table(THING, ALIAS))[0], "somebody")
    with pytest.raises(TypeError, match="only once"):
        guarded(once, "somebody")


def test_a_guarded_value_or_object_that_missed_the_guard_pass_is_refused() -> None:
    source = GuardedTable(THING, ALIAS, TRUE)
    relation = One(source, TRUE, Object((), ALIAS), ALIAS, guard=Everybody())
    for node in (Leaf(TRUE, ALIAS, Everybody()), Object((), ALIAS, Everybody()), relation):
        with pytest.raises(TypeError, match="guard pass was skipped"):
            root_select(node)


def test_candidates_are_only_where_to_look_and_the_guard_is_asked_of_every_one() -> None:
    [_, _, page, *_] = nodes(Table(THING, ALIAS))
    looked_for = Candidates(frozenset({"name"}), lambda parent, columns, _: sql("SELECT id, name FROM listed"))
    page = replace(
        page,
        sort=replace(page.sort, keys=(replace(page.sort.keys[0], candidate=sql("c.name")),)),
        candidates=CandidateRows(looked_for, identifier("c"), ("name",)),
        parts=(("nodes", Nodes(Object(MEMBERS, ALIAS))),),
    )
    assert (
        'FROM (SELECT id, name FROM listed) "c" JOIN "thing" "t0" ON "t0".id = "c".id WHERE ("t0".visible)'
        ' ORDER BY c.name ASC, "c".id ASC LIMIT 1'
    ) in statement(root_select(guarded(page, "somebody"))).text
    unguarded = replace(page, source=GuardedTable(THING, ALIAS, TRUE))
    with pytest.raises(TypeError, match="guard pass was skipped"):
        root_select(unguarded)


def test_a_guarded_value_is_null_where_the_guard_does_not_hold() -> None:
    leaf = guarded(Leaf(sql("{}.name", ALIAS), ALIAS, Everybody()), "somebody")
    assert 'CASE WHEN "t0".visible THEN "t0".name END' in statement(root_select(leaf)).text


def test_an_object_needs_its_guard_and_its_presence() -> None:
    node = Object((*MEMBERS,), ALIAS, Everybody(), present=sql("{}.there", ALIAS))
    assert 'CASE WHEN ("t0".visible) AND ("t0".there) THEN' in statement(root_select(guarded(node, "x"))).text


def schema_of(thing: type) -> Any:
    made = strawberry.type(type("Query", (), {"__annotations__": {"thing": thing | None}, "thing": None}))
    return strawberry.Schema(query=made)._schema


def thing(guard: Any = None, **fields: tuple[Any, Any]) -> type:
    """A Strawberry type `Thing` of a table `thing`."""
    annotations = {name: annotation for name, (annotation, _) in fields.items()}
    made = type("Thing", (), {"__annotations__": annotations, **{name: spec for name, (_, spec) in fields.items()}})
    return strawberry.type(entity("thing", guard)(made))


NAME = (str, column("name", description="Its name."))


@pytest.mark.parametrize("guard", [None, object(), "a guard"])
def test_a_type_with_a_table_and_no_guard_does_not_start(guard: Any) -> None:
    with pytest.raises(UnguardedError, match="Thing reads thing without a guard"):
        read_catalogue(schema_of(thing(guard, name=NAME)))


def test_a_type_with_a_guard_starts() -> None:
    found = read_catalogue(schema_of(thing(Everybody(), name=NAME)))
    assert found["Thing"].table == "thing"


def test_a_field_that_can_be_hidden_must_be_nullable() -> None:
    hidden = (str, column("name", guard=Everybody(), description="Its name."))
    with pytest.raises(UnguardedError, match=r"Thing\.name can be hidden or absent, so it must be nullable"):
        read_catalogue(schema_of(thing(Everybody(), name=hidden)))


def test_a_relation_to_one_row_must_be_nullable_for_that_row_may_be_hidden() -> None:
    made = type("Thing", (), {})
    made.__annotations__ = {"name": str, "other": "Other"}
    other = strawberry.type(
        entity("other", Everybody())(type("Other", (), {"__annotations__": {"name": str}, "name": NAME[1]}))
    )
    made.__annotations__["other"] = other
    made.name, made.other = NAME[1], to_one("Other", lambda *_: TRUE, description="The other.")  # type: ignore[attr-defined]
    with pytest.raises(UnguardedError, match=r"Thing\.other can be hidden"):
        read_catalogue(schema_of(strawberry.type(entity("thing", Everybody())(made))))


def test_an_object_of_the_same_row_that_can_be_hidden_must_be_nullable() -> None:
    part = strawberry.type(type("Part", (), {"__annotations__": {"name": str}, "name": NAME[1]}))
    hidden = (part, embedded(guard=Everybody(), description="A part."))
    with pytest.raises(UnguardedError, match=r"Thing\.part can be hidden"):
        read_catalogue(schema_of(thing(Everybody(), name=NAME, part=hidden)))


def test_a_relation_to_a_type_without_a_guarded_table_does_not_start() -> None:
    part = strawberry.type(type("Part", (), {"__annotations__": {"name": str}, "name": NAME[1]}))
    loose = (part | None, to_one("Part", lambda *_: TRUE, description="A part."))
    with pytest.raises(UnguardedError, match=r"Thing\.part reaches Part"):
        read_catalogue(schema_of(thing(Everybody(), name=NAME, part=loose)))


def test_a_field_of_a_table_that_does_not_say_what_it_reads_does_not_start() -> None:
    with pytest.raises(TypeError, match="does not say what it reads for size"):
        read_catalogue(schema_of(thing(Everybody(), name=NAME, size=(int, 0))))


def test_a_guarded_relation_is_joined_only_where_its_guard_holds_of_the_row_that_refers() -> None:
    target = Table(Entity("Other", {}, "other", Everybody()), identifier("t1"))
    relation = One(target, TRUE, Object((), identifier("t1")), ALIAS, guard=Everybody())
    text = statement(root_select(guarded(relation, "somebody"))).text
    assert 'ON (("t0".visible)) AND ("t1".visible)' in text


PARENT = identifier("p0")


def children(*, via: str | None, standing: str = "somebody", times: int = 1) -> str:
    """The text of a row with lists of its children."""
    lists = [
        Member(f"list{number}", replace(node, parts=(("totalCount", TotalCount()),)))
        for number in range(times)
        for node in [nodes(Table(THING, identifier(f"t{number}")), PARENT, via)[2]]
    ]
    parent = One(Table(THING, PARENT), TRUE, Object(tuple(lists), PARENT), ALIAS)
    return statement(root_select(guarded(parent, standing))).text


def test_a_fact_of_the_column_that_holds_the_parents_id_is_asked_once_of_the_parent() -> None:
    text = children(via="owner_id", times=2)
    assert text.count("good(") == 1
    assert 'CROSS JOIN LATERAL (SELECT (good("p0".id)) AS answer OFFSET 0) "f0"' in text
    assert '("t0".visible) OR ("f0".answer)' in text
    assert '("t1".visible) OR ("f0".answer)' in text


@pytest.mark.parametrize("via", ["other_id", None])
def test_a_fact_of_another_column_is_not_asked_of_the_parent(via: str | None) -> None:
    text = children(via=via)
    assert "good(" not in text
    assert "LATERAL" not in text


def test_a_fact_is_not_asked_for_viewers_whom_the_guard_does_not_allow() -> None:
    assert "good(" not in children(via="owner_id", standing="nobody")


def test_a_fact_that_a_standing_need_not_ask_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Everybody, "facts", {"good": Fact("owner_id", lambda *_: None)})
    text = children(via="owner_id")
    assert "LATERAL" not in text
    assert '("t0".visible)' in text


def test_every_standing_gets_its_own_condition() -> None:
    seen = []

    class Asks(Everybody):
        def rows(self, row: Sql, standing: Any, known: Mapping[str, Sql]) -> Sql:
            seen.append(standing)
            return TRUE

    guarded(nodes(Table(Entity("Thing", {}, "thing", Asks()), ALIAS))[0], "somebody else")
    assert seen == ["somebody else"]


def test_a_table_of_few_rows_is_guarded_once_inside_and_joined_by_its_id() -> None:
    materialize = Entity("Few", {}, "few", Everybody(), materialize=True)
    inside, outside = identifier("t1000"), identifier("t1")
    name = Object((Member("name", Leaf(sql("{}.name", inside), inside)),), inside)
    relation = One(
        Table(materialize, inside), sql("{}.id = {}.few_id", outside, ALIAS), name, ALIAS, "few_id", None, outside
    )
    twice = Object((Member("a", relation), Member("b", replace(relation, shared_as=identifier("t2")))), ALIAS)
    text = statement(root_select(guarded(twice, "somebody"))).text
    assert text.count('FROM "few"') == 1
    assert 'WITH "s0" AS MATERIALIZED (SELECT "t1000".id' in text
    assert 'FROM "few" "t1000"  WHERE "t1000".visible)' in text
    assert 'LEFT JOIN "s0" "t1" ON' in text
    assert 'LEFT JOIN "s0" "t2" ON' in text
