"""Moving an account to another address: inputs and payloads."""

from __future__ import annotations

import strawberry

from schema.payload import Payload
from schema.scalars import EmailAddress


@strawberry.input(description="The address that an account is to move to.")
class RequestEmailChangeInput:
    """Input of `requestEmailChange`."""

    email: EmailAddress = strawberry.field(description="The new address. A link is mailed to it.")
    current_password: str = strawberry.field(description="The account's password, as a borrowed phone is no consent.")


@strawberry.type(description="The same for every address. Nothing has changed until the mailed link is followed.")
class RequestEmailChangePayload(Payload):
    """Payload of `requestEmailChange`."""

    email: EmailAddress | None = strawberry.field(
        description="The address that a mail is on its way to, in lower case; null when refused.", default=None
    )


@strawberry.input(description="The proof that the new address can be read.")
class ConfirmEmailChangeInput:
    """Input of `confirmEmailChange`."""

    token: str = strawberry.field(description="The token in the mailed link. It works once and for one day.")


@strawberry.type(description="The account has moved. The former address is told; sign-ins go on.")
class ConfirmEmailChangePayload(Payload):
    """Payload of `confirmEmailChange`."""

    email: EmailAddress | None = strawberry.field(
        description="The address that one signs in with from now on; null when refused.", default=None
    )
