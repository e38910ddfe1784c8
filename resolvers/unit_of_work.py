"""One mutation, one transaction: refusals become `userErrors`, retries of a client find the first result."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, fields, is_dataclass
from typing import Any, TypeVar
from uuid import UUID

import asyncpg
import orjson
import strawberry
from strawberry.extensions import FieldExtension
from strawberry.permission import BasePermission
from strawberry.types.base import StrawberryOptional
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from domain.errors import Forbidden, IdempotencyKeyReused, InvalidInput
from domain.refusal import Refusal, refusal_of
from models.idempotency_key import MAX_KEY_LENGTH, claim, keep_result
from models.pending_writes import PendingWrites, gathering, hinted
from permissions.request import MayWrite, RequestPermission, SignedIn
from schema.context import Info
from schema.payload import Payload, user_error

T = TypeVar("T")

ATTEMPTS = 4
"""Tries of a transaction that PostgreSQL ended for another's sake (deadlock, serialization)."""


def mutation(
    *,
    description: str,
    may: Sequence[type[BasePermission]] = (SignedIn, MayWrite),
    transactional: bool = True,
    in_one_statement: bool = False,
    counts_tries: bool = False,
    viewer_stays: bool = False,
) -> Callable[[Any], Any]:
    """A field of `Mutation` that runs as a unit of work; `may` are the permissions it asks for, if they are others.

    A mutation may be null in the answer: one that fails must not take away what those before it in the document say.
    Who may not do it at all (FORBIDDEN) is told so in `userErrors`, like whoever's role does not suffice.

    With `transactional=False` the resolver opens its transaction itself, by `in_one_transaction`, once it has
    done what is slow (hashing a password): nothing else is different, but there is no idempotency key.
    With `in_one_statement=True` the resolver locks nothing that it reads and writes by `models.pending_writes` alone.
    With `counts_tries=True` it counts against a limit, so that it is not tried for a viewer who is not proven yet.
    With `viewer_stays=True` nobody comes to or leaves a staff by it, so that its payload may be read without a look at
    where the viewer stands now.
    """
    if not may:
        raise ValueError("a mutation names who may use it; use Anyone for a public one")
    forbidding = [each() for each in may if issubclass(each, RequestPermission) and each.code == Forbidden.code]
    kind = ShortUnitOfWork if in_one_statement else UnitOfWork if transactional else LateUnitOfWork
    unit = kind(forbidding, counts_tries=counts_tries, viewer_stays=viewer_stays)
    before = [each for each in may if each not in map(type, forbidding)]
    field: Any = strawberry.mutation(description=description, permission_classes=before, extensions=[unit])
    field.permission_classes = list(may)

    def declare(resolver: Any) -> Any:
        resolver.__annotations__["return"] += " | None"
        return field(resolver)

    return declare


async def in_one_transaction(work: Callable[[], Awaitable[T]], *, begun: int = 0) -> T:
    """Do `work` in one transaction; from the start again if PostgreSQL ended it for another's sake.

    `begun` is how often it was begun before.
    """

    async def once(attempt: int) -> T:
        async with in_transaction():
            with gathering(in_transaction=True, attempt=begun + attempt - 1) as pending:
                return await _sent(pending, work)

    for attempt in range(1, ATTEMPTS):
        try:
            return await once(attempt)
        except TooLate:
            await asyncio.sleep(0.01 * 2**attempt)
    try:
        return await once(ATTEMPTS)
    except TooLate as late:
        raise late.reason from late


async def in_one_statement(work: Callable[[], Awaitable[T]]) -> T:
    """Do `work`, which reads without locks, and send what it gathered in one statement: its transaction.

    What it writes says which rows it counts on (`Write.wanted`). If somebody else was faster, or PostgreSQL ended the
    statement for another's sake, it is done again in a transaction, with locks (`pending_writes.lock`).
    """
    try:
        with gathering(in_transaction=False) as pending:
            return await _sent(pending, work)
    except TooLate:
        return await in_one_transaction(work, begun=1)


async def settled_at_once(work: Callable[[], Awaitable[T]]) -> T:
    """Like `in_one_statement`, but once. Raises Unsettled, and nothing was done, if it was refused or too late."""
    try:
        with gathering(in_transaction=False) as pending:
            return await _sent(pending, work)
    except (TooLate, Refusal, IntegrityError) as reason:
        raise Unsettled from reason


class Unsettled(Exception):
    """An attempt whose outcome is nobody's yet."""


class TooLate(Exception):
    """Somebody else was faster; it is worth while to begin again."""

    def __init__(self, reason: BaseException) -> None:
        super().__init__(str(reason))
        self.reason = reason


async def _sent(pending: PendingWrites, work: Callable[[], Awaitable[T]]) -> T:
    """The result of `work`, once what it gathered is sent. Raises TooLate."""
    try:
        result = await work()
        await pending.send()
    except (asyncpg.DeadlockDetectedError, asyncpg.SerializationError) as error:
        raise TooLate(error) from error
    except IntegrityError as error:
        if violated_constraint(error) in pending.twins:
            raise TooLate(error) from error
        raise
    return result


async def _or_refusal(work: Callable[[], Awaitable[Any]], payload_type: type[Payload]) -> Any:
    """What `work` comes to; a payload that says so if it is refused as expected."""
    try:
        return await work()
    except Refusal as refusal:
        return payload_type(user_errors=[user_error(refusal)], **refusal.shown)
    except (IntegrityError, asyncpg.IntegrityConstraintViolationError) as error:
        refusal_type = refusal_of(violated_constraint(error))
        if refusal_type is None:
            raise
        return payload_type(user_errors=[user_error(refusal_type())])


