"""Mails of a development system can be read, and what they contain can do nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from email.message import EmailMessage
from pathlib import Path

import aiosmtplib
import httpx
import pytest
from aiosmtpd.smtp import Envelope
from starlette.applications import Starlette

from server.operations.mail_catcher import Keeper, listen
from server.web.caught_mails import dev_mail_routes, read


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    application = Starlette(routes=dev_mail_routes(tmp_path / "mail"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url="http://test") as made:
        yield made


@pytest.fixture
async def port(tmp_path: Path) -> AsyncIterator[int]:
    async with await listen("127.0.0.1", 0, tmp_path / "mail") as server:
        yield server.sockets[0].getsockname()[1]


async def send(port: int, *to: str, subject: str = "Hello", html: str = "<b>Grüße</b>") -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@a.test", ", ".join(to), subject
    message.set_content("Grüße\n")
    message.add_alternative(html, subtype="html")
    await aiosmtplib.send(message, hostname="127.0.0.1", port=port, start_tls=False)


async def test_a_mail_is_read_as_it_was_sent(port: int, client: httpx.AsyncClient) -> None:
    await send(port, "Bob@b.test", subject="Einladung für Bob")
    [mail] = (await client.get("/dev/mail.json", params={"to": "bob@b.test"})).json()
    assert (mail["to"], mail["subject"]) == (["bob@b.test"], "Einladung für Bob")
    assert (mail["text"].strip(), mail["html"].strip()) == ("Grüße", "<b>Grüße</b>")
    assert mail["headers"]["From"] == "a@a.test"


async def test_only_newer_mails_are_asked_for_and_the_newest_is_last(port: int, client: httpx.AsyncClient) -> None:
    for number in range(4):
        await send(port, "b@b.test", subject=str(number))
    everything = (await client.get("/dev/mail.json")).json()
    assert [mail["subject"] for mail in everything] == ["0", "1", "2", "3"]
    newer = (await client.get("/dev/mail.json", params={"after": everything[1]["id"]})).json()
    assert [mail["subject"] for mail in newer] == ["2", "3"]
    assert (await client.get("/dev/mail.json", params={"to": "eve@b.test"})).json() == []


async def test_what_a_mail_contains_stays_text_on_our_pages(port: int, client: httpx.AsyncClient) -> None:
    await send(port, "b@b.test", subject="<script>alert(1)</script>", html='"><script>alert(2)</script>')
    listed = await client.get("/dev/mail")
    [mail] = (await client.get("/dev/mail.json")).json()
    shown = await client.get(f"/dev/mail/{mail['id']}")
    for page in (listed, shown):
        assert page.status_code == 200
        assert "<script>" not in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
    assert '<iframe sandbox="allow-popups' in shown.text
    assert "allow-scripts" not in shown.text
    assert "allow-same-origin" not in shown.text


async def test_a_mails_own_pictures_are_shown_and_no_others(port: int, client: httpx.AsyncClient) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@a.test", "b@b.test", "Scan"
    message.set_content("Scan")
    message.add_alternative(
        '<img src="cid:qr@tessera"><img src="cid:page@tessera"><img src="https://a.test/x.png">', subtype="html"
    )
    page = message.get_body(("html",))
    assert isinstance(page, EmailMessage)
    page.add_related(b"picture", "image", "png", cid="<qr@tessera>")
    page.add_related(b"<svg/>", "image", "svg+xml", cid="<page@tessera>")
    await aiosmtplib.send(message, hostname="127.0.0.1", port=port, start_tls=False)
    [mail] = (await client.get("/dev/mail.json")).json()
    shown = await client.get(f"/dev/mail/{mail['id']}")
    assert "data:image/png;base64,cGljdHVyZQ==" in shown.text
    assert "cid:qr@tessera" not in shown.text
    assert "svg+xml;base64" not in shown.text
    policy = shown.headers["content-security-policy"]
    assert "img-src data:;" in policy
    assert mail["pictures"] == ["qr@tessera"]


@pytest.mark.parametrize("key", ["absent", "..%2f..%2fsecret", ".."])
async def test_no_other_file_is_shown(tmp_path: Path, client: httpx.AsyncClient, key: str) -> None:
    (tmp_path / "secret").write_text("secret")
    assert (await client.get(f"/dev/mail/{key}")).status_code == 404


async def test_there_may_be_no_mail_yet(client: httpx.AsyncClient) -> None:
    assert "There is none yet" in (await client.get("/dev/mail")).text
    assert (await client.get("/dev/mail.json")).json() == []


async def test_only_the_last_mails_are_kept_also_after_a_restart(tmp_path: Path) -> None:
    for _ in ("first", "restarted"):
        keeper = Keeper(tmp_path / "mail", kept=3)
        for number in range(4):
            envelope = Envelope()
            envelope.rcpt_tos, envelope.content = ["b@b.test"], f"Subject: {number}\r\n\r\n".encode()
            await asyncio.wait_for(keeper.handle_DATA(None, None, envelope), 5)  # type: ignore[arg-type]
        assert [mail.subject for mail in read(tmp_path / "mail")] == ["1", "2", "3"]
