"""How the mailer speaks with a real mail server: over TLS, with addresses beyond ASCII, after a refusal."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from delivery.message import Message
from delivery.smtp import FinalDeliveryError, Mailer, NoConnection, PutOff, SmtpConfig
from tests.mail_server import MailServer, running


def mail(to: str, number: int = 1) -> Message:
    return Message("no-reply@tessera.test", to, f"Message-ID: <{number}@x>\r\nTo: {to}\r\n\r\n.dot\r\n".encode())


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Self-signed, for localhost; with its key."""
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    request = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    subprocess.run(
        ["openssl", *request.split(), "-keyout", path, "-out", f"{path}.crt"], check=True, capture_output=True
    )
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


@pytest.fixture
async def server(request: pytest.FixtureRequest, certificate: Path) -> AsyncIterator[MailServer]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    options = {
        "plain": {},
        "starttls": {"tls_context": context, "require_starttls": True},
        "tls": {"ssl": context},
        "no utf8": {"enable_SMTPUTF8": False},
    }
    async with running(MailServer(), **options[getattr(request, "param", "plain")]) as mood:
        yield mood


def trusting(monkeypatch: pytest.MonkeyPatch, certificate: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.mark.parametrize("server", ["starttls", "tls"], indirect=True)
async def test_mail_goes_out_over_tls_to_a_server_whose_certificate_is_trusted(
    server: MailServer, certificate: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    trusting(monkeypatch, certificate)
    starts = "starttls" in request.node.name
    mailer = Mailer(SmtpConfig("localhost", server.port, use_tls=not starts, start_tls=starts, timeout=5))
    assert await mailer.send(mail("a@x.test"))
    assert await mailer.send(mail("b@x.test"))
    await mailer.close()
    assert server.recipients == ["a@x.test", "b@x.test"]


@pytest.mark.parametrize("server", ["starttls", "tls"], indirect=True)
async def test_no_mail_goes_to_a_server_whose_certificate_nobody_vouches_for(
    server: MailServer, request: pytest.FixtureRequest
) -> None:
    starts = "starttls" in request.node.name
    mailer = Mailer(SmtpConfig("localhost", server.port, use_tls=not starts, start_tls=starts, timeout=5))
    with pytest.raises(NoConnection):
        await mailer.send(mail("a@x.test"))
    assert server.taken == []


async def test_starttls_is_required_of_a_server_that_does_not_offer_it(server: MailServer) -> None:
    with pytest.raises(NoConnection):
        await Mailer(SmtpConfig("localhost", server.port, start_tls=True, timeout=5)).send(mail("a@x.test"))
    assert server.taken == []


async def test_an_address_beyond_ascii_arrives_as_it_is(server: MailServer) -> None:
    mailer = Mailer(SmtpConfig("localhost", server.port, timeout=5))
    assert await mailer.send(mail("ñandú@x.test"))
    assert server.recipients == ["ñandú@x.test"]
    await mailer.close()


@pytest.mark.parametrize("server", ["no utf8"], indirect=True)
async def test_it_is_refused_where_the_server_knows_none(server: MailServer) -> None:
    mailer = Mailer(SmtpConfig("localhost", server.port, timeout=5))
    with pytest.raises(FinalDeliveryError, match="SMTPUTF8"):
        await mailer.send(mail("ñandú@x.test"))
    await mailer.close()


@pytest.mark.parametrize("says", ["550 nobody", "451 later"])
async def test_a_refusal_costs_no_connection_and_the_next_mail_gets_its_own_answer(
    server: MailServer, says: str
) -> None:
    mailer = Mailer(SmtpConfig("localhost", server.port, timeout=5))
    server.answers["a@x.test"] = says
    for number in range(3):
        with pytest.raises((FinalDeliveryError, PutOff)):
            await mailer.send(mail("a@x.test"))
        assert await mailer.send(mail("b@x.test", number))
    await mailer.close()
    assert (server.connections, server.recipients) == (1, ["b@x.test"] * 3)


async def test_a_line_that_starts_with_a_dot_arrives_with_it(server: MailServer) -> None:
    mailer = Mailer(SmtpConfig("localhost", server.port, timeout=5))
    await mailer.send(mail("a@x.test"))
    await mailer.close()
    assert server.taken[0].get_content().startswith(".dot")
