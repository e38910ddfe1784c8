"""Forgotten and changed passwords: inputs and payloads."""

from __future__ import annotations

import strawberry

from schema.payload import Payload
from schema.scalars import EmailAddress


@strawberry.input(description="Whose password was forgotten.")
class RequestPasswordResetInput:
    """Input of `requestPasswordReset`."""

    email: EmailAddress = strawberry.field(description="The account's address.")


@strawberry.type(description="The same for every address: if it has an account, a mail with a link is on its way.")
class RequestPasswordResetPayload(Payload):
    """Payload of `requestPasswordReset`."""


@strawberry.input(description="A new password, by a mailed link.")
class ResetPasswordInput:
    """Input of `resetPassword`."""

    token: str = strawberry.field(description="The token in the mailed link. It works once and for one hour.")
    password: str = strawberry.field(description="The new password: 12 to 200 characters, not one of the most guessed.")


@strawberry.type(
    description="A new password. Every sign-in and personal access token of the account has ended; `signIn` comes next."
)
class ResetPasswordPayload(Payload):
    """Payload of `resetPassword`."""


@strawberry.input(description="A new password, by the present one.")
class ChangePasswordInput:
    """Input of `changePassword`."""

    current_password: str = strawberry.field(description="The present password.")
    new_password: str = strawberry.field(description="The new one: 12 to 200 characters, not one of the most guessed.")


@strawberry.type(description="A new password. Every other sign-in and all personal access tokens have ended.")
class ChangePasswordPayload(Payload):
    """Payload of `changePassword`."""
