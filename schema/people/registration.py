"""Becoming an account: inputs and payloads."""

from __future__ import annotations

from uuid import UUID

import strawberry

from domain.language import Language
from schema.organizations.organization import Organization
from schema.payload import Payload
from schema.read import reread
from schema.scalars import EmailAddress


@strawberry.input(description="Who wants an account.")
class RegisterInput:
    """Input of `register`."""

    email: EmailAddress = strawberry.field(description='Where the person reads mail. Example: "ada@example.org".')
    name: str = strawberry.field(
        description='The name as certificates will carry it, 1 to 120 characters. Example: "Ada Lovelace".'
    )
    password: str = strawberry.field(
        description="12 to 200 characters, not one of the most guessed. No rules about digits or symbols."
    )
    language: Language = strawberry.field(description="The language of mails.", default=Language.EN)
    invitation_token: str | None = strawberry.field(
        description="The last part of the link that the person came by, a shared one or a mailed one. If it still "
        "works when the address is verified, the learner is then connected to the organization.",
        default=None,
    )


@strawberry.type(
    description="The same for every address, whether it has an account or not: what happens next is in the mail."
)
class RegisterPayload(Payload):
    """Payload of `register`."""

    email: EmailAddress | None = strawberry.field(
        description="The address that a mail is on its way to, in lower case; null when refused.", default=None
    )


@strawberry.input(
    description="Two proofs: who reads the address's mail (the token) and who registered (the password). Anybody can "
    "register with an address that is not theirs, so neither does alone."
)
class VerifyEmailInput:
    """Input of `verifyEmail`."""

    token: str = strawberry.field(description="The token in the mailed link. It works once and for two days.")
    password: str = strawberry.field(
        description="The password that was given to `register`. A wrong one does not use the link up; who forgot it "
        "registers again."
    )


@strawberry.type(description="The account that came into being. Nobody is signed in by it: `signIn` comes next.")
class VerifyEmailPayload(Payload):
    """Payload of `verifyEmail`."""

    email: EmailAddress | None = strawberry.field(
        description="The address that one can sign in with now; null when refused.", default=None
    )
    joined_organization: bool = strawberry.field(
        description="Whether the learner is now connected to the organization whose invitation led here. "
        "False without one, when it has died in the meantime, and when it invites another address.",
        default=False,
    )
    request_instead_id: strawberry.Private[UUID | None] = None
    request_instead: Organization | None = reread(
        "Organization",
        "request_instead_id",
        description="The organization whose invitation led here and did not connect: `requestConnection` asks it. "
        "Null when the learner is connected, and where no invitation led here.",
    )
