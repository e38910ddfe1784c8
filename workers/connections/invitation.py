"""Mails to people who are invited to connect."""

from __future__ import annotations

from domain.events import InvitationsQueued
from workers.handler import Mailing, handles
from workers.links import Links


@handles(InvitationsQueued)
async def mail_invitations(event: InvitationsQueued, _links: Links) -> Mailing:
    """The chunk; which of its invitations are still to be mailed is read when it is sent, after this transaction."""
    return Mailing(event.chunk_id)
