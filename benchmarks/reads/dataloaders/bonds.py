"""The visibility rule over batches of learners, as conditions that loaders put on their queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from strawberry.dataloader import DataLoader
from tortoise.expressions import Q

from domain.connections.connection import ConnectionState
from domain.courses.session import SessionState
from models.connections.connection import Connection
from models.courses.session import Session
from models.organizations.team import TeamLearner
from permissions.people.viewer import Viewer

NOTHING = Q(id__in=[])


@dataclass(frozen=True, slots=True)
class Bond:
    """What ties a learner to the viewer."""

    own: bool
    active: bool
    requested: bool
    coached_in: frozenset[UUID]
    """Organizations where the viewer coaches a team that the learner is in."""


class Bonds:
    """Bonds between one viewer and many learners, looked up once per request and learner."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.loader: DataLoader[UUID, Bond] = DataLoader(load_fn=self._load)

    async def _load(self, learners: list[UUID]) -> list[Bond]:
        coached = await self._coached(learners)
        active: set[UUID] = set()
        requested: set[UUID] = set()
        organizations = {*self.viewer.readable, *(o for found in coached.values() for o in found)}
        open_states = [ConnectionState.ACTIVE, ConnectionState.REQUESTED]
        rows = await Connection.filter(
            learner_id__in=learners, organization_id__in=list(organizations), state__in=open_states
        ).values_list("learner_id", "organization_id", "state")
        for learner, organization, state in rows:
            if organization in self.viewer.readable or organization in coached.get(learner, ()):
                (active if state == ConnectionState.ACTIVE else requested).add(learner)
        return [
            Bond(key == self.viewer.learner_id, key in active, key in requested, frozenset(coached.get(key, ())))
            for key in learners
        ]

    async def _coached(self, learners: list[UUID]) -> dict[UUID, set[UUID]]:
        if not self.viewer.teams:
            return {}
        found: dict[UUID, set[UUID]] = {}
        rows = await TeamLearner.filter(team_id__in=list(self.viewer.teams), learner_id__in=learners)
        for row in rows:
            found.setdefault(row.learner_id, set()).add(row.organization_id)
        return found

    def paid(self, bonds: dict[UUID, Bond]) -> Q:
        """Rows that an organization paid for which the viewer is staff, as far as their learner is concerned."""
        condition = Q(funding_organization_id__in=list(self.viewer.readable))
        for learner, bond in bonds.items():
            if bond.coached_in:
                condition |= Q(learner_id=learner, funding_organization_id__in=list(bond.coached_in))
        return condition

    def certificates(self, bonds: dict[UUID, Bond]) -> Q:
        """Certificates that the viewer may see."""
        whole = [learner for learner, bond in bonds.items() if bond.own or bond.active]
        return Q(learner_id__in=whole) | self.paid(bonds)

    def sessions(self, bonds: dict[UUID, Bond]) -> Q:
        """Sessions that the viewer may see."""
        own = [learner for learner, bond in bonds.items() if bond.own]
        active = [learner for learner, bond in bonds.items() if bond.active]
        running = Q(learner_id__in=active, state=SessionState.IN_PROGRESS)
        return (Q(learner_id__in=own) if own else NOTHING) | running | self.paid(bonds)

    def connections(self, organization: UUID) -> Q:
        """Connections of an organization that the viewer may see; None of `teams` is asked of its readers."""
        if organization in self.viewer.readable:
            return Q()
        return Q(learner_id=self.viewer.learner_id) | Q(
            learner__teams__team_id__in=list(self.viewer.teams), learner__teams__organization_id=organization
        )

    async def visible(self, learners: Iterable[UUID]) -> set[UUID]:
        """Learners whose name the viewer may see."""
        keys = list(learners)
        bonds = dict(zip(keys, await self.loader.load_many(keys), strict=True))
        seen = {key for key, bond in bonds.items() if bond.own or bond.active or bond.requested}
        rest = {key: bond for key, bond in bonds.items() if key not in seen}
        if rest:
            paid = await Session.filter(self.paid(rest), learner_id__in=list(rest)).values_list("learner_id", flat=True)
            seen.update(paid)  # type: ignore[arg-type]
        return seen
