"""Who gets which mail, in which language, with which link; and when nothing is sent any more."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from domain.clock import now
from domain.events import (
    CertificateEarned,
    EmailChanged,
    EmailedLinkRequested,
    Event,
    RegistrationStarted,
    StaffInvited,
)
from domain.language import Language
from domain.people.access import LinkPurpose
from domain.people.mailed_token import row_of_mailed_token
from models.certificates.certificate import Certificate
from models.outbox import Outbox, announce
from models.people.account import Account
from workers.runner import Outcome, deliver

SECRET = "a secret that only tests know, long enough"


@pytest.fixture
def send(resources: Any, mail_server_of_ours: Any) -> Any:
    """`await send(event)` delivers it and returns the mail, or None."""

    async def deliver_and_look(event: Event) -> Any:
        await announce(event)
        row = await Outbox.all().order_by("-id").first()
        assert row is not None
        assert await deliver(row.id, resources) is Outcome.DONE
        return mail_server_of_ours.taken[-1] if mail_server_of_ours.taken else None

    return deliver_and_look


def token_in(mail: Any, path: str) -> str:
    [link] = re.findall(rf"https://tessera\.test{path}\?\S+", mail.get_body(("plain",)).get_content())
    [token] = parse_qs(urlsplit(link).query)["token"]
    return token


async def test_a_registration_gets_a_link_that_proves_its_address(world: Any, send: Any) -> None:
    registration = await world.registration(email="ana@people.test", language=Language.ES, name="Win a prize!")
    mail = await send(RegistrationStarted(registration.id))
    assert mail["To"] == "ana@people.test"
    assert mail["Subject"] == "Confirma tu dirección en Tessera"
    token = token_in(mail, "/verify-email")
    assert row_of_mailed_token([SECRET], LinkPurpose.VERIFY_EMAIL, token) == registration.id
    assert "prize" not in str(mail), "words of a stranger do not go to an address that nobody has proven"


@pytest.mark.parametrize(
    ("purpose", "path"),
    [(LinkPurpose.RESET_PASSWORD, "/reset-password"), (LinkPurpose.CHANGE_EMAIL, "/confirm-email")],
)
async def test_a_mailed_link_serves_its_purpose_alone(world: Any, send: Any, purpose: LinkPurpose, path: str) -> None:
    link = await world.emailed_link(purpose)
    mail = await send(EmailedLinkRequested(link.id))
    assert mail["To"] == "link@people.test"
    token = token_in(mail, path)
    assert row_of_mailed_token([SECRET], purpose, token) == link.id
    assert row_of_mailed_token([SECRET], LinkPurpose.VERIFY_EMAIL, token) is None


@pytest.mark.parametrize("over", ["used_at", "revoked_at", "expires_at"])
async def test_a_link_that_is_over_is_not_mailed(world: Any, send: Any, over: str) -> None:
    link = await world.emailed_link(LinkPurpose.RESET_PASSWORD, **{over: now() - timedelta(seconds=1)})
    assert await send(EmailedLinkRequested(link.id)) is None


@pytest.mark.parametrize("over", ["used_at", "expires_at"])
async def test_a_registration_that_is_over_is_not_mailed(world: Any, send: Any, over: str) -> None:
    past = now() - timedelta(days=1)
    registration = await world.registration(created_at=past - timedelta(days=1), **{over: past})
    assert await send(RegistrationStarted(registration.id)) is None


async def test_a_registration_that_was_cleaned_away_is_no_failure(world: Any, send: Any) -> None:
    registration = await world.registration()
    await registration.delete()
    assert await send(RegistrationStarted(registration.id)) is None


@pytest.mark.parametrize("over", ["accepted_at", "revoked_at", "expires_at"])
async def test_a_staff_invitation_that_is_over_is_not_mailed(world: Any, send: Any, over: str) -> None:
    past = now() - timedelta(days=1)
    invitation = await world.staff_invitation(created_at=past - timedelta(days=1), **{over: past})
    assert await send(StaffInvited(invitation.id)) is None


async def test_a_staff_invitation_says_who_invites_in_their_language(world: Any, send: Any) -> None:
    invitation = await world.staff_invitation()
    mail = await send(StaffInvited(invitation.id))
    assert mail["Subject"] == "Riverside te invita a su equipo en Tessera"
    text = mail.get_body(("plain",)).get_content()
    assert "Ines te invita" in text
    assert "tutor" in text
    assert row_of_mailed_token([SECRET], LinkPurpose.JOIN_STAFF, token_in(mail, "/join-staff")) == invitation.id


async def test_an_invited_account_is_written_to_in_its_own_language(world: Any, send: Any) -> None:
    invited = await world.learner(language=Language.FR)
    account = await Account.get(id=invited.account_id)
    mail = await send(StaffInvited((await world.staff_invitation(email=account.email)).id))
    assert mail["Subject"] == "Riverside vous invite dans son équipe sur Tessera"


async def test_a_name_with_markup_arrives_as_words(world: Any, send: Any) -> None:
    owner = await world.learner()
    organization = await world.organization(owner=owner, name="<script>alert(1)</script>\nBcc: eve@evil.test")
    mail = await send(StaffInvited((await world.staff_invitation(organization=organization)).id))
    html = mail.get_body(("html",)).get_content()
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Bcc: eve@evil.test" in html
    assert mail["Bcc"] is None


async def test_the_former_address_is_told_of_the_change_but_not_the_new_one(world: Any, send: Any) -> None:
    mail = await send(EmailChanged((await world.emailed_link(LinkPurpose.CHANGE_EMAIL, used_at=now())).id))
    assert mail["To"] == "former@people.test"
    assert "link@people.test" not in str(mail)


async def test_a_certificate_is_mailed_with_its_number(world: Any, send: Any) -> None:
    certificate: Certificate = await world.certificate(await world.connection())
    mail = await send(CertificateEarned(certificate.id))
    text = mail.get_body(("plain",)).get_content()
    assert mail["Subject"] == "Your certificate: Safeguarding"
    assert f"https://tessera.test/verify/{certificate.number}" in text


async def test_an_address_beyond_ascii_is_reached(world: Any, send: Any, mail_server_of_ours: Any) -> None:
    await send(RegistrationStarted((await world.registration(email="josé@bücher.test")).id))
    assert mail_server_of_ours.recipients == ["josé@bücher.test"]
