"""Signing in and out: inputs and payloads."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

import strawberry

from domain.described_enum import DescribedEnum
from schema.described_enum import register
from schema.payload import Payload
from schema.people.viewer import Viewer
from schema.read import reread
from schema.scalars import EmailAddress
from schema.write_input import WriteInput


class SignInTransport(DescribedEnum):
    """How a client proves who it is after signing in."""

    COOKIE = "COOKIE", "For browsers: an HttpOnly cookie. Requests then send `csrfToken` as X-CSRF-Token."
    TOKEN = "TOKEN", "For apps: a short-lived bearer token, and another one to renew it with."


register(SignInTransport)


@strawberry.input(description="Proof of who one is.")
class SignInInput:
    """Input of `signIn`."""

    email: EmailAddress = strawberry.field(description="The account's address.")
    password: str = strawberry.field(description="The account's password.")
    transport: SignInTransport = strawberry.field(description="How to stay signed in.", default=SignInTransport.COOKIE)
    label: str | None = strawberry.field(
        description="A name for this device, for the list of sign-ins; the browser's own name if left out. "
        'Example: "Ada\'s phone".',
        default=None,
    )


@strawberry.type(description="What an app proves itself with. Keep both where other apps cannot read them.")
class Tokens:
    """A pair of bearer tokens."""

    access_token: str = strawberry.field(
        description="Send it as `Authorization: Bearer …`. Opaque; starts with `tes_a`."
    )
    refresh_token: str = strawberry.field(
        description="Give it to `refreshTokens`, once, for the next pair; it works for 60 days. Starts with `tes_r`."
    )
    expires_at: dt.datetime = strawberry.field(
        description="When the access token stops working, 15 minutes from now; a request then gets HTTP 401."
    )


@strawberry.type(description="A sign-in. An unknown address and a wrong password are one answer.")
class SignInPayload(Payload):
    """Payload of `signIn`."""

    tokens: Tokens | None = strawberry.field(
        description="The bearer tokens; null with transport `COOKIE`, and when refused.", default=None
    )
    csrf_token: str | None = strawberry.field(
        description="What a browser sends as X-CSRF-Token with every POST, also in the readable cookie "
        "`tessera_csrf`; null with transport `TOKEN`, and when refused.",
        default=None,
    )
    account_id: strawberry.Private[UUID | None] = None
    viewer: Viewer | None = reread(
        "Viewer", "account_id", description="Who signed in; null when refused, and over a WebSocket."
    )


@strawberry.input(description="A refresh token that was not used yet.")
class RefreshTokensInput:
    """Input of `refreshTokens`."""

    refresh_token: str = strawberry.field(
        description="The newest refresh token of this app. Giving one a second time looks like theft and ends the "
        "whole sign-in."
    )


@strawberry.type(description="The next pair of tokens; the former ones stopped working.")
class RefreshTokensPayload(Payload):
    """Payload of `refreshTokens`."""

    tokens: Tokens | None = strawberry.field(description="The new pair; null when refused.", default=None)


@strawberry.input(description="Nothing but what every input may carry; `signOut` can be asked for without.")
class SignOutInput(WriteInput):
    """Input of `signOut`."""


@strawberry.input(description="Nothing but what every input may carry; `signOutEverywhere` can be asked for without.")
class SignOutEverywhereInput(WriteInput):
    """Input of `signOutEverywhere`."""


@strawberry.type(description="The end of one sign-in.")
class SignOutPayload(Payload):
    """Payload of `signOut`."""


@strawberry.type(description="The end of every sign-in of the account, this one included.")
class SignOutEverywherePayload(Payload):
    """Payload of `signOutEverywhere`."""
