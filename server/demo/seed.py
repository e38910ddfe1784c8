"""The demo that `tessera up` fills an empty development database with.

Two organizations, a catalogue in three languages, three dozen learners in every state that the product
knows: connected, left, in both organizations, on their own credit; sessions running, completed,
terminated; certificates valid, expired, soon to expire, revoked. What waits on a desk is `desk.py`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tortoise.transactions import in_transaction

from domain.clock import now, stopped_at
from domain.connections.connection import Side
from domain.credits.ledger import LedgerReason
from domain.organizations.role import Role
from models.credits.ledger import post
from models.organizations.team import Team, TeamCoach, TeamLearner
from server.auth.passwords import Argon2Passwords
from server.demo.bonds import Demo, Training, connect, disconnect, train
from server.demo.catalogue import write_catalogue
from server.demo.desk import ask, block, invite, invite_person, invite_staff, tell
from server.demo.people import LEARNERS, PASSWORD, Person, account, employ, found_organization


@dataclass(frozen=True)
class DemoSignIn:
    """Whom a visitor of the demo can sign in as; printed on the terminal, so never in production."""

    role: str
    email: str
    password: str


DEMO_SIGN_INS: tuple[DemoSignIn, ...] = (
    DemoSignIn("owner of Hillside School", "olivia@hillside.example", PASSWORD),
    DemoSignIn("admin of Hillside School", "adam@hillside.example", PASSWORD),
    DemoSignIn("coach of Hillside School", "carla@hillside.example", PASSWORD),
    DemoSignIn("analyst of Hillside School", "anna@hillside.example", PASSWORD),
    DemoSignIn("owner of Harbour Childcare", "hector@harbour.example", PASSWORD),
    DemoSignIn("owner of Riverside Nursery School, which has just begun", "rita@riverside.example", PASSWORD),
    DemoSignIn("learner", "lena@learner.example", PASSWORD),
    DemoSignIn("provider's staff", "paula@provider.example", PASSWORD),
)


async def seed() -> None:
    """Write the demo. Tortoise is initialised; the database has tables and no account."""
    passwords = Argon2Passwords()
    try:
        password_hash = await passwords.hash(PASSWORD)
    finally:
        passwords.close()
    async with in_transaction():
        with stopped_at(now() - timedelta(days=400)):
            courses = await write_catalogue()
            provider = await account("Paula Provider", "paula@provider.example", password_hash, platform=True)
            hillside = await found_organization("Hillside School", "olivia@hillside.example", password_hash)
            harbour = await found_organization("Harbour Childcare", "hector@harbour.example", password_hash)
            for organization, amount in ((hillside, 120), (harbour, 40)):
                await post(
                    LedgerReason.GRANTED,
                    organization_id=organization.id,
                    amount=amount,
                    actor_id=provider.account_id,
                    note="Welcome credits",
                )
        await employ(hillside, "Adam Admin", "adam@hillside.example", Role.ADMIN, password_hash)
        coach = await employ(hillside, "Carla Coach", "carla@hillside.example", Role.COACH, password_hash)
        await employ(hillside, "Anna Analyst", "anna@hillside.example", Role.ANALYST, password_hash)
        demo = Demo(courses, hillside, harbour, Random(7))  # noqa: S311 (the demo is the same for everybody)
        team = await Team.create(organization_id=hillside.id, name="Primary teachers")
        await TeamCoach.create(organization_id=hillside.id, team_id=team.id, membership_id=coach)
        await Team.create(organization_id=hillside.id, name="Volunteers")
        people = []
        for number, (name, email) in enumerate(LEARNERS):
            with stopped_at(now() - timedelta(days=390 - 9 * number)):
                learner = await account(name, email, password_hash)
            await _live(demo, number, learner)
            if number % 4 == 0:
                await TeamLearner.create(organization_id=hillside.id, team_id=team.id, learner_id=learner.learner_id)
            people.append(learner)
        await _desks(demo, people, password_hash)


async def _desks(demo: Demo, people: list[Person], password_hash: str) -> None:
    """What waits for Hillside's managers and for Lena; and an organization that has only just begun."""
    lena, hillside = people[0], demo.hillside
    await invite(hillside)
    await ask([people[number] for number in (3, 9, 24)], hillside)
    await block(hillside)
    await invite_staff(hillside)
    await tell(lena, hillside)
    with stopped_at(now() - timedelta(days=1)):
        riverside = await found_organization("Riverside Nursery School", "rita@riverside.example", password_hash)
    await invite_person(riverside, lena)
    await ask(people[1:2], riverside)


async def _live(demo: Demo, number: int, person: Person) -> None:
    """One learner's history; the number decides which of the product's cases it shows."""
    begin = now() - timedelta(days=380 - 9 * number)
    organizations = [demo.hillside] if number % 3 else [demo.harbour]
    if number % 7 == 0:
        organizations = [demo.hillside, demo.harbour]
    bonds = [await connect(person, organization, begin + timedelta(days=2)) for organization in organizations]
    states = (Training.COMPLETED, Training.RUNNING, Training.EXPIRED, Training.COMPLETED, Training.REVOKED)
    for bond in bonds:
        await train(demo, bond, states[number % len(states)], begin + timedelta(days=3))
    if number % 5 == 1:
        await train(demo, bonds[0], Training.TERMINATED, begin + timedelta(days=6))
    if number % 8 == 1:
        await train(demo, bonds[0], Training.EXPIRING, begin + timedelta(days=5))
    if number % 6 == 5:
        await disconnect(bonds[0], begin + timedelta(days=8), Side.ORGANIZATION if number % 4 == 1 else Side.LEARNER)
    if number % 12 == 11:
        await connect(person, organizations[0], begin + timedelta(days=12))
