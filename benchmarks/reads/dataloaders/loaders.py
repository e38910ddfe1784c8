"""One loader per relation, each one query for all keys of a level."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from strawberry.dataloader import DataLoader
from tortoise.expressions import Q

from benchmarks.reads.dataloaders import course
from benchmarks.reads.dataloaders.bonds import Bonds
from domain.clock import now
from domain.identifiers import to_global
from domain.language import Language
from models.certificates.certificate import Certificate
from models.courses.course import Course
from models.courses.session import Session
from models.people.learner import Learner
from permissions.people.viewer import Viewer

T = TypeVar("T", Certificate, Session)


class Loaders:
    """The loaders of one request."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = viewer
        self.bonds = Bonds(viewer)
        self.learner: DataLoader[UUID, Learner | None] = DataLoader(load_fn=self._learners)
        self.course: DataLoader[UUID, course.Course | None] = DataLoader(load_fn=self._courses)
        self.certificates: DataLoader[UUID, list[Certificate]] = DataLoader(load_fn=self._certificates)
        self.sessions: DataLoader[UUID, list[Session]] = DataLoader(load_fn=self._sessions)

    async def _learners(self, keys: list[UUID]) -> list[Learner | None]:
        visible = await self.bonds.visible(keys)
        found = {row.id: row for row in await Learner.filter(id__in=list(visible)).select_related("account")}
        return [found.get(key) for key in keys]

    async def _courses(self, keys: list[UUID]) -> list[course.Course | None]:
        seen = Q() if self.viewer.is_platform_staff else Q(published_at__lte=now())
        found = {}
        for row in await Course.filter(seen, id__in=keys).prefetch_related("translations"):
            texts = {text.language: text.title for text in row.translations}
            title = texts.get(Language.EN) or next((texts[name] for name in sorted(texts)), "")
            found[row.id] = course.Course(id=to_global("Course", row.id), title=title)
        return [found.get(key) for key in keys]

    async def _certificates(self, keys: list[UUID]) -> list[list[Certificate]]:
        bonds = dict(zip(keys, await self.bonds.loader.load_many(keys), strict=True))
        rows = Certificate.filter(self.bonds.certificates(bonds), learner_id__in=keys).order_by("-issued_at", "-id")
        return _grouped(keys, await rows)

    async def _sessions(self, keys: list[UUID]) -> list[list[Session]]:
        bonds = dict(zip(keys, await self.bonds.loader.load_many(keys), strict=True))
        rows = Session.filter(self.bonds.sessions(bonds), learner_id__in=keys).order_by("-started_at", "-id")
        return _grouped(keys, await rows)


def _grouped(keys: list[UUID], rows: list[T]) -> list[list[T]]:
    groups: dict[UUID, list[T]] = {key: [] for key in keys}
    for row in rows:
        groups[row.learner_id].append(row)
    return [groups[key] for key in keys]
