"""`round_trips.json` says for each mutation what it sends to PostgreSQL, from BEGIN to the answer.

A statement is a round trip: 0.1 ms of PostgreSQL and several times that of Python. So a mutation that sends more of
them than before fails here, by name. If it is meant, `make golden` writes the file anew, and the commit shows it; with
CI set in the environment that is refused. Who asks is found out before BEGIN and is not counted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final

import asyncpg
import pytest
from graphql import GraphQLObjectType, get_named_type
from starlette.applications import Starlette
from tortoise.context import TortoiseContext

from server.config.settings import Settings
from server.query.document_cache import KnownDocuments
from server.query.schema import executable
from tests.client import Api
from tests.golden.layout import write
from tests.golden.mutations import MUTATIONS, Stage
from tests.people import owned_organization

FILE: Final = Path(__file__).with_name("round_trips.json")
LIMIT: Final = 8
"""Round trips from BEGIN to the answer that no mutation may exceed (architecture.md, "Writes are short")."""
SCHEMA: Final = executable().schema._schema
_TABLE: Final = re.compile(r'\b(?:FROM|INTO|UPDATE|JOIN)\s+"?([a-z_]+)"?')
_OTHERS: Final = ("token_hash = ", "typeinfo_tree")
"""What is not the mutation's: who asks, and what the driver asks about a type that it meets for the first time."""


_SENT: ContextVar[list[str] | None] = ContextVar("sent", default=None)


@contextmanager
def counted(patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every statement that this task, and the tasks that it starts, send while the block runs, in order."""
    execute, run, run_many = (getattr(asyncpg.Connection, name) for name in ("execute", "_execute", "_executemany"))

    def note(query: str) -> None:
        sent = _SENT.get()
        if sent is not None:
            sent.append(query)

    async def counting_execute(self: Any, query: str, *args: Any, **options: Any) -> Any:
        if not args:
            note(query)
        return await execute(self, query, *args, **options)

    async def counting_run(self: Any, query: str, *args: Any, **options: Any) -> Any:
        note(query)
        return await run(self, query, *args, **options)

    async def counting_run_many(self: Any, query: str, *args: Any, **options: Any) -> Any:
        note(query)
        return await run_many(self, query, *args, **options)

    sent: list[str] = []
    token = _SENT.set(sent)
    with patch.context() as patched:
        patched.setattr(asyncpg.Connection, "execute", counting_execute)
        patched.setattr(asyncpg.Connection, "_execute", counting_run)
        patched.setattr(asyncpg.Connection, "_executemany", counting_run_many)
        yield sent
    _SENT.reset(token)


def summarized(statement: str) -> str:
    """What a statement does, and to which tables."""
    text = statement.strip().rstrip(";")
    verb = text.split(maxsplit=1)[0].upper()
    if verb in {"BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"}:
        return verb
    # In one order: Tortoise joins what is related in any.
    ours = sorted(_tables().intersection(_TABLE.findall(text)))
    return f"{verb} {', '.join(ours)}"


def _tables() -> frozenset[str]:
    from tortoise import Tortoise

    return frozenset(model._meta.db_table for model in Tortoise.apps["tessera"].values())  # type: ignore[index]


def selection(mutation: str) -> str:
    """Every entity of the payload."""
    assert SCHEMA.mutation_type is not None
    payload = get_named_type(SCHEMA.mutation_type.fields[mutation].type)
    assert isinstance(payload, GraphQLObjectType)
    named = {name: get_named_type(field.type) for name, field in payload.fields.items() if name != "userErrors"}
    below = {
        name: f" {{ {'id' if 'id' in kind.fields else '__typename'} }}"
        for name, kind in named.items()
        if isinstance(kind, GraphQLObjectType)
    }
    return " ".join(f"{name}{below.get(name, '')}" for name in named)


async def round_trips(mutation: str, stage: Stage, patch: pytest.MonkeyPatch) -> list[str]:
    """What the mutation sends when it is carried out, once everything is prepared."""
    client, given = await MUTATIONS[mutation](stage)
    if client.headers:
        # Its use is noted now, and not meanwhile.
        await client.data("{ viewer { id } }")
        await stage.app.state.services.identification.close()
    # The ordinary way: whoever asked the same before, in another test, would have made it shorter.
    KnownDocuments._cached.clear()
    with counted(patch) as sent:
        await _carried_out(client, mutation, given)
    return [summarized(statement) for statement in sent if not any(part in statement for part in _OTHERS)]


async def _carried_out(client: Api, mutation: str, given: dict[str, Any]) -> None:
    if SCHEMA.mutation_type is not None and not SCHEMA.mutation_type.fields[mutation].args:
        answer = await client.data(f"mutation {{ {mutation} {{ userErrors {{ code }} }} }}")
        assert answer[mutation]["userErrors"] == []
    else:
        await client.done(mutation, selection(mutation), **given)


def test_every_mutation_is_counted() -> None:
    assert SCHEMA.mutation_type is not None
    assert set(MUTATIONS) == set(SCHEMA.mutation_type.fields)


async def test_no_mutation_sends_more_than_before(
    app: Starlette,
    clean_db: TortoiseContext,
    valkey: str,
    configuration: Settings,
    monkeypatch: pytest.MonkeyPatch,
    pytestconfig: pytest.Config,
) -> None:
    found: dict[str, list[str]] = {}
    for mutation in MUTATIONS:
        stage = Stage(app, await owned_organization(credits=5), configuration.secret_key.get_secret_value())
        found[mutation] = await round_trips(mutation, stage, monkeypatch)
    if pytestconfig.getoption("--golden-write"):
        write(FILE, json.dumps(found, indent=1) + "\n")
    former: dict[str, list[str]] = json.loads(FILE.read_text())
    others = [_difference(name, former.get(name, []), now) for name, now in found.items() if now != former.get(name)]
    assert not others, "\n".join(others)


@pytest.mark.parametrize("mutation", MUTATIONS)
def test_no_mutation_sends_more_than_the_limit(mutation: str) -> None:
    sent = json.loads(FILE.read_text())[mutation]
    assert len(sent) <= LIMIT, f"{mutation} is {len(sent)} round trips long:\n" + "\n".join(sent)


def _difference(mutation: str, former: list[str], found: list[str]) -> str:
    change = len(found) - len(former)
    verdict = f"{change} more" if change > 0 else f"{-change} less" if change < 0 else "as many, but others"
    sent = "\n".join(f"    {one}" for one in found)
    return f"{mutation} is {len(found)} round trips long, {verdict} than before (`make golden` if it is meant):\n{sent}"
