"""The part of the schema that the benchmark asks for. No lazy annotations here: Strawberry reads them."""

from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry
from strawberry.types import Info

from benchmarks.reads.dataloaders.course import Course
from benchmarks.reads.dataloaders.loaders import Loaders
from domain.connections.connection import ConnectionState
from domain.courses.session import SessionState
from domain.identifiers import key_of, to_global
from models.connections import connection
from models.organizations import membership, organization
from models.people import account

strawberry.enum(ConnectionState)
strawberry.enum(SessionState)


def _loaders(info: Info) -> Loaders:
    loaders: Loaders = info.context["loaders"]
    return loaders


def _course(info: Info, key: UUID) -> Any:
    # The loader's own future: a coroutine around it, hundreds of times per page, would cost more than the rest.
    return _loaders(info).course.load(key)


@strawberry.type
class Certificate:
    id: strawberry.ID
    number: str
    issued_at: datetime
    expires_at: datetime | None
    course_id: strawberry.Private[UUID]

    @strawberry.field
    def course(self, info: Info) -> Course | None:
        return _course(info, self.course_id)


@strawberry.type
class Session:
    id: strawberry.ID
    state: SessionState
    progress_percent: int
    started_at: datetime
    course_id: strawberry.Private[UUID]

    @strawberry.field
    def course(self, info: Info) -> Course | None:
        return _course(info, self.course_id)


@strawberry.type
class Certificates:
    nodes: list[Certificate]


@strawberry.type
class Sessions:
    nodes: list[Session]


@strawberry.type
class Learner:
    id: strawberry.ID
    name: str
    key: strawberry.Private[UUID]
    address: strawberry.Private[str]

    @strawberry.field
    async def email(self, info: Info) -> str | None:
        bond = await _loaders(info).bonds.loader.load(self.key)
        return self.address if bond.own or bond.active or bond.requested else None

    @strawberry.field
    async def certificates(self, info: Info, first: int = 20) -> Certificates:
        rows = (await _loaders(info).certificates.load(self.key))[:first]
        return Certificates(
            nodes=[
                Certificate(
                    id=to_global("Certificate", row.id),
                    number=row.number,
                    issued_at=row.issued_at,
                    expires_at=row.expires_at,
                    course_id=row.course_id,
                )
                for row in rows
            ]
        )

    @strawberry.field
    async def sessions(self, info: Info, first: int = 20) -> Sessions:
        rows = (await _loaders(info).sessions.load(self.key))[:first]
        return Sessions(
            nodes=[
                Session(
                    id=to_global("Session", row.id),
                    state=row.state,
                    progress_percent=row.progress_percent,
                    started_at=row.started_at,
                    course_id=row.course_id,
                )
                for row in rows
            ]
        )


@strawberry.type
class Connection:
    id: strawberry.ID
    activated_at: datetime | None
    learner_id: strawberry.Private[UUID]

    @strawberry.field
    async def learner(self, info: Info) -> Learner | None:
        row = await _loaders(info).learner.load(self.learner_id)
        if row is None:
            return None
        return Learner(id=to_global("Learner", row.id), name=row.name, key=row.id, address=row.account.email)


@strawberry.type
class Connections:
    nodes: list[Connection]


@strawberry.input
class ConnectionStateFilter:
    equal_to: ConnectionState | None = None


@strawberry.input
class ConnectionFilter:
    state: ConnectionStateFilter | None = None


@strawberry.type
class Organization:
    id: strawberry.ID
    name: str
    key: strawberry.Private[UUID]

    @strawberry.field
    async def connections(self, info: Info, first: int = 20, filter: ConnectionFilter | None = None) -> Connections:
        rows = connection.Connection.filter(_loaders(info).bonds.connections(self.key), organization_id=self.key)
        if filter and filter.state and filter.state.equal_to is not None:
            rows = rows.filter(state=filter.state.equal_to)
        return Connections(
            nodes=[
                Connection(id=to_global("Connection", row.id), activated_at=row.activated_at, learner_id=row.learner_id)
                for row in await rows.order_by("-created_at", "-id").limit(first)
            ]
        )


@strawberry.type
class Membership:
    id: strawberry.ID
    role: str
    organization: Organization


@strawberry.type
class Viewer:
    id: strawberry.ID
    email: str

    @strawberry.field
    async def memberships(self, info: Info) -> list[Membership]:
        rows = (
            await membership.Membership.filter(account_id=_loaders(info).viewer.account)
            .order_by("created_at", "id")
            .select_related("organization")
        )
        return [
            Membership(id=to_global("Membership", row.id), role=row.role.value, organization=_of(row.organization))
            for row in rows
        ]


def _of(row: organization.Organization) -> Organization:
    return Organization(id=to_global("Organization", row.id), name=row.name, key=row.id)


@strawberry.type
class Query:
    @strawberry.field
    async def organization(self, info: Info, id: strawberry.ID) -> Organization | None:
        row = await organization.Organization.get_or_none(id=key_of("Organization", id))
        return None if row is None else _of(row)

    @strawberry.field
    async def viewer(self, info: Info) -> Viewer | None:
        row = await account.Account.get(id=_loaders(info).viewer.account)
        return Viewer(id=to_global("Viewer", row.id), email=row.email)
