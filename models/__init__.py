"""What is stored: Tortoise models, one noun per file."""

from typing import Final

MODULES: Final = (
    "models.access_token",
    "models.account",
    "models.account_address",
    "models.audit_entry",
    "models.block",
    "models.certificate",
    "models.connection",
    "models.course",
    "models.emailed_link",
    "models.idempotency_key",
    "models.invitation",
    "models.invitation_link",
    "models.learner",
    "models.ledger",
    "models.membership",
    "models.notification",
    "models.organization",
    "models.outbox",
    "models.registration",
    "models.session",
    "models.staff_invitation",
    "models.team",
    "models.unsubscription",
)
"""Modules that Tortoise reads models from."""
