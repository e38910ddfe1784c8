"""A person in the story: speaks HTTP to the running system, as a browser or as a mobile app."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

PATIENCE_SECONDS = 20.0


class Untrue(Exception):
    """The system did not do what product.md says."""


class Somebody:
    """One person with one device. A browser keeps cookies and sends the CSRF header; an app sends its token."""

    def __init__(self, url: str, name: str) -> None:
        self.name = name
        self.http = httpx.AsyncClient(base_url=url, timeout=PATIENCE_SECONDS)
        self.credentials: dict[str, str] = {}

    async def close(self) -> None:
        """Put the device away."""
        await self.http.aclose()

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """A query's data; Untrue if the system refuses it."""
        headers = {"X-CSRF-Token": token} if (token := self.http.cookies.get("tessera_csrf")) else {}
        response = await self.http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
        answer = response.json()
        if response.status_code != 200 or "errors" in answer:
            raise Untrue(f"{self.name} was answered {response.status_code}: {answer}")
        return dict(answer["data"])

    async def change(self, mutation: str, input_type: str, selection: str = "", **given: Any) -> dict[str, Any]:
        """A mutation's payload, refusals included."""
        fields = f"userErrors {{ code field message }} {selection}"
        query = f"mutation($input: {input_type}!) {{ {mutation}(input: $input) {{ {fields} }} }}"
        return dict((await self.ask(query, input=given))[mutation])

    async def do(self, mutation: str, input_type: str, selection: str = "", **given: Any) -> dict[str, Any]:
        """A mutation that must be carried out."""
        payload = await self.change(mutation, input_type, selection, **given)
        if payload["userErrors"]:
            raise Untrue(f"{self.name} was refused {mutation}: {payload['userErrors']}")
        return payload

    async def refused(self, mutation: str, input_type: str, **given: Any) -> str:
        """The code with which a mutation is refused; Untrue if it is not."""
        errors = (await self.change(mutation, input_type, **given))["userErrors"]
        if not errors:
            raise Untrue(f"{self.name} was not refused {mutation}")
        return str(errors[0]["code"])

    async def sign_in_with_browser(self, email: str, password: str) -> None:
        """Cookies from now on."""
        self.credentials = {"email": email, "password": password}
        await self.do("signIn", "SignInInput", **self.credentials, transport="COOKIE")
        if not self.http.cookies.get("tessera_csrf"):
            raise Untrue("signing in set no CSRF cookie")

    async def sign_in_with_app(self, email: str, password: str) -> None:
        """A bearer token from now on."""
        payload = await self.do(
            "signIn",
            "SignInInput",
            "tokens { accessToken }",
            email=email,
            password=password,
            transport="TOKEN",
        )
        self.http.headers["Authorization"] = f"Bearer {payload['tokens']['accessToken']}"


async def mail_for(url: str, email: str, containing: str) -> str:
    """The text of a mail out of the catcher, once it has arrived; Untrue if it does not in time."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    async with httpx.AsyncClient(base_url=url) as http:
        while time.monotonic() < deadline:
            response = await http.get("/dev/mail.json", params={"to": email})
            for mail in response.json():
                if containing in mail["text"] or containing in mail["subject"]:
                    return str(mail["text"])
            await asyncio.sleep(0.2)
    raise Untrue(f"no mail with {containing!r} reached {email} within {PATIENCE_SECONDS:g} s")


def token_in(mail: str, path: str) -> str:
    """The token of the link in a mail."""
    found = re.search(rf"{path}\?token=(\S+)", mail)
    if found is None:
        raise Untrue(f"the mail has no link to {path}: {mail}")
    return found[1]


def true(holds: bool, what: str) -> None:
    """Go on, or end the story here."""
    if not holds:
        raise Untrue(f"this is not so: {what}")


async def eventually(what: str, holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait until it is so; Untrue if it is not in time."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not await holds():
        if time.monotonic() > deadline:
            raise Untrue(f"this did not come true within {PATIENCE_SECONDS:g} s: {what}")
        await asyncio.sleep(0.2)
