"""Ending a connection, by either side, at any time."""

from __future__ import annotations

from typing import Annotated

import strawberry

from domain.connection import Side
from domain.errors import NotFound
from domain.identifiers import key_of
from domain.line import optional_line
from domain.role import MANAGERS, Role
from models.connection import Connection
from models.team import TeamCoach, TeamLearner
from permissions.request import MayWrite, SignedIn
from permissions.viewer import Viewer
from resolvers.authority import require_role, role_in
from resolvers.door import part
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.disconnection import DisconnectInput, DisconnectPayload


@strawberry.type
class DisconnectionMutations:
    """`disconnect`."""

    @mutation(
        description="End a connection: the learner, or an owner or admin of the organization. Sessions in progress on "
        "the organization's credits can go on no further from this moment and are terminated within seconds; their "
        "credits go back. The learner keeps every certificate.",
        may=[SignedIn, MayWrite],
    )
    async def disconnect(
        self, info: Info, input: Annotated[DisconnectInput, strawberry.argument(description="Which, and why.")]
    ) -> DisconnectPayload:
        """The end and the order to terminate are one transaction; a worker carries the order out."""
        viewer = info.context.viewer
        reason = optional_line(input.reason, field="reason", longest=500)
        connection, side = await _party(viewer, input.connection_id)
        await part(connection, viewer.account, side, reason)
        return DisconnectPayload(connection_id=connection.id)


async def _party(viewer: Viewer, connection: str) -> tuple[Connection, Side]:
    """The connection, locked, and the side that the viewer is on. Raises NotFound, Forbidden.

    Judged before it is locked: who may not see it does not make others wait, and is not made to wait.
    """
    key = key_of("Connection", connection)
    seen = await Connection.get_or_none(id=key) if key else None
    if seen is None:
        raise NotFound(field="connectionId")
    side = Side.LEARNER if seen.learner_id == viewer.learner_id else Side.ORGANIZATION
    if side is Side.ORGANIZATION:
        await _check_staff(viewer, seen)
    return await Connection.filter(id=seen.id).select_for_update().get(), side


async def _check_staff(viewer: Viewer, connection: Connection) -> None:
    """Raises NotFound for whoever does not see the connection (`ConnectionVisible`), Forbidden for who only sees it."""
    role = await role_in(viewer, connection.organization_id)
    if role is None or (role is Role.COACH and not await _coaches(viewer, connection)):
        raise NotFound(field="connectionId")
    await require_role(viewer, connection.organization_id, MANAGERS)


async def _coaches(viewer: Viewer, connection: Connection) -> bool:
    """Whether the viewer leads a team of the organization that the learner is in."""
    led = await TeamCoach.filter(
        organization_id=connection.organization_id, membership__account_id=viewer.account
    ).values_list("team_id", flat=True)
    return await TeamLearner.exists(team_id__in=list(led), learner_id=connection.learner_id)
