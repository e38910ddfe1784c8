"""Mails a chunk of invitations: one round sends what it can, and leaves the rest to the next."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import structlog

from delivery.invitation import Invitation, Invited, invite
from delivery.message import Message, UnusableAddress
from delivery.smtp import FinalDeliveryError, Mailer, NoConnection, TransientDeliveryError
from domain.clock import now
from workers.due_invitation import DueInvitation, due
from workers.links import Links
from workers.mailing_result import Results
from workers.wording import moment

STARTING_SECONDS: Final = 20.0
"""How long a round begins to send mails. What is on the wire then has as long again to end, before the job is ended."""
RECORDING_SECONDS: Final = 45.0
"""How long a round may wait for PostgreSQL to take its results."""
UNSUBSCRIBED: Final = "The address wants no more invitations from this organization."

log = structlog.get_logger("tessera.worker")


@dataclass(frozen=True, slots=True)
class Post:
    """What mails leave through: the links in them, the mailer, their sender, and whether to begin no more."""

    links: Links
    mailer: Mailer
    mail_from: str
    is_stopping: Callable[[], bool]


async def carry_out(chunk_id: UUID, post: Post) -> bool:
    """Send what the chunk still has to send; False if time was too short for all of it.

    Each mail's result is recorded by itself, so a round that is cut off, or comes twice, sends nothing again but
    what was on the wire. Raises TransientDeliveryError, when all others are done, if some have to be tried again.
    """
    began = time.monotonic()
    async with Results(began + RECORDING_SECONDS) as results:
        chunk = _Round(await due(chunk_id), post, results, began + STARTING_SECONDS)
        await chunk.run()
    return chunk.judge()


class _Round:
    def __init__(self, invitations: list[DueInvitation], post: Post, results: Results, until: float) -> None:
        self._all = len(invitations)
        self._waiting = deque(invitations)
        self._post = post
        self._results = results
        self._until = until
        self._settled = 0
        self._put_off = 0
        self._trouble: str | None = None
        self._has_connection = True

    async def run(self) -> None:
        """Twice as many at work as there are connections: while one writes its result, another sends."""
        async with asyncio.TaskGroup() as group:
            for _ in range(min(self._all, 2 * self._post.mailer.connections)):
                group.create_task(self._send_on())

    def judge(self) -> bool:
        """Whether all is done; see `carry_out`."""
        left = len(self._waiting) + self._put_off
        log.info("invitations_mailed", settled=self._settled, left=left, trouble=self._trouble)
        ran_out_of_time = bool(self._waiting) and self._has_connection and self._settled > 0
        if self._trouble is not None and left and not ran_out_of_time:
            raise TransientDeliveryError(f"{left} of {self._all} invitations stay queued: {self._trouble}")
        return left == 0

    async def _send_on(self) -> None:
        while self._waiting and self._may_begin():
            invitation = self._waiting.popleft()
            if not await self._settle(invitation):
                self._waiting.append(invitation)
                return

    def _may_begin(self) -> bool:
        return time.monotonic() < self._until and not self._post.is_stopping()

    async def _settle(self, invitation: DueInvitation) -> bool:
        """Send one, and record what became of it; False if it could not even be begun."""
        try:
            if invitation.is_unsubscribed:
                raise FinalDeliveryError(UNSUBSCRIBED)
            if not await self._post.mailer.send(self._message(invitation), before=self._until):
                return False
        except NoConnection as error:
            self._trouble, self._has_connection = str(error), False
            return False
        except TransientDeliveryError as error:
            self._trouble = str(error)
            self._put_off += 1
            return True
        except FinalDeliveryError as error:
            await self._results.failed(invitation.id, invitation.sends, error.reply)
        except UnusableAddress as error:
            await self._results.failed(invitation.id, invitation.sends, str(error))
        else:
            await self._results.sent(invitation.id, invitation.sends)
        self._settled += 1
        return True

    def _message(self, invitation: DueInvitation) -> Message:
        post = self._post
        alike = Invitation(
            language=invitation.language,
            organization=invitation.organization,
            logo_url=invitation.logo_url,
            primary_colour=invitation.primary_colour,
            inviter=invitation.inviter,
            message=invitation.message,
            expires=moment(invitation.expires_at),
            sends=invitation.sends,
            home=post.links.public_url,
            sender=post.mail_from,
        )
        invited = Invited(
            email=invitation.email,
            name=invitation.name,
            key=f"{invitation.id.hex}.{invitation.sends}",
            link=post.links.join(invitation.token),
            unsubscribe=post.links.unsubscribe(invitation.id),
        )
        return invite(alike, invited, now())