class UnitOfWork(FieldExtension):
    """Runs the resolver inside one transaction and turns expected refusals into data."""

    def __init__(self, forbidding: Sequence[RequestPermission], *, counts_tries: bool, viewer_stays: bool) -> None:
        """`forbidding` are permissions whose refusal is data too; the others as `mutation` takes them."""
        self._forbidding = forbidding
        self.counts_tries = counts_tries
        self.viewer_stays = viewer_stays

    async def resolve_async(self, next_: Callable[..., Awaitable[Any]], source: Any, info: Info, **kwargs: Any) -> Any:
        payload_type = _payload_type(info)
        for permission in self._forbidding:
            if not permission.allows(info.context.viewer):
                return payload_type(user_errors=[user_error(Forbidden(permission.message))])
        with hinted() as hints:
            payload = await _or_refusal(lambda: self._work(next_, source, info, payload_type, kwargs), payload_type)
        info.context.viewer_may_have_changed = True
        if hints and info.context.hints is not None:
            await info.context.hints.publish(hints)
        return payload

    async def _work(
        self,
        next_: Callable[..., Awaitable[Any]],
        source: Any,
        info: Info,
        payload_type: type[Payload],
        kwargs: dict[str, Any],
    ) -> Any:
        return await in_one_transaction(lambda: self._once(next_, source, info, payload_type, kwargs))

    async def _once(
        self,
        next_: Callable[..., Awaitable[Any]],
        source: Any,
        info: Info,
        payload_type: type[Payload],
        kwargs: dict[str, Any],
    ) -> Any:
        given = kwargs.get("input")
        key = getattr(given, "idempotency_key", None)
        if key is None or info.context.viewer.account_id is None:
            return await next_(source, info, **kwargs)
        if not 1 <= len(str(key).strip()) <= len(str(key)) <= MAX_KEY_LENGTH:
            raise InvalidInput(f"A key has 1 to {MAX_KEY_LENGTH} characters.", field="idempotencyKey")
        digest = _digest(info.field_name, given)
        claimed, former = await claim(info.context.viewer.account_id, str(key), info.field_name, digest)
        if former is not None:
            if former.request_digest != digest:
                raise IdempotencyKeyReused(field="idempotencyKey")
            return _restored(payload_type, former.result)
        payload = await next_(source, info, **kwargs)
        await keep_result(claimed, _serialize(payload))
        return payload


class ShortUnitOfWork(UnitOfWork):
    """Runs the resolver in one statement; with an idempotency key in a transaction, like others."""

    async def _work(
        self,
        next_: Callable[..., Awaitable[Any]],
        source: Any,
        info: Info,
        payload_type: type[Payload],
        kwargs: dict[str, Any],
    ) -> Any:
        if getattr(kwargs.get("input"), "idempotency_key", None) is not None:
            return await super()._work(next_, source, info, payload_type, kwargs)
        return await in_one_statement(lambda: next_(source, info, **kwargs))

    async def run(self, work: Callable[[], Awaitable[Payload]], payload_type: type[Payload], *, once: bool) -> Payload:
        """The payload of a resolver that is run outside of GraphQL's execution.

        Raises Unsettled with `once`, if it was refused or came too late at the first attempt.
        """
        if once:
            return await settled_at_once(work)
        done: Payload = await _or_refusal(lambda: in_one_statement(work), payload_type)
        return done


class LateUnitOfWork(UnitOfWork):
    """Turns expected refusals into data; the transaction is the resolver's to open."""

    async def _work(
        self,
        next_: Callable[..., Awaitable[Any]],
        source: Any,
        info: Info,
        payload_type: type[Payload],
        kwargs: dict[str, Any],
    ) -> Any:
        return await next_(source, info, **kwargs)


def _digest(mutation_name: str, given: Any) -> bytes:
    """What two calls with one key must have in common."""
    asked = orjson.dumps([mutation_name, asdict(given)], option=orjson.OPT_SORT_KEYS, default=str)
    return hashlib.sha256(asked).digest()


def _serialize(payload: Payload) -> dict[str, Any]:
    """What the payload's attributes hold that JSON can: keys, texts, numbers, and lists of what JSON can."""
    return {
        field.name: str(value) if isinstance(value, UUID) else value
        for field in fields(payload)
        if field.name != "user_errors" and isinstance(value := getattr(payload, field.name), UUID | str | int | list)
    }


def _restored(payload_type: type[Payload], result: dict[str, Any]) -> Payload:
    kept: dict[str, Any] = {name: UUID(value) if name.endswith("_id") else value for name, value in result.items()}
    return payload_type(**kept)


def _payload_type(info: Info) -> type[Payload]:
    return_type: Any = info.return_type
    if isinstance(return_type, StrawberryOptional):
        return_type = return_type.of_type
    if not (is_dataclass(return_type) and issubclass(return_type, Payload)):  # type: ignore[arg-type]
        raise TypeError(f"{info.field_name} must return a Payload")
    return return_type  # type: ignore[return-value]


def violated_constraint(error: BaseException) -> str | None:
    """The name of the constraint that PostgreSQL refused for, wherever the driver put it."""
    seen: BaseException | None = error
    while seen is not None:
        name = getattr(seen, "constraint_name", None)
        if name:
            return str(name)
        seen = seen.__cause__ or next((arg for arg in seen.args if isinstance(arg, BaseException)), None)
    return None
