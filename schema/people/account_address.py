"""Further addresses of an account: the type, inputs and payloads."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import strawberry

from compiler.declare import column, entity
from permissions.people.account import OwnAddress
from schema.node import Node, global_id
from schema.payload import Payload
from schema.read import reread
from schema.scalars import EmailAddress


@entity("account_address", OwnAddress())
@strawberry.type(
    description="A further address of yours, besides the one that mails go to. You can sign in with it, and "
    "invitations to it are yours."
)
class AccountAddress(Node):
    """There only once it is verified."""

    id: strawberry.ID = global_id("AccountAddress")
    email: EmailAddress = column("email", description="The address.")
    verified_at: datetime = column("verified_at", description="When you proved that you read its mail.")


@strawberry.input(description="An address that is to be the account's too.")
class AddEmailAddressInput:
    """Input of `addEmailAddress`."""

    email: EmailAddress = strawberry.field(description="The further address. A link is mailed to it.")


@strawberry.type(description="The same for every address. Nothing has changed until the mailed link is followed.")
class AddEmailAddressPayload(Payload):
    """Payload of `addEmailAddress`."""

    email: EmailAddress | None = strawberry.field(
        description="The address that a mail is on its way to, in lower case; null when refused.", default=None
    )


@strawberry.input(description="The proof that the further address can be read.")
class ConfirmEmailAddressInput:
    """Input of `confirmEmailAddress`."""

    token: str = strawberry.field(description="The token in the mailed link. It works once and for one day.")


@strawberry.type(description="The address is the account's.")
class ConfirmEmailAddressPayload(Payload):
    """Payload of `confirmEmailAddress`."""

    account_address_id: strawberry.Private[UUID | None] = None
    account_address: AccountAddress | None = reread(
        "AccountAddress", "account_address_id", description="The further address; null when refused."
    )


@strawberry.input(description="A further address that is to be the account's no more.")
class RemoveEmailAddressInput:
    """Input of `removeEmailAddress`."""

    email: EmailAddress = strawberry.field(description="One of your further addresses.")


@strawberry.type(description="The account without the address.")
class RemoveEmailAddressPayload(Payload):
    """Payload of `removeEmailAddress`."""

    email: EmailAddress | None = strawberry.field(description="The address that was removed.", default=None)
