"""Who is told of a connection request and of its answer, how, and who is not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.activity.notification import NotificationKind
from domain.clock import now
from domain.connections.connection import ConnectionState
from domain.connections.request_mails import RequestMails
from domain.events import ConnectionRequested, Event, LearnerJoined, RequestAnswered, RequestDigestDue, RequestMailDue
from domain.language import Language
from domain.organizations.role import Role
from models.activity.notification import Notification
from models.organizations.membership import Membership
from models.outbox import Outbox, announce
from models.people.account import Account
from workers.connections.request_digest import APART, order_digests
from workers.runner import Outcome, deliver


@pytest.fixture
def send(resources: Any, mail_server_of_ours: Any) -> Any:
    """`await send(event)` delivers it and returns the mail, or None."""

    async def deliver_and_look(event: Event) -> Any:
        mail_server_of_ours.taken.clear()
        await announce(event)
        row = await Outbox.all().order_by("-id").first()
        assert row is not None
        assert await deliver(row.id, resources) is Outcome.DONE
        return mail_server_of_ours.taken[-1] if mail_server_of_ours.taken else None

    return deliver_and_look


def words(mail: Any) -> str:
    text: str = mail.get_body(("plain",)).get_content()
    return " ".join(text.split())


async def choose(member: Membership, mails: RequestMails) -> None:
    member.request_mails = mails
    await member.save(update_fields=["request_mails"])


async def ordered(event: type[Event]) -> list[dict[str, str]]:
    """What was announced and waits, of one kind."""
    return [row.payload for row in await Outbox.filter(event=event.name, done_at=None).order_by("id")]


async def test_owners_and_admins_are_told_and_mailed_as_each_has_chosen(world: Any, send: Any) -> None:
    organization = await world.organization()
    owner = await Membership.get(organization_id=organization.id)
    at_once, daily, never = [await world.member(organization, Role.ADMIN) for _ in range(3)]
    for role in (Role.COACH, Role.ANALYST):
        await world.member(organization, role)
    await choose(daily, RequestMails.DAILY)
    await choose(never, RequestMails.NEVER)
    request = await world.request(organization)

    assert await send(ConnectionRequested(request.id)) is None

    told = await Notification.filter(kind=NotificationKind.CONNECTION_REQUESTED, connection_id=request.id)
    assert {each.recipient_id for each in told} == {each.account_id for each in (owner, at_once, daily, never)}
    due = await ordered(RequestMailDue)
    assert {each["membership_id"] for each in due} == {str(owner.id), str(at_once.id)}
    assert {each["connection_id"] for each in due} == {str(request.id)}


async def test_the_mail_says_who_asks_what_for_in_the_readers_language(world: Any, send: Any) -> None:
    organization = await world.organization(name="Riverside")
    admin = await world.member(organization, Role.ADMIN, await world.learner(name="Inés", language=Language.ES))
    request = await world.request(organization, await world.learner(name="Ada\r\n\r\nBcc: eve"), message="Por favor")

    mail = await send(RequestMailDue(request.id, admin.id))

    assert mail["To"] == (await Account.get(id=admin.account_id)).email
    assert mail["Subject"] == "Ada Bcc: eve quiere conectarse con Riverside"
    assert "Su mensaje: «Por favor»" in words(mail)
    assert "https://tessera.test" in words(mail)


@pytest.mark.parametrize(
    "state", [ConnectionState.ACTIVE, ConnectionState.REJECTED, ConnectionState.WITHDRAWN], ids=lambda state: state
)
async def test_nobody_is_mailed_about_a_request_that_waits_no_more(
    world: Any, send: Any, state: ConnectionState
) -> None:
    organization = await world.organization()
    admin = await world.member(organization, Role.ADMIN)
    request = await world.request(organization)
    await world.answer(request, state)

    assert await send(RequestMailDue(request.id, admin.id)) is None
    await choose(admin, RequestMails.DAILY)
    assert await send(RequestDigestDue(admin.id)) is None


async def test_who_is_no_longer_to_be_mailed_is_not(world: Any, send: Any) -> None:
    organization = await world.organization()
    demoted, changed, gone = [await world.member(organization, Role.ADMIN) for _ in range(3)]
    request = await world.request(organization)
    await Membership.filter(id=demoted.id).update(role=Role.COACH)
    await choose(changed, RequestMails.DAILY)
    await gone.delete()

    for member in (demoted, changed, gone):
        assert await send(RequestMailDue(request.id, member.id)) is None
    await choose(changed, RequestMails.NEVER)
    for member in (demoted, changed, gone):
        assert await send(RequestDigestDue(member.id)) is None


async def test_a_digest_names_twenty_and_counts_all(world: Any, send: Any) -> None:
    organization = await world.organization(name="Riverside")
    admin = await world.member(organization, Role.ADMIN)
    await choose(admin, RequestMails.DAILY)
    for number in range(23):
        learner = await world.learner(name=f"Learner {number:02d}")
        await world.request(organization, learner, at=now() - timedelta(hours=50 - number))
    await world.connection(organization)

    mail = await send(RequestDigestDue(admin.id))

    assert mail["Subject"] == "Requests waiting at Riverside: 23"
    named = [number for number in range(23) if f"Learner {number:02d}" in words(mail)]
    assert named == list(range(20))
    assert "And 3 more." in words(mail)


async def test_a_digest_is_ordered_once_a_day_for_who_wants_one_and_has_something_new(world: Any) -> None:
    organization, quiet = await world.organization(), await world.organization()
    admin, coach, elsewhere = [
        await world.member(organization, Role.ADMIN),
        await world.member(organization, Role.COACH),
        await world.member(quiet, Role.ADMIN),
    ]
    for member in (admin, coach, elsewhere):
        await choose(member, RequestMails.DAILY)
    await world.request(organization)

    assert await order_digests() == 1
    assert await ordered(RequestDigestDue) == [{"membership_id": str(admin.id)}]
    await world.request(organization)
    assert await order_digests() == 0, "twice in a day"

    await Membership.filter(id=admin.id).update(digest_sent_at=now() - APART - timedelta(minutes=1))
    assert await order_digests() == 1, "the next day, for what came since"
    await Membership.filter(id=admin.id).update(digest_sent_at=now() - APART)
    await Outbox.all().delete()
    for request in await organization.connections.all():
        await world.answer(request, ConnectionState.REJECTED)
    assert await order_digests() == 0, "nothing waits"


async def test_a_request_that_waits_longer_is_no_news(world: Any) -> None:
    organization = await world.organization()
    admin = await world.member(organization, Role.ADMIN)
    await choose(admin, RequestMails.DAILY)
    await world.request(organization, at=now() - timedelta(days=3))
    await Membership.filter(id=admin.id).update(digest_sent_at=now() - timedelta(days=2))

    assert await order_digests() == 0


async def test_a_digest_that_could_not_be_sent_is_sent_later(
    world: Any, resources: Any, mail_server_of_ours: Any
) -> None:
    organization = await world.organization()
    admin = await world.member(organization, Role.ADMIN)
    await choose(admin, RequestMails.DAILY)
    await world.request(organization)
    await order_digests()
    row = await Outbox.get(event=RequestDigestDue.name)
    mail_server_of_ours.answer = "451 later"
    assert await deliver(row.id, resources) is Outcome.RETRIED
    mail_server_of_ours.answer = "250 OK"
    await Outbox.filter(id=row.id).update(not_before=now())

    assert await deliver(row.id, resources) is Outcome.DONE
    assert len(mail_server_of_ours.taken) == 1


@pytest.mark.parametrize(
    ("state", "kind", "subject"),
    [
        (ConnectionState.ACTIVE, NotificationKind.REQUEST_ACCEPTED, "Vous êtes connecté à Riverside"),
        (ConnectionState.REJECTED, NotificationKind.REQUEST_REJECTED, "Votre demande à Riverside"),
    ],
)
async def test_the_learner_is_told_of_the_answer_in_the_learners_language(
    world: Any, send: Any, state: ConnectionState, kind: NotificationKind, subject: str
) -> None:
    organization = await world.organization(name="Riverside")
    learner = await world.learner(language=Language.FR)
    request = await world.request(organization, learner)
    await world.answer(request, state, reason="Pas sur la liste" if state is ConnectionState.REJECTED else None)

    mail = await send(RequestAnswered(request.id))

    [told] = await Notification.filter(connection_id=request.id)
    assert (told.recipient_id, told.kind) == (learner.account_id, kind)
    assert mail["To"] == (await Account.get(id=learner.account_id)).email
    assert mail["Subject"] == subject
    assert ("Le motif : « Pas sur la liste »" in words(mail)) is (state is ConnectionState.REJECTED)


async def test_no_mail_says_connected_to_who_is_so_no_longer(world: Any, send: Any) -> None:
    request = await world.request()
    await world.answer(request, ConnectionState.ACTIVE)
    await world.end(request)

    assert await send(RequestAnswered(request.id)) is None
    assert (await Notification.get(connection_id=request.id)).kind is NotificationKind.REQUEST_ACCEPTED


async def test_who_accepted_is_not_told_that_the_learner_joined_and_the_colleagues_are(world: Any, send: Any) -> None:
    organization = await world.organization()
    admin = await world.member(organization, Role.ADMIN)
    request = await world.request(organization)
    await world.answer(request, ConnectionState.ACTIVE)

    await send(LearnerJoined(request.id))

    assert request.activated_by_id == organization.created_by_id
    told = await Notification.filter(kind=NotificationKind.LEARNER_JOINED).values_list("recipient_id", flat=True)
    assert list(told) == [admin.account_id]
