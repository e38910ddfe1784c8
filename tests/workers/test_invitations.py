"""Invitations by mail: each address gets one, whatever the mail server or the worker does meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from delivery.pace import Pace
from delivery.smtp import Mailer, SmtpConfig
from domain.clock import now
from domain.connections.invitation import InvitationState
from domain.events import InvitationsQueued
from domain.identifiers import new_id
from domain.language import Language
from domain.people.access import LinkPurpose
from domain.people.mailed_token import row_of_mailed_token
from models.connections.invitation import Invitation
from models.connections.unsubscription import Unsubscription
from models.outbox import Outbox, announce
from models.people.account_address import AccountAddress
from tests.mail_server import MailServer, running
from workers import parked, runner
from workers.connections import mailing, mailing_result
from workers.failure import MAX_ATTEMPTS
from workers.runner import Outcome, WorkerResources, deliver

Chunk = Callable[..., Awaitable[UUID]]
SECRET = "a secret that only tests know, long enough"


@pytest.fixture
def chunk(world: Any) -> Chunk:
    """`await chunk("a@x.test", …)` queues them in one chunk and announces it; returns the outbox row's id."""

    async def queue(*addresses: str, **values: Any) -> UUID:
        organization = values.pop("organization", None) or await world.organization()
        chunk_id = new_id()
        for address in addresses:
            await world.invitation(organization, email=address, chunk_id=chunk_id, **values)
        await announce(InvitationsQueued(chunk_id))
        row = await Outbox.all().order_by("-id").first()
        assert row is not None
        return row.id

    return queue


async def states() -> dict[str, InvitationState]:
    return {row.email: row.state for row in await Invitation.all().order_by("id")}


async def again(outbox_id: UUID, resources: WorkerResources) -> Outcome:
    await Outbox.filter(id=outbox_id).update(not_before=now(), done_at=None)
    return await deliver(outbox_id, resources)


def people(count: int, domain: str = "x.test") -> list[str]:
    return [f"p{number}@{domain}" for number in range(count)]


