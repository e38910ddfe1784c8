"""The API as a test speaks to it: GraphQL over HTTP, as somebody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
from starlette.applications import Starlette

from domain.people.access import TokenKind
from models.people.access_token import issue


@contextmanager
def other_services(app: Starlette, **changed: Any) -> Iterator[None]:
    """The application has these services instead of its own while the block runs.

    `monkeypatch` takes them away for good: it restores what an object's `__dict__` held, and Starlette's `State`
    keeps its attributes elsewhere.
    """
    services = app.state.services
    app.state.services = replace(services, **changed)
    try:
        yield
    finally:
        app.state.services = services


@dataclass
class Api:
    """One client. `headers` go with every request."""

    app: Starlette
    headers: dict[str, str] = field(default_factory=dict)

    def client(self) -> httpx.AsyncClient:
        """The HTTP client underneath, for tests about HTTP itself."""
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app, raise_app_exceptions=True),
            base_url="http://127.0.0.1:8000",
            headers=self.headers,
        )

    async def signed_in(self, account_id: UUID) -> Api:
        """The same API, as this account's mobile app."""
        issued = await issue(account_id, TokenKind.MOBILE_ACCESS, lifetime=timedelta(minutes=15))
        return Api(self.app, {"Authorization": f"Bearer {issued.secret}"})

    async def answer(self, query: str, **variables: Any) -> dict[str, Any]:
        """The whole answer, errors included."""
        async with self.client() as client:
            response = await client.post("/graphql", json={"query": query, "variables": variables})
        answer: dict[str, Any] = response.json()
        # What is left of the minute's budget differs from answer to answer; tests about cost look at the response.
        if set(answer.get("extensions", {})) == {"cost"}:
            del answer["extensions"]
        return answer

    async def data(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data; fails if there are errors."""
        answer = await self.answer(query, **variables)
        assert "errors" not in answer, answer["errors"]
        return dict(answer["data"])

    async def mutate(self, name: str, selection: str = "", /, **given: Any) -> dict[str, Any]:
        """The payload of the mutation `name`, with its `userErrors`."""
        type_name = name[0].upper() + name[1:] + "Input"
        if name in {"resendInvitations", "revokeInvitations"}:
            type_name = "InvitationsInput"
        if name.endswith("InvitationLink") and name != "limitInvitationLink":
            type_name = "InvitationLinkInput"
        payload = f"userErrors {{ code field message }} {selection}"
        query = f"mutation($input: {type_name}!) {{ {name}(input: $input) {{ {payload} }} }}"
        return dict((await self.data(query, input=given))[name])

    async def done(self, name: str, selection: str = "", /, **given: Any) -> dict[str, Any]:
        """The payload of a mutation that must not be refused."""
        payload = await self.mutate(name, selection, **given)
        assert payload["userErrors"] == [], payload["userErrors"]
        return payload

    async def refused(self, name: str, /, **given: Any) -> str:
        """The code that a mutation is refused with."""
        [error] = (await self.mutate(name, **given))["userErrors"]
        return str(error["code"])
