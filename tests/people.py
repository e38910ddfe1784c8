"""People, organizations and courses for tests, made directly; what is tested is done through the API."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any
from uuid import UUID

from tortoise.transactions import in_transaction

from domain.clock import now
from domain.connections.invitation import LIFETIME, InvitationState
from domain.courses.session import CourseAccess, ModuleKind
from domain.credits.ledger import LedgerReason
from domain.identifiers import new_id, to_global
from domain.language import Language
from domain.organizations.organization import OrganizationKind
from domain.organizations.role import Role
from models.connections.invitation import Invitation
from models.connections.invitation_link import InvitationLink
from models.courses.course import Course, CourseModule, CourseModuleTranslation, CourseTranslation
from models.credits.ledger import post
from models.organizations.membership import Membership
from models.organizations.organization import Organization
from models.people.account import Account
from models.people.account_address import AccountAddress
from models.people.learner import Learner

_numbers = count(1)


@dataclass(frozen=True)
class Person:
    """An account with its learner."""

    account_id: UUID
    learner_id: UUID
    name: str
    email: str

    @property
    def learner(self) -> str:
        """The learner's global id."""
        return to_global("Learner", self.learner_id)


@dataclass(frozen=True)
class OwnedOrganization:
    """An organization with its owner and link."""

    id: UUID
    owner: Person
    token: str
    name: str

    @property
    def global_id(self) -> str:
        """The organization's global id."""
        return to_global("Organization", self.id)


@dataclass(frozen=True)
class Lessons:
    """A course of one lesson and one quiz."""

    id: UUID
    lesson: UUID
    quiz: UUID

    @property
    def global_id(self) -> str:
        """The course's global id."""
        return to_global("Course", self.id)


async def person(name: str | None = None, *, platform: bool = False) -> Person:
    """Somebody with an account. The password fits nothing; sign in by `api.signed_in`."""
    number = next(_numbers)
    name = name or f"Person {number}"
    email = f"{name.lower().replace(' ', '.')}.{number}@example.org"
    async with in_transaction():
        account = await Account.create(id=new_id(), email=email, password_hash="!", is_platform_staff=platform)
        learner = await Learner.create(id=new_id(), account_id=account.id, name=name)
    return Person(account.id, learner.id, name, email)


async def owned_organization(
    name: str | None = None, *, owner: Person | None = None, credits: int = 0, mails_per_day: int | None = None
) -> OwnedOrganization:
    """An organization with an owner, an active link and some credits; new ones may mail what new ones may."""
    number = next(_numbers)
    owner = owner or await person(f"Owner {number}")
    name = name or f"Organization {number}"
    token = f"token-{number}-".ljust(40, "x")
    async with in_transaction():
        organization = await Organization.create(
            id=new_id(), kind=OrganizationKind.SCHOOL, name=name, slug=f"organization-{number}",
            created_by_id=owner.account_id,
            mails_per_day=mails_per_day, mails_per_day_set_at=None if mails_per_day is None else now(),
        )  # fmt: skip
        await Membership.create(organization_id=organization.id, account_id=owner.account_id, role=Role.OWNER)
        await InvitationLink.create(organization_id=organization.id, token=token)
        if credits:
            await post(LedgerReason.GRANTED, organization_id=organization.id, amount=credits)
    return OwnedOrganization(organization.id, owner, token, name)


async def member(of: OwnedOrganization, role: Role, name: str | None = None) -> Person:
    """Somebody on the staff."""
    somebody = await person(name)
    await Membership.create(organization_id=of.id, account_id=somebody.account_id, role=role)
    return somebody


async def invitation(of: OwnedOrganization, email: str, **more: Any) -> Invitation:
    """An invitation of an address that was mailed yesterday; `more` are other values of its row."""
    mailed = now() - timedelta(days=1)
    row = {
        "organization_id": of.id,
        "email": email,
        "invited_by_id": of.owner.account_id,
        "state": InvitationState.SENT,
        "token": f"mailed-{next(_numbers)}-".ljust(40, "x"),
        "chunk_id": new_id(),
        "created_at": mailed,
        "sent_at": mailed,
        "expires_at": mailed + LIFETIME,
    }
    return await Invitation.create(**{**row, **more})


async def further_address(of: Person, email: str) -> None:
    """A verified address of somebody's besides the one to sign in with."""
    await AccountAddress.create(account_id=of.account_id, email=email)


async def lessons(*, access: CourseAccess = CourseAccess.CONNECTION, validity_months: int | None = 24) -> Lessons:
    """A published course in English and French: one lesson, one quiz passed at 80."""
    number = next(_numbers)
    course = await Course.create(
        id=new_id(),
        slug=f"course-{number}",
        access=access,
        validity_months=validity_months,
        published_at=now() - timedelta(days=1),
    )
    for language, title in ((Language.EN, f"Course {number}"), (Language.FR, f"Cours {number}")):
        await CourseTranslation.create(course_id=course.id, language=language, title=title, summary="About it.")
    lesson = await CourseModule.create(id=new_id(), course_id=course.id, position=1, kind=ModuleKind.LESSON)
    quiz = await CourseModule.create(id=new_id(), course_id=course.id, position=2, kind=ModuleKind.QUIZ, pass_mark=80)
    for module, title in ((lesson, "Read"), (quiz, "Answer")):
        await CourseModuleTranslation.create(module_id=module.id, language=Language.EN, title=title)
    return Lessons(course.id, lesson.id, quiz.id)
