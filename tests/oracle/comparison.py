"""Both answers to one query, and how they differ."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import Any

import asyncpg
import orjson
from graphql import DocumentNode, parse, print_ast, validate
from graphql.language import (
    FieldNode,
    FragmentDefinitionNode,
    Node,
    SelectionSetNode,
    VariableDefinitionNode,
    Visitor,
    visit,
)

from compiler.execute import Compiler
from compiler.sql import FromViewer, Parameter, Value, statement
from domain.people.access import TokenKind
from permissions.people.token_viewer import token_parameters, viewer_of_token, with_token
from permissions.people.viewer import ANONYMOUS, Viewer
from schema.context import Context
from server.query.schema import executable
from tests.oracle.answering import Oracle
from tests.oracle.bond_answers import PUBLIC_URL
from tests.oracle.lists import CURSOR, held_by
from tests.oracle.tokens import SECRET_KEY
from tests.oracle.world import Row, World

MAX_KEPT_CURSORS = 60
SECONDS_TO_REDUCE = 30
REFUSES = "the API refuses"


class Unlimited:
    """A budget of queries that nobody can use up; what one statement may read is limited all the same."""

    per_request = per_minute = 10**12
    seconds_left = 60

    def left(self, who: str) -> int:
        return self.per_minute

    def spend(self, who: str, cost: int) -> None:
        """Nothing is counted."""


@dataclass
class Case:
    """One question: which query, with which variables, asked by whom (a token of the world, or nobody)."""

    query: str
    variables: dict[str, Any]
    token: Row | None


@dataclass
class Comparison:
    """The API and the oracle, on one world."""

    world: World
    oracle: Oracle
    reads: asyncpg.Pool
    compiler: Compiler
    cursors: dict[str, deque[str]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    _parsed: dict[str, DocumentNode] = field(default_factory=dict)
    _viewers: dict[Row | None, Viewer] = field(default_factory=dict)

    async def difference(self, case: Case) -> str | None:
        """Where the answers differ, and how; None if they are the same or the API refuses to say so much."""
        context = await self._context(case)
        context.explained = []
        actual, errors = await self._actual(case, context)
        if errors:
            code = (errors[0].extensions or {}).get("code", "")
            if code == "QUERY_TOO_EXPENSIVE":
                self.refused[code] += 1
                return None
            return f"{REFUSES}: {errors[0].message} ({code})"
        expected = self.oracle.answer(self._document(case.query), case.variables, self._account(case))
        if expected.errors:
            raise expected.errors[0]
        self.compared += 1
        found = next(_differences(actual, expected.data, self.cursors, "data"), None)
        return found or await self._difference_with_token(case, actual, context)

    async def _difference_with_token(self, case: Case, actual: Any, context: Context) -> str | None:
        """Where a field that is one statement is answered differently when that statement reads the viewer itself."""
        if case.token is None or len(actual) != 1 or len(context.explained or ()) != 1:
            return None
        [asked], [answered] = context.explained or (), actual.values()
        if isinstance(answered, list):
            return None  # `nodes(ids:)`, of which each type is a statement of several rows.
        known = {
            id(parameter): value for parameter, value in zip(asked.statement.parameters, asked.values, strict=True)
        }
        given = token_parameters(case.token.token_hash, list(TokenKind))
        around = statement(with_token(context.viewer.profile)(asked.statement.sql))
        values = [_value(parameter, given, known) for parameter in around.parameters]
        row = await self.reads.fetchrow(around.text, *values)
        if not is_live(case.token):
            return None if row is None else "a token that does not count is answered"
        if row is None or not row["fits"]:
            return "the token's statement finds nobody, or somebody of another standing"
        found = None if row["answer"] is None else orjson.loads(row["answer"])
        return None if found == answered else f"with the token in the same statement: {found!r:.500}"

    async def report(self, case: Case) -> str:
        """The smallest question found that is answered differently, with all that is needed to judge it."""
        small = await self._reduced(case)
        small.variables = {name: value for name, value in small.variables.items() if f"${name}" in small.query}
        context = await self._context(small)
        context.explained = []
        await executable().schema.execute(small.query, variable_values=small.variables, context_value=context)
        account = self._account(small)
        statements = "\n".join(f"{e.statement.text}\n  with {e.values}" for e in context.explained)
        return "\n".join(
            [
                f"{await self.difference(small)}",
                f"viewer: {_told(account)}",
                *(f"  {_told(row)}" for row in _about(self.world, account)),
                f"query: {small.query}",
                f"variables: {orjson.dumps(small.variables).decode()}",
                f"SQL: {statements}",
            ]
        )

    def _document(self, query: str) -> DocumentNode:
        if query not in self._parsed:
            self._parsed[query] = parse(query)
        return self._parsed[query]

    def _account(self, case: Case) -> Row | None:
        """Who is signed in by the token, if anybody."""
        token = case.token
        if token is None or not is_live(token):
            return None
        return self.world.get("account", token.account_id)

    async def _context(self, case: Case) -> Context:
        if case.token not in self._viewers:
            found = case.token and await viewer_of_token(self.reads, case.token.token_hash, list(TokenKind))
            self._viewers[case.token] = found.viewer if found else ANONYMOUS
        return Context(
            viewer=self._viewers[case.token],
            reads=self.reads,
            compiler=self.compiler,
            limits=None,  # type: ignore[arg-type]
            budget=Unlimited(),
            passwords=None,  # type: ignore[arg-type]
            secret_key=SECRET_KEY,
            public_url=PUBLIC_URL,
            session_days=1,
            client_address="",
        )

    async def _actual(self, case: Case, context: Context) -> tuple[Any, Any]:
        result = await executable().schema.execute(case.query, variable_values=case.variables, context_value=context)
        return orjson.loads(orjson.dumps(result.data)), result.errors

    async def _reduced(self, case: Case) -> Case:
        """The same question without what does not matter: selections and arguments are left out one by one."""
        found, progress, until = case, True, monotonic() + SECONDS_TO_REDUCE
        is_refusal = self._is_refusal(await self.difference(case))
        while progress:
            progress = False
            for smaller in _smaller(parse(found.query)):
                if monotonic() > until:
                    return found
                attempt = Case(print_ast(smaller), found.variables, found.token)
                if not validate(self.oracle.schema, smaller) and await self._still_differs(attempt, is_refusal):
                    found, progress = attempt, True
                    break
        return found

    async def _still_differs(self, case: Case, is_refusal: bool) -> bool:
        try:
            found = await self.difference(case)
        except Exception:  # Something else is wrong with this one.
            return False
        return found is not None and self._is_refusal(found) == is_refusal

    def _is_refusal(self, difference: str | None) -> bool:
        return difference is not None and difference.startswith(REFUSES)


def _value(parameter: Parameter, given: dict[str, Any], known: dict[int, Any]) -> Any:
    """Of a statement around another one, whose values are known by their parameters."""
    if isinstance(parameter, FromViewer) and parameter.name in given:
        return given[parameter.name]
    return parameter.value if isinstance(parameter, Value) and id(parameter) not in known else known[id(parameter)]


def is_live(token: Row) -> bool:
    """Whether the token signs anybody in."""
    return token.revoked_at is None and token.expires_at > datetime.now(UTC)


def _differences(actual: Any, expected: Any, cursors: dict[str, deque[str]], path: str) -> Iterator[str]:
    """Where two answers differ, depth first. Keeps the cursors that it meets, by the list that they belong to."""
    if isinstance(actual, dict) and isinstance(expected, dict):
        if list(actual) != list(expected):
            yield f"{path}: the API answers with {list(actual)}, the oracle with {list(expected)}"
            return
        for name in actual:
            yield from _differences(actual[name], expected[name], cursors, f"{path}.{name}")
    elif isinstance(actual, list) and isinstance(expected, list):
        for number, (one, other) in enumerate(zip(actual, expected, strict=False)):
            yield from _differences(one, other, cursors, f"{path}[{number}]")
        if len(actual) != len(expected):
            yield f"{path}: the API shows {len(actual)}, the oracle {len(expected)}: {actual} / {expected}"
    elif isinstance(expected, str) and expected.startswith(CURSOR) and isinstance(actual, str):
        held = held_by(actual)
        if held != orjson.loads(expected.removeprefix(CURSOR)):
            yield f"{path}: the API's cursor holds {held}, the oracle's {expected}"
            return
        cursors.setdefault(held[1], deque(maxlen=MAX_KEPT_CURSORS)).append(actual)
    elif actual != expected or isinstance(actual, bool) != isinstance(expected, bool):
        yield f"{path}: the API says {actual!r}, the oracle {expected!r}"


def _smaller(document: DocumentNode) -> Iterator[DocumentNode]:
    """The document without one of its selections, arguments, directives or unused definitions, each in turn."""
    removable: list[Node] = []

    class Collect(Visitor):
        def enter(self, node: Node, *_: Any) -> None:
            if isinstance(node, SelectionSetNode) and len(node.selections) > 1:
                removable.extend(node.selections)
            elif isinstance(node, FieldNode):
                removable.extend([*(node.arguments or ()), *(node.directives or ())])
            elif node.kind == "object_field":
                removable.append(node)

    visit(document, Collect())
    for target in removable:

        class Remove(Visitor):
            def enter(self, node: Node, *_: Any, target: Node = target) -> Any:
                return self.REMOVE if node is target else None

        yield _tidied(visit(document, Remove()))


def _tidied(document: DocumentNode) -> DocumentNode:
    """Without the fragments and variables that nothing uses any more."""
    text = print_ast(document)

    class Remove(Visitor):
        def enter(self, node: Node, *_: Any) -> Any:
            if isinstance(node, FragmentDefinitionNode):
                return None if re.search(rf"\.\.\.{node.name.value}\b", text) else self.REMOVE
            if isinstance(node, VariableDefinitionNode):
                return None if len(re.findall(rf"\${node.variable.name.value}\b", text)) > 1 else self.REMOVE
            return None

    tidied = visit(document, Remove())
    return tidied if print_ast(tidied) == text else _tidied(tidied)


def _told(row: Row | None) -> str:
    if row is None:
        return "nobody"
    shown = {name: value for name, value in row.columns.items() if name not in {"password_hash", "token_hash"}}
    return f"{row.table} {', '.join(f'{name}={value}' for name, value in shown.items() if value is not None)}"


def _about(world: World, account: Row | None) -> Iterator[Row]:
    """What decides what an account sees: its learner, memberships and teams."""
    if account is not None:
        yield from world.all("learner", account_id=account.id)
        for membership in world.all("membership", account_id=account.id):
            yield membership
            for led in world.all("team_coach", membership_id=membership.id):
                yield led
                yield from world.all("team_learner", team_id=led.team_id)
