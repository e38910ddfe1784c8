"""What is stored: Tortoise models, one noun per file."""

from typing import Final

MODULES: Final = (
    "models.people.access_token",
    "models.people.account",
    "models.people.account_address",
    "models.activity.audit_entry",
    "models.connections.block",
    "models.certificates.certificate",
    "models.connections.connection",
    "models.courses.course",
    "models.people.emailed_link",
    "models.idempotency_key",
    "models.connections.invitation",
    "models.connections.invitation_link",
    "models.connections.mail_allowance",
    "models.people.learner",
    "models.credits.ledger",
    "models.organizations.membership",
    "models.activity.notification",
    "models.organizations.organization",
    "models.outbox",
    "models.people.registration",
    "models.courses.session",
    "models.people.staff_change",
    "models.organizations.staff_invitation",
    "models.organizations.team",
    "models.connections.unsubscription",
)
"""Modules that Tortoise reads models from."""
