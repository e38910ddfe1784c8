"""Every field of every mutation's input makes a difference: what is given is refused for it, or reaches PostgreSQL.

The fields are read from the schema and the mutations carried out as `tests.golden.mutations` says, so a field that a
resolver ignores fails here by its name, without a test of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Final

import asyncpg
import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, get_named_type, get_nullable_type, is_list_type
from starlette.applications import Starlette
from tortoise.context import TortoiseContext

from domain.clock import now
from domain.identifiers import from_global, new_id, to_global
from server.config.settings import Settings
from server.query.schema import executable
from tests.client import Api
from tests.golden.mutations import MUTATIONS, Stage
from tests.people import owned_organization

SCHEMA: Final = executable().schema._schema
FAR: Final = datetime(2099, 5, 17, 12, 30, tzinfo=UTC)
INVENTED: Final = {
    "EmailAddress": lambda number: f"input{number}@example.org",
    "URL": lambda number: f"https://example.org/{number}.png",
    "HexColour": lambda number: f"#1234{number % 100:02}",
    "DateTime": lambda number: (FAR + timedelta(minutes=number)).isoformat(),
    "String": lambda number: f"Given {number}",
    "Int": lambda number: 37,
    "Boolean": lambda number: True,
}
"""A value that nothing else has, by its scalar."""
OF_A_KIND: Final[dict[str, Callable[[int], Any]]] = {
    "slug": lambda number: f"slug-{number}",
    "domains": lambda number: [f"d{number}.example.org"],
    "addresses": lambda number: [f"input{number}@example.org"],
    "text": lambda number: f"input{number}@example.org",
    "csv": lambda number: f"email\ninput{number}@example.org\n",
    "email": INVENTED["EmailAddress"],
}
"""Texts that have to look like something, by the field's name."""
SECRETS: Final = {"token", "password", "currentPassword", "newPassword", "refreshToken", "invitationToken"}
"""A wrong one is refused; or looked up."""
REACHES_AS: Final[dict[str, Callable[[Any], bool]]] = {
    "signIn.transport": lambda value: value == "BROWSER",
    "createAccessToken.expiresInDays": lambda value: (
        isinstance(value, datetime) and abs(value - now() - timedelta(days=37)) < timedelta(hours=1)
    ),
}
"""What becomes of a value that is not stored as it was given."""
_numbers = count(10)


@contextmanager
def values_sent(patch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Every value that a statement carries while the block runs."""
    sent: list[Any] = []
    run, run_many = asyncpg.Connection._execute, asyncpg.Connection._executemany

    async def noting_run(self: Any, query: str, args: Any, *more: Any, **options: Any) -> Any:
        sent.extend(_flat(args))
        return await run(self, query, args, *more, **options)

    async def noting_run_many(self: Any, query: str, args: Any, *more: Any, **options: Any) -> Any:
        args = list(args)
        sent.extend(_flat(args))
        return await run_many(self, query, args, *more, **options)

    with patch.context() as patched:
        patched.setattr(asyncpg.Connection, "_execute", noting_run)
        patched.setattr(asyncpg.Connection, "_executemany", noting_run_many)
        yield sent


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _flat(each)
    else:
        yield value


def fields_of(mutation: str) -> dict[str, Any]:
    """Name and type of each; the idempotency key is the unit of work's, not the resolver's."""
    assert SCHEMA.mutation_type is not None
    taken = SCHEMA.mutation_type.fields[mutation].args.get("input")
    fields = {} if taken is None else get_named_type(taken.type).fields
    return {name: field.type for name, field in fields.items() if name != "idempotencyKey"}


def other_values(name: str, kind: Any, usual: Any) -> Iterator[tuple[str, Any, Any]]:
    """(which field, another value for the field `name` than the usual one, what of it reaches PostgreSQL)."""
    named, number = get_named_type(kind), next(_numbers)
    if isinstance(named, GraphQLInputObjectType):
        for inner, field in named.fields.items():
            usual_id = to_global("Notification", new_id())
            for _, given, needle in other_values(inner, field.type, usual_id):
                yield f"{name}.{inner}", {inner: given}, needle
        return
    if name in SECRETS:
        given: Any = "short"
    elif named.name == "ID":
        found = from_global((usual[0] if isinstance(usual, list) else usual) or "")
        type_name = "Learner" if found is None else found[0]
        key = new_id()
        given = [to_global(type_name, key)] if is_list_type(get_nullable_type(kind)) else to_global(type_name, key)
        yield name, given, str(key)
        return
    elif isinstance(named, GraphQLEnumType):
        given = next(value for value in reversed(named.values) if value != usual)
    elif name in OF_A_KIND:
        given = OF_A_KIND[name](number)
    else:
        given = INVENTED[named.name](number)
    yield name, given, given[0] if isinstance(given, list) else given


def reached(field: str, needle: Any, values: list[Any]) -> bool:
    """Whether a value is among those that were sent, as it is or within a text."""
    if field in REACHES_AS:
        return any(REACHES_AS[field](value) for value in values)
    if isinstance(needle, int):
        return needle in values
    texts = [value.isoformat() if isinstance(value, datetime) else str(value) for value in values]
    wanted = needle.split("\n")[1] if "\n" in needle else needle
    return any(wanted in text for text in texts)


async def refused_for(client: Api, mutation: str, given: dict[str, Any]) -> list[dict[str, Any]]:
    payload = await client.mutate(mutation, **given)
    return list(payload["userErrors"])


INPUTS: Final = [mutation for mutation in MUTATIONS if fields_of(mutation)]


@pytest.mark.parametrize("mutation", INPUTS)
async def test_every_field_of_an_input_makes_a_difference(
    app: Starlette,
    clean_db: TortoiseContext,
    valkey: str,
    configuration: Settings,
    monkeypatch: pytest.MonkeyPatch,
    mutation: str,
) -> None:
    prepared: tuple[Api, dict[str, Any]] | None = None
    ignored = []
    for name, kind in fields_of(mutation).items():
        if prepared is None:
            stage = Stage(app, await owned_organization(credits=5), configuration.secret_key.get_secret_value())
            prepared = await MUTATIONS[mutation](stage)
        client, usual = prepared
        for field, value, needle in other_values(name, kind, usual.get(name)):
            with values_sent(monkeypatch) as values:
                refusals = await refused_for(client, mutation, {**usual, name: value})
            if refusals:
                continue
            prepared = None
            if not reached(f"{mutation}.{field}", needle, values):
                ignored.append(f"{mutation} ignores `{field}`")
    assert not ignored, ignored


def test_a_mutation_that_is_not_carried_out_here_has_no_input() -> None:
    assert SCHEMA.mutation_type is not None
    assert {name for name in SCHEMA.mutation_type.fields if fields_of(name)} == set(INPUTS)
