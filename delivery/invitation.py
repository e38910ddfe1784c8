"""The mail that invites one address to connect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from delivery.brand import brand
from delivery.letter import Letter, render
from delivery.mailed_qr_code import png
from delivery.message import QR_ID, Message, compose
from domain.language import Language


@dataclass(frozen=True, slots=True)
class Invitation:
    """What all mails of one call say alike."""

    language: Language
    organization: str
    logo_url: str | None
    primary_colour: str | None
    inviter: str
    message: str | None
    expires: str
    sends: int
    """How often it was mailed, this time included; from the second time on the mail says that it is a reminder."""
    home: str
    sender: str


@dataclass(frozen=True, slots=True)
class Invited:
    """What is different in each mail."""

    email: str
    name: str | None
    key: str
    """Of the Message-ID."""
    link: str
    unsubscribe: str


def invite(invitation: Invitation, invited: Invited, at: datetime) -> Message:
    """The whole mail. Raises UnusableAddress."""
    return compose(
        _letter(invitation, invited),
        sender=invitation.sender,
        recipient=invited.email,
        key=invited.key,
        at=at,
        unsubscribe=invited.unsubscribe,
        qr=png(invited.link),
    )


def _letter(invitation: Invitation, invited: Invited) -> Letter:
    values = {
        "organization": invitation.organization,
        "inviter": invitation.inviter,
        "message": invitation.message,
        "reminder": invitation.sends > 1,
        "expires": invitation.expires,
        "home": invitation.home,
        "brand": brand(invitation.primary_colour, invitation.logo_url),
        "name": invited.name,
        "link": invited.link,
        "unsubscribe": invited.unsubscribe,
        "qr": QR_ID,
    }
    return render("connections/invitation", invitation.language, values)