async def test_each_address_of_a_chunk_gets_one_mail(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    outbox_id = await chunk(*people(40))
    assert await deliver(outbox_id, resources) is Outcome.DONE
    assert sorted(mail_server_of_ours.recipients) == sorted(people(40))
    assert set((await states()).values()) == {InvitationState.SENT}
    assert await Invitation.filter(sent_at__isnull=True).count() == 0
    assert mail_server_of_ours.connections <= resources.mailer.connections
    ids = {f"<{row.id.hex}.1@tessera.test>" for row in await Invitation.all()}
    assert set(mail_server_of_ours.message_ids()) == ids
    assert await again(outbox_id, resources) is Outcome.DONE
    assert len(mail_server_of_ours.taken) == 40


async def test_a_mail_says_who_invites_what_is_shared_and_how_to_answer(
    world: Any, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    organization = await world.organization(name="Riverside")
    invitation = await world.invitation(organization, name="Ada", message="Do come.\nWe wait.")
    await announce(InvitationsQueued(invitation.chunk_id))
    assert await deliver((await Outbox.all().order_by("-id"))[0].id, resources) is Outcome.DONE
    [mail] = mail_server_of_ours.taken
    text, html = (mail.get_body((kind,)).get_content().replace("\r", "") for kind in ("plain", "html"))  # type: ignore[union-attr]
    link = f"https://tessera.test/join/{invitation.token}"
    assert mail["Subject"] == "Riverside invites you to connect on Tessera"
    assert "Hello Ada," in text
    assert "Olga Owner invites you to connect with Riverside" in text
    assert "“Do come.\nWe wait.”" in text
    assert "all your certificates" in text
    assert "paid with its credits" in text
    assert f"{invitation.expires_at:%Y-%m-%d}" in text
    assert link in text
    assert f'<a href="{link}"' in html
    assert 'src="cid:qr@tessera"' in html
    [picture] = [part for part in mail.walk() if part.get_content_type() == "image/png"]
    assert picture["Content-ID"] == "<qr@tessera>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    unsubscribe = str(mail["List-Unsubscribe"])
    assert unsubscribe.startswith("<https://tessera.test/unsubscribe/")
    token = unsubscribe.strip("<>").rpartition("/")[2]
    assert row_of_mailed_token([SECRET], LinkPurpose.UNSUBSCRIBE, token) == invitation.id


async def test_a_reminder_is_another_mail_and_says_so(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    outbox_id = await chunk("a@x.test")
    await deliver(outbox_id, resources)
    await Invitation.all().update(state=InvitationState.QUEUED, sends=2)
    await again(outbox_id, resources)
    first, second = mail_server_of_ours.taken
    assert first["Message-ID"] != second["Message-ID"]
    assert str(second["Subject"]).startswith("Reminder: ")


@pytest.mark.parametrize("holds", ["account", "further address", "nobody"])
async def test_the_language_is_the_invited_ones_if_known_else_the_inviters(
    world: Any, chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer, holds: str
) -> None:
    invited, inviter = await world.learner(language=Language.FR), await world.learner(language=Language.ES)
    address = (await invited.account).email if holds == "account" else "second@people.test"
    if holds == "further address":
        await AccountAddress.create(account_id=invited.account_id, email=address)
    await deliver(await chunk(address, organization=await world.organization(owner=inviter)), resources)
    expected = "te invita a conectar" if holds == "nobody" else "vous invite à vous connecter"
    assert expected in str(mail_server_of_ours.taken[0]["Subject"])


async def test_a_refused_address_fails_alone_with_the_servers_words(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "550 5.1.1 <p1@x.test>: \x1b[31mno such user\u202e here " + "x" * 400
    mail_server_of_ours.answers["p1@x.test"] = words
    outbox_id = await chunk(*people(5))
    assert await deliver(outbox_id, resources) is Outcome.DONE
    failed = await Invitation.get(email="p1@x.test")
    assert failed.state is InvitationState.FAILED
    assert str(failed.failure).startswith("550 5.1.1 <p1@x.test>:")
    assert "no such user" in str(failed.failure)
    assert len(str(failed.failure)) <= 300
    assert str(failed.failure).isprintable()
    assert sorted(mail_server_of_ours.recipients) == sorted(set(people(5)) - {"p1@x.test"})
    assert "p1@x.test" not in "".join(capsys.readouterr()) + str((await Outbox.get(id=outbox_id)).last_error)


@pytest.mark.parametrize(
    ("says", "is_bounce"),
    [
        ("550 5.1.1 no such user", True),
        ("550 nobody here", True),
        ("550 5.7.1 relaying denied", False),
        ("451 4.2.1 mailbox busy", False),
    ],
)
async def test_an_address_that_is_refused_as_such_counts_against_who_mailed_it(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer, says: str, is_bounce: bool
) -> None:
    """What an operator mends, and what is put off, does not; to send again takes nothing back."""
    mail_server_of_ours.answers["p1@x.test"] = says
    outbox_id = await chunk(*people(3))
    await deliver(outbox_id, resources)
    bounced = await Invitation.filter(bounced_at__isnull=False).values_list("email", flat=True)
    assert bounced == (["p1@x.test"] if is_bounce else [])
    mail_server_of_ours.answers = {}
    await Invitation.filter(email="p1@x.test", state="FAILED").update(state="QUEUED", failure=None)
    await again(outbox_id, resources)
    after = await Invitation.get(email="p1@x.test")
    assert (after.bounced_at is not None) is is_bounce


@pytest.mark.parametrize("mood", [{"answers": {"p1@x.test": "451 later"}}, {"hang_up_on": {"p1@x.test"}}], ids=str)
async def test_one_that_has_to_wait_stays_queued_and_keeps_nobody_waiting(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer, mood: dict[str, Any]
) -> None:
    vars(mail_server_of_ours).update(mood)
    outbox_id = await chunk(*people(5))
    assert await deliver(outbox_id, resources) is Outcome.RETRIED
    row = await Outbox.get(id=outbox_id)
    assert row.attempts == 1
    assert row.not_before > now()
    assert "1 of 5 invitations stay queued" in str(row.last_error)
    assert "x.test" not in str(row.last_error)
    assert {email for email, state in (await states()).items() if state is InvitationState.QUEUED} == {"p1@x.test"}
    mail_server_of_ours.answers, mail_server_of_ours.hang_up_on = {}, set()
    assert await again(outbox_id, resources) is Outcome.DONE
    assert sorted(mail_server_of_ours.recipients) == sorted(people(5))


async def test_who_is_put_off_to_the_last_try_has_failed_with_the_servers_words_and_can_be_sent_again(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    mail_server_of_ours.answers = {"p1@x.test": "451 4.2.1 mailbox busy"}
    outbox_id = await chunk(*people(3))
    outcomes = [await again(outbox_id, resources) for _ in range(MAX_ATTEMPTS)]
    assert outcomes == [Outcome.RETRIED] * (MAX_ATTEMPTS - 1) + [Outcome.DONE]
    failed = await Invitation.get(email="p1@x.test")
    assert failed.state is InvitationState.FAILED
    assert "451 4.2.1" in str(failed.failure)
    assert "mailbox busy" in str(failed.failure)
    # FAILED is live: `resendInvitation` queues it again, and then it goes out.
    mail_server_of_ours.answers = {}
    failed.state, failed.sends, failed.failure = InvitationState.QUEUED, 2, None
    await failed.save(update_fields=["state", "sends", "failure"])
    await Outbox.filter(id=outbox_id).update(done_at=None, attempts=0)
    assert await again(outbox_id, resources) is Outcome.DONE
    assert sorted(mail_server_of_ours.recipients) == sorted(people(3))


async def test_greylisting_costs_a_second_try_and_no_second_mail(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    mail_server_of_ours.greylists = True
    outbox_id = await chunk(*people(10))
    assert await deliver(outbox_id, resources) is Outcome.RETRIED
    assert await again(outbox_id, resources) is Outcome.DONE
    assert sorted(mail_server_of_ours.recipients) == sorted(people(10))


@pytest.mark.parametrize("says", ["550 not from here", "530 sign in first"])
async def test_a_refused_sender_is_no_addresss_fault(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer, says: str
) -> None:
    mail_server_of_ours.answer_sender = says
    outbox_id = await chunk(*people(3))
    assert await deliver(outbox_id, resources) is Outcome.RETRIED
    assert set((await states()).values()) == {InvitationState.QUEUED}


async def test_a_dead_server_parks_in_the_end_and_the_chunk_resumes_when_freed(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    outbox_id = await chunk(*people(6))
    dead = WorkerResources(
        resources.links, Mailer(SmtpConfig(host="127.0.0.1", port=1)), resources.mail_from, resources.hints
    )
    outcomes = [await again(outbox_id, dead) for _ in range(MAX_ATTEMPTS)]
    assert outcomes == [Outcome.RETRIED] * (MAX_ATTEMPTS - 1) + [Outcome.PARKED]
    assert set((await states()).values()) == {InvitationState.QUEUED}
    assert "no connection to the mail server" in str((await Outbox.get(id=outbox_id)).last_error)
    assert await parked.retry(outbox_id) == 1
    assert await deliver(outbox_id, resources) is Outcome.DONE
    assert sorted(mail_server_of_ours.recipients) == sorted(people(6))


async def test_whoever_is_revoked_expired_or_unsubscribed_gets_nothing(
    world: Any, chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    organization = await world.organization()
    await Unsubscription.create(organization=organization, email="p0@x.test")
    outbox_id = await chunk(*people(4), organization=organization)
    await Invitation.filter(email="p1@x.test").update(state=InvitationState.REVOKED, ended_at=now())
    chunk_id = (await Invitation.all())[0].chunk_id
    past = {"created_at": now() - timedelta(days=2), "expires_at": now() - timedelta(days=1)}
    await world.invitation(organization, email="late@x.test", chunk_id=chunk_id, **past)
    assert await deliver(outbox_id, resources) is Outcome.DONE
    assert sorted(mail_server_of_ours.recipients) == ["p2@x.test", "p3@x.test"]
    assert (await Invitation.get(email="p0@x.test")).failure == mailing.UNSUBSCRIBED


async def test_a_revocation_while_the_mail_is_on_the_wire_stands(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    mail_server_of_ours.seconds = 0.3
    task = asyncio.create_task(deliver(await chunk("a@x.test"), resources))
    await mail_server_of_ours.until(lambda: mail_server_of_ours.busiest > 0)
    await Invitation.all().update(state=InvitationState.REVOKED, ended_at=now())
    assert await task is Outcome.DONE
    assert await states() == {"a@x.test": InvitationState.REVOKED}


async def test_what_is_revoked_while_others_are_sent_is_not_mailed(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "LOOK_SECONDS", 0.05)
    mail_server_of_ours.seconds = 0.2
    task = asyncio.create_task(deliver(await chunk(*people(40)), resources))
    await mail_server_of_ours.until(lambda: mail_server_of_ours.busiest > 0)
    await Invitation.all().update(state=InvitationState.REVOKED, ended_at=now())
    assert await task is Outcome.DONE
    assert len(mail_server_of_ours.taken) <= 2 * resources.mailer.connections + resources.mailer.connections


async def test_a_worker_that_is_cut_off_sends_again_only_what_was_on_the_wire(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    outbox_id = await chunk(*people(40))
    mail_server_of_ours.seconds = 0.02
    task = asyncio.create_task(deliver(outbox_id, resources))
    await mail_server_of_ours.until(lambda: len(mail_server_of_ours.taken) >= 12)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert 0 < await Invitation.filter(state=InvitationState.SENT).count() < 40
    assert await again(outbox_id, resources) is Outcome.DONE
    assert set(mail_server_of_ours.recipients) == set(people(40))
    twice = len(mail_server_of_ours.taken) - 40
    assert twice <= 2 * resources.mailer.connections
    assert len(set(mail_server_of_ours.message_ids())) == 40


async def test_a_chunk_that_takes_too_long_goes_on_at_once_and_counts_no_attempt(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "STARTING_SECONDS", 0.15)
    mail_server_of_ours.seconds = 0.1
    outbox_id = await chunk(*people(40))
    assert await deliver(outbox_id, resources) is Outcome.CONTINUED
    row = await Outbox.get(id=outbox_id)
    assert (row.attempts, row.done_at) == (0, None)
    assert row.not_before <= now()
    monkeypatch.setattr(mailing, "STARTING_SECONDS", 20)
    assert await deliver(outbox_id, resources) is Outcome.DONE
    assert sorted(mail_server_of_ours.recipients) == sorted(people(40))


async def test_a_worker_that_is_asked_to_stop_begins_no_more_mails(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    mail_server_of_ours.seconds = 0.1
    outbox_id = await chunk(*people(40))
    task = asyncio.create_task(deliver(outbox_id, resources))
    await mail_server_of_ours.until(lambda: mail_server_of_ours.busiest > 0)
    resources.stop.set()
    assert await task is Outcome.CONTINUED
    sent = await Invitation.filter(state=InvitationState.SENT).count()
    assert 0 < sent == len(mail_server_of_ours.taken) < 40


async def test_the_row_is_free_but_kept_while_mails_are_sent(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    mail_server_of_ours.seconds = 0.2
    outbox_id = await chunk(*people(3))
    task = asyncio.create_task(deliver(outbox_id, resources))
    await mail_server_of_ours.until(lambda: mail_server_of_ours.busiest > 0)
    assert await Outbox.filter(id=outbox_id).update(lease_until=None) == 1, "no transaction holds it"
    assert await deliver(outbox_id, resources) is Outcome.SKIPPED
    assert (await Outbox.get(id=outbox_id)).not_before > now() + timedelta(seconds=runner.HANDLING_SECONDS)
    assert await task is Outcome.DONE
    assert len(mail_server_of_ours.taken) == 3


async def test_results_outlive_a_database_that_is_away_for_a_moment(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, failures = mailing_result._write, [ConnectionResetError(), ConnectionResetError()]

    async def sometimes(results: Any) -> None:
        if failures:
            raise failures.pop()
        await write(results)

    monkeypatch.setattr(mailing_result, "_write", sometimes)
    outbox_id = await chunk(*people(5))
    assert await deliver(outbox_id, resources) is Outcome.DONE
    assert set((await states()).values()) == {InvitationState.SENT}
    assert len(mail_server_of_ours.taken) == 5


async def test_no_more_connections_are_open_than_configured(chunk: Chunk, resources: WorkerResources) -> None:
    async with running(MailServer(seconds=0.02)) as server:
        mailer = Mailer(SmtpConfig(host="127.0.0.1", port=server.port, connections=3))
        narrow = WorkerResources(resources.links, mailer, resources.mail_from, resources.hints)
        assert await deliver(await chunk(*people(20)), narrow) is Outcome.DONE
        assert (server.connections, server.busiest, len(server.taken)) == (3, 3, 20)
        await mailer.close()


async def test_a_slow_domain_keeps_no_other_waiting(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "STARTING_SECONDS", 0.5)
    paced = WorkerResources(resources.links, resources.mailer, resources.mail_from, resources.hints, Pace(2))
    outbox_id = await chunk(*people(20, "slow.test"), *(f"a@d{number}.test" for number in range(10)))
    assert await deliver(outbox_id, paced) is Outcome.CONTINUED
    slow = [address for address in mail_server_of_ours.recipients if address.endswith("@slow.test")]
    assert 1 <= len(slow) <= 4
    assert len(mail_server_of_ours.recipients) - len(slow) == 10


async def test_an_address_that_cannot_stand_in_a_header_fails_alone(
    chunk: Chunk, resources: WorkerResources, mail_server_of_ours: MailServer
) -> None:
    nasty = 'a"\r\nbcc: eve@evil.test,b@x.test'
    assert await deliver(await chunk("a@x.test", nasty), resources) is Outcome.DONE
    assert mail_server_of_ours.recipients == ["a@x.test"]
    assert (await states())[nasty] is InvitationState.FAILED
