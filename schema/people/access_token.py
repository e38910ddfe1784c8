"""Tokens that people make for programs of their own: inputs and payloads."""

from __future__ import annotations

from uuid import UUID

import strawberry

from schema.payload import Payload
from schema.people.viewer import AccessToken
from schema.read import reread


@strawberry.input(description="A personal access token that is wanted.")
class CreateAccessTokenInput:
    """Input of `createAccessToken`."""

    label: str = strawberry.field(
        description='What it is for, 1 to 100 characters, for the list of tokens. Example: "Monthly report".'
    )
    expires_in_days: int = strawberry.field(description="Days until it stops working, 1 to 365.", default=90)
    current_password: str = strawberry.field(description="The account's password.")


@strawberry.type(description="A personal access token. It reads what its owner may read, and changes nothing.")
class CreateAccessTokenPayload(Payload):
    """Payload of `createAccessToken`."""

    token: str | None = strawberry.field(
        description="The token, shown this once; only a hash is kept. Send it as `Authorization: Bearer …`. "
        "Starts with `tes_p`. Null when refused.",
        default=None,
    )
    access_token_id: strawberry.Private[UUID | None] = None
    access_token: AccessToken | None = reread(
        "AccessToken", "access_token_id", description="What is shown of it from now on; null when refused."
    )


@strawberry.input(description="A token that is to stop working.")
class RevokeAccessTokenInput:
    """Input of `revokeAccessToken`."""

    id: strawberry.ID = strawberry.field(
        description='The id of a personal access token or another sign-in of one\'s own. Example: "tok_0192…".'
    )


@strawberry.type(description="The end of a token, and of the sign-in that it belongs to. Doing it twice is no error.")
class RevokeAccessTokenPayload(Payload):
    """Payload of `revokeAccessToken`."""
