"""Every mutation of the schema, sent input that is well-formed and makes no sense, by somebody who may do much.

The schema says what there is: a mutation that is added is tested from its first day.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
)

from domain.identifiers import PREFIXES, new_id, to_global
from domain.organizations.role import Role
from server.query.schema import executable
from tests.client import Api
from tests.people import lessons, member, owned_organization, person

SCHEMA = executable().schema._schema
MUTATIONS = sorted(SCHEMA.mutation_type.fields) if SCHEMA.mutation_type else []
ROUNDS = 8
INTEGERS = (0, -1, 1, 101, 2**31 - 1, -(2**31))
TEXTS = (
    "", " ", "x", "\n", "\t\r\n", "\x01", "\x7f", "x" * 129, "x" * 5_000, "é" * 200, "e\u0301", "🙂", "\u202e\u200b",
    "\ufeff", "\ufffe", "'; DROP TABLE account; --", "%", "\\", "$1", "{{ x }}", "<b>", "null", "0", "-1", "a.b.c",
    "a@b.org", "=1+1",
)  # fmt: skip
NO_IDS = ["", "org_", "x" * 300, "\n"]
DAYS = ("0001-01-01", "9999-12-31", "2026-02-28")
MOMENTS = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "2026-01-01T00:00:00-23:59")


class Senseless:
    """Makes values of input types. Seeded, so that what fails fails again."""

    def __init__(self, seed: str, ids: list[str]) -> None:
        self._random = random.Random(seed)  # noqa: S311 (chooses test data)
        self._ids = (ids, [to_global(name, new_id()) for name in PREFIXES], NO_IDS)

    def value(self, wanted: GraphQLInputType, default: bool = False) -> Any:
        if isinstance(wanted, GraphQLNonNull):
            return self._given(wanted.of_type)
        return None if self._random.random() < 0.2 else self._given(wanted)

    def _given(self, wanted: Any) -> Any:
        if isinstance(wanted, GraphQLList):
            size = self._random.choice((0, 1, 2, 2, 3, 250))
            made = [self.value(wanted.of_type) for _ in range(min(size, 3))]
            return made * (size // 3) if size > 3 else made
        if isinstance(wanted, GraphQLInputObjectType):
            return self._object(wanted)
        if isinstance(wanted, GraphQLEnumType):
            return self._random.choice(list(wanted.values))
        return self._scalar(wanted.name)

    def _object(self, wanted: GraphQLInputObjectType) -> dict[str, Any]:
        fields = list(wanted.fields.items())
        if wanted.extensions["strawberry-definition"].is_one_of:
            name, field = self._random.choice(fields)
            return {
                name: self._given(get_named_type(field.type) if not isinstance(field.type, GraphQLList) else field.type)
            }
        return {
            name: self.value(field.type)
            for name, field in fields
            if isinstance(field.type, GraphQLNonNull) or self._random.random() < 0.8
        }

    def _scalar(self, name: str) -> Any:
        choices: dict[str, tuple[Any, ...] | list[str]] = {
            "ID": self._random.choice(self._ids),
            "Int": INTEGERS,
            "Float": (0.0, -1.5, 1e308, 5e-324),
            "Boolean": (True, False),
            "Date": DAYS,
            "DateTime": MOMENTS,
            "URL": ("https://a.test/x", "http://[::1]/", "https://a.test/" + "x" * 1_900),
            "HexColour": ("#000000", "#abcdef"),
        }
        return self._random.choice(choices.get(name, TEXTS))


def selection(mutation: str) -> str:
    """Everything of the payload that can be asked for in one level."""
    assert SCHEMA.mutation_type is not None
    payload = get_named_type(SCHEMA.mutation_type.fields[mutation].type)
    chosen = []
    for name, field in payload.fields.items():
        named = get_named_type(field.type)
        chosen.append(f"{name} {{ __typename }}" if hasattr(named, "fields") else name)
    return " ".join(chosen).replace("userErrors { __typename }", "userErrors { code field message }")


def arguments(mutation: str, make: Senseless) -> tuple[str, str, dict[str, Any]]:
    assert SCHEMA.mutation_type is not None
    given = SCHEMA.mutation_type.fields[mutation].args
    declared = ", ".join(f"${name}: {argument.type}" for name, argument in given.items())
    passed = ", ".join(f"{name}: ${name}" for name in given)
    values = {name: make.value(argument.type) for name, argument in given.items()}
    return (f"({declared})", f"({passed})", values) if given else ("", "", {})


@pytest.fixture
async def somebody(api: Api) -> tuple[Callable[[], Any], list[str]]:
    """Signs in, anew each time, the owner of an organization who is the provider's staff and a learner as well."""
    owner = await person("Olga", platform=True)
    mine, other, course = (
        await owned_organization(owner=owner, credits=3),
        await owned_organization(credits=1),
        await lessons(),
    )
    colleague = await member(mine, Role.COACH)
    client = await api.signed_in(owner.account_id)
    connected = await client.done("joinOrganization", "connection { id }", token=mine.token)
    started = await client.done(
        "startSession", "session { id }", courseId=course.global_id, language="EN", organizationId=mine.global_id
    )
    members = await client.data(
        "query($id: ID!) { organization(id: $id) { members { nodes { id } } } }", id=mine.global_id
    )
    ids = [
        mine.global_id, other.global_id, course.global_id, owner.learner, colleague.learner,
        connected["connection"]["id"],
        started["session"]["id"],
        *(found["id"] for found in members["organization"]["members"]["nodes"]), to_global("CourseModule", course.quiz),
    ]  # fmt: skip

    async def sign_in() -> Api:
        return await api.signed_in(owner.account_id)

    return sign_in, ids


@pytest.mark.parametrize("mutation", MUTATIONS)
async def test_senseless_input_is_refused_in_words_or_done_but_never_breaks(
    mutation: str, somebody: tuple[Callable[[], Any], list[str]]
) -> None:
    sign_in, ids = somebody
    make = Senseless(mutation, ids)
    for _ in range(ROUNDS):
        client = await sign_in()
        declared, passed, values = arguments(mutation, make)

        answer = await client.answer(
            f"mutation{declared} {{ {mutation}{passed} {{ {selection(mutation)} }} }}", **values
        )

        errors = answer.get("errors", [])
        codes = [error["extensions"]["code"] for error in errors]
        assert not {"INTERNAL_ERROR", "GRAPHQL_VALIDATION_FAILED"} & set(codes), (values, errors)
        for refused in ((answer.get("data") or {}).get(mutation) or {}).get("userErrors", []):
            assert refused["code"]
            assert refused["message"].endswith((".", "`", "!", "?")), refused
