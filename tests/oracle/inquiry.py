"""One inquiry: a world, many questions of many people, and what happens in between."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from random import Random
from uuid import UUID

import asyncpg
from graphql import DocumentNode, GraphQLSchema

from compiler.execute import Compiler
from tests.oracle.answering import Oracle
from tests.oracle.bonds import addresses
from tests.oracle.breadth import documents, meaningful
from tests.oracle.comparison import Case, Comparison
from tests.oracle.queries import Query, Writer
from tests.oracle.values import Values
from tests.oracle.walk import walk
from tests.oracle.world import Row, World, load
from tests.oracle.worlds import go_on, make_world

SEED = int(os.environ.get("ORACLE_SEED", "1"))
CASES = int(os.environ.get("CASES", "2400"))
CASES_PER_WORLD = 300
BROAD = 0.25
WALKED = 0.15
"""The share of queries that ask for every field of a type, one type after the other."""


@dataclass
class Inquiry:
    """Everything that is asked about one world; `number` and SEED say which one."""

    number: int
    schema: GraphQLSchema
    reads: asyncpg.Pool
    writes: asyncpg.Connection
    compiler: Compiler

    async def differences(
        self, how_many: int, broad: float = BROAD, about: str | None = None
    ) -> AsyncIterator[tuple[Comparison, Case, str | None]]:
        """Each case with the difference found, if any. Halfway, things happen in the world.

        `broad` is the share of queries that hypothesis-graphql writes; `about` is the one list that all are to ask for.
        """
        random = Random(f"{SEED}/{self.number}")  # noqa: S311 (repeatable, not secret)
        world = make_world(random)
        await load(world, self.writes)
        values = Values(random, world)
        few = int(how_many * broad / 3)
        written = iter(documents(self.schema, SEED * 1_000 + self.number, few) if few else ())
        round_ = walk(self.schema, values, random)
        asked = 0
        for half in (how_many // 2, how_many):
            comparison = self._comparison(world)
            comparison.cursors = values.cursors
            while asked < half:
                if about is not None:
                    query = Writer(self.schema, values, random, about=about).query()
                elif random.random() < WALKED:
                    query = next(round_)
                else:
                    query = self._query(values, random, written if random.random() < broad else iter(()))
                # One text for several people and several variables: what is kept of one may not leak to another.
                for token in self._askers(world, random, query):
                    case = Case(query.text, query.variables(), token)
                    asked += 1
                    yield comparison, case, await comparison.difference(case)
            go_on(world, random)
            await load(world, self.writes)

    def _comparison(self, world: World) -> Comparison:
        return Comparison(world, Oracle(self.schema, world), self.reads, self.compiler)

    def _query(self, values: Values, random: Random, written: Iterator[DocumentNode]) -> Query:
        """The next that is written already, if it can be used, or one of our own."""
        for document in written:
            text = meaningful(self.schema, document, values)
            if text is not None:
                return Query(text, {}, random)
        return Writer(self.schema, values, random).query()

    def _askers(self, world: World, random: Random, query: Query) -> list[Row | None]:
        """Two of all, and one of some staff, or of those to whom what is asked for may tell too much."""
        askers: list[Row | None] = list(random.sample(world.all("access_token"), 2))
        wanted = [accounts for name, accounts in TELLING.items() if name in query.text]
        role = random.choice(sorted({member.role for member in world.all("membership")}))
        some = random.choice(wanted)(world) if wanted else of_role(world, role)
        telling = [token for token in world.all("access_token") if token.account_id in some]
        if telling:
            askers.append(random.choice(telling))
        return [*askers, None] if random.random() < 0.15 else askers


def of_role(world: World, role: str) -> set[UUID]:
    """The accounts of whoever has the role anywhere."""
    return {member.account_id for member in world.all("membership", role=role)}


def invited_instead(world: World) -> set[UUID]:
    """The accounts that have an address by which somebody else accepted."""
    found = set()
    for account in world.all("account"):
        [mine] = world.all("learner", account_id=account.id)
        for address in addresses(world, account):
            for row in world.all("invitation", state="ACCEPTED", email=address):
                if world.by_id["connection", row.connection_id].learner_id != mine.id:
                    found.add(account.id)
    return found


TELLING: dict[str, Callable[[World], set[UUID]]] = {
    "auditLog": lambda world: of_role(world, "OWNER"),
    "blocks": lambda world: of_role(world, "COACH"),
    "invitations": invited_instead,
}
"""Whom to ask as for fields of which few know: owners read the log, coaches see no block."""
