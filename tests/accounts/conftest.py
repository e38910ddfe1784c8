"""People at their browsers and phones, in front of the real schema, database and Valkey; only HTTP is left out."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import pytest
from argon2.profiles import CHEAPEST
from starlette.requests import HTTPConnection
from tortoise.context import TortoiseContext
from tortoise.transactions import in_transaction

from compiler.execute import Compiler
from domain.clock import now
from domain.organizations.organization import OrganizationKind
from domain.organizations.role import Role
from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token
from models.connections.invitation_link import InvitationLink
from models.organizations.membership import Membership
from models.organizations.organization import Organization
from models.outbox import Outbox
from models.people.account import Account
from models.people.emailed_link import EmailedLink
from models.people.registration import Registration
from permissions.people.viewer import Viewer
from schema.context import Context
from server.auth.identity import Identification
from server.auth.passwords import Argon2Passwords
from server.auth.rate_limits import ValkeyRateLimits
from server.config.orm import credentials
from server.query.budget import QueryBudget
from server.query.schema import executable

SECRET = "a secret that only tests know, long enough"
PASSWORD = "a long walk by the sea"


EXECUTABLE = executable()
SCHEMA = EXECUTABLE.schema
SELECTED = {
    "viewer": "viewer { email }",
    "tokens": "tokens { accessToken refreshToken expiresAt }",
    "request_instead": "requestInstead { name }",
    "account_address": "accountAddress { email }",
    "access_token": "accessToken { id expiresAt kind scope label }",
}


class CountingPasswords(Argon2Passwords):
    """Real hashing with the cheapest parameters; counts how often Argon2 ran."""

    runs = 0

    async def _run(self, work: Any) -> Any:
        self.runs += 1
        return await super()._run(work)


@dataclass
class SignInSystem:
    """The server's parts that sign-in needs."""

    PASSWORD = PASSWORD
    SECRET = SECRET

    reads: asyncpg.Pool
    limits: ValkeyRateLimits
    passwords: CountingPasswords
    public_url: str = "https://tessera.test"
    session_days: int = 30

    def identification(self) -> Identification:
        return Identification(self.reads, public_url=self.public_url, session_days=self.session_days)

    def client(self, address: str = "192.0.2.1") -> Client:
        return Client(self, address)

    async def account(self, email: str, password: str = PASSWORD, name: str = "Ada Lovelace") -> Account:
        """An account whose address is verified, as the mutations make it."""
        row = await Registration.create(
            email=email,
            name=name,
            password_hash=await self.passwords.hash(password),
            expires_at=now() + timedelta(days=1),
        )
        answer = await self.client("198.51.100.7").do("verifyEmail", token=self.verify_token(row.id), password=password)
        assert answer["userErrors"] == []
        return await Account.get(email=email)

    async def signed_in(self, email: str, password: str = PASSWORD, **more: Any) -> Client:
        client = self.client(f"198.51.100.{len(email)}")
        answer = await client.do("signIn", email=email, password=password, **more)
        assert answer["userErrors"] == [], answer
        return client

    @staticmethod
    def verify_token(registration_id: UUID) -> str:
        """The token that the worker mails for a registration."""
        return mailed_token(SECRET, LinkPurpose.VERIFY_EMAIL, registration_id)

    @staticmethod
    async def newest_link(purpose: LinkPurpose) -> tuple[EmailedLink, str]:
        """The newest mailed link of a purpose, and the token that the worker mails for it."""
        link = await EmailedLink.filter(purpose=purpose).order_by("-id").first()
        assert link is not None
        return link, mailed_token(SECRET, purpose, link.id)

    @staticmethod
    async def announced() -> list[str]:
        """Names of the events in the outbox, in order."""
        return [row.event for row in await Outbox.all().order_by("id")]

    @staticmethod
    @contextmanager
    def statements() -> Iterator[list[str]]:
        """The statements that Tortoise sends meanwhile, without their values."""
        seen: list[str] = []

        class Keep(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                seen.append(str(record.args[0]) if record.args else str(record.msg))  # type: ignore[index]

        logger, handler = logging.getLogger("tortoise.db_client"), Keep()
        level = logger.level
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
        try:
            yield seen
        finally:
            logger.removeHandler(handler)
            logger.setLevel(level)


@dataclass
class Client:
    """One browser or app: keeps its cookies, sends its bearer token."""

    system: SignInSystem
    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    bearer: str | None = None
    refresh: str | None = None
    transport: str = "http"

    def request(self) -> HTTPConnection:
        headers = [(b"cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items()).encode())]
        if self.bearer is not None:
            headers.append((b"authorization", f"Bearer {self.bearer}".encode()))
        return HTTPConnection({"type": "http", "headers": headers, "path": "/graphql", "query_string": b""})

    async def viewer(self) -> Viewer:
        """Raises Unauthenticated, like the server."""
        identification = self.system.identification()
        try:
            return await identification.identify(self.request())
        finally:
            await identification.close()

    async def execute(self, document: str, variables: dict[str, Any] | None = None) -> Any:
        context = Context(
            viewer=await self.viewer(),
            reads=self.system.reads,
            compiler=Compiler(EXECUTABLE.catalogue, b"a secret of these tests"),
            limits=self.system.limits,
            budget=QueryBudget("unix:///nowhere", per_request=10**6, per_minute=10**9),
            passwords=self.system.passwords,
            secret_key=SECRET,
            public_url=self.system.public_url,
            session_days=self.system.session_days,
            client_address=self.address,
            user_agent="Firefox on Linux",
            transport=self.transport,  # type: ignore[arg-type]
        )
        result = await SCHEMA.execute(document, variables, context_value=context)
        for cookie in context.cookies:
            self.cookies[cookie.name] = cookie.value
            if not cookie.value:
                del self.cookies[cookie.name]
        return result

    async def do(self, mutation: str, **values: Any) -> dict[str, Any]:
        """The payload of one mutation, with every scalar field of it."""
        type_name = mutation[0].upper() + mutation[1:]
        payload: Any = SCHEMA.get_type_by_name(f"{type_name}Payload")
        names = {field.python_name for field in payload.fields} - {"user_errors"}
        names = {name for name in names if not name.endswith("_id")}
        selection = " ".join(SELECTED.get(name, _camel(name)) for name in sorted(names))
        arguments = ("($input: " + type_name + "Input!)", "(input: $input)") if values else ("", "")
        result = await self.execute(
            f"mutation {arguments[0]} {{ {mutation}{arguments[1]} "
            f"{{ userErrors {{ code field message retryAfter }} {selection} }} }}",
            {"input": values},
        )
        if result.errors:
            raise result.errors[0]
        # Entities are JSON that PostgreSQL made; this is what HTTP does with them.
        answer: dict[str, Any] = orjson.loads(orjson.dumps(result.data))[mutation]
        if answer.get("tokens"):
            self.bearer, self.refresh = answer["tokens"]["accessToken"], answer["tokens"]["refreshToken"]
        return answer


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


@pytest.fixture
async def system(clean_db: TortoiseContext, database: str, valkey: str) -> AsyncIterator[SignInSystem]:
    """The server's parts on an empty database and an empty Valkey."""
    reads = await asyncpg.create_pool(**credentials(database), min_size=1, max_size=4)
    limits = ValkeyRateLimits(valkey, SECRET)
    passwords = CountingPasswords(CHEAPEST)
    yield SignInSystem(reads, limits, passwords)
    passwords.close()
    await limits.close()
    await reads.close()


@pytest.fixture
async def link(system: SignInSystem) -> InvitationLink:
    """The active invitation link of an organization that somebody else owns."""
    owner = await system.account("owner@example.org")
    async with in_transaction():
        organization = await Organization.create(
            kind=OrganizationKind.SCHOOL, name="Hill School", slug="hill-school", created_by=owner
        )
        await Membership.create(organization=organization, account=owner, role=Role.OWNER)
        return await InvitationLink.create(organization=organization, token="t" * 32)
