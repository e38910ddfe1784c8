"""Mails a chunk of invitations: one round sends what it can, and leaves the rest to the next."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import structlog

from delivery.form_letter import prepare
from delivery.invitation import Invitation, Invited
from delivery.message import Message, UnusableAddress
from delivery.pace import Pace
from delivery.smtp import FinalDeliveryError, Mailer, NoConnection, PutOff, TransientDeliveryError
from domain.clock import now
from workers.change_hints import ChangeHintPublisher
from workers.connections.due_invitation import DueInvitation, due, still_due
from workers.connections.fair_queue import FairQueue
from workers.connections.mailing_result import Results
from workers.links import Links
from workers.wording import moment

STARTING_SECONDS: Final = 20.0
"""How long a round begins to send mails. What is on the wire then has as long again to end, before the job is ended."""
TELL_SECONDS: Final = 0.25
"""How often those who watch deliveries are told that there are new ones."""
LOOK_SECONDS: Final = 1.0
"""How long after it was revoked an invitation may still be mailed."""
UNSUBSCRIBED: Final = "The address wants no more invitations from this organization."

log = structlog.get_logger("tessera.worker")


@dataclass(frozen=True, slots=True)
class MailingResources:
    """What mails leave through: the links in them, the mailer, its pace, who writes down
    what became of them, who tells those who watch, their sender, and whether to begin no more."""

    links: Links
    mailer: Mailer
    pace: Pace
    results: Results
    hints: ChangeHintPublisher
    mail_from: str
    is_stopping: Callable[[], bool]


async def carry_out(chunk_id: UUID, resources: MailingResources, *, is_last: bool = False) -> bool:
    """Send what the chunk still has to send; False if time was too short for all of it.

    Each mail's result is recorded by itself, so a round that is cut off, or comes twice, sends nothing again but
    what was on the wire. Raises TransientDeliveryError, when all others are done, if some have to be tried again;
    at the last try (`is_last`) what the server still puts off has failed, with its words, and can be sent again.
    """
    until = time.monotonic() + STARTING_SECONDS
    chunk = _Round(chunk_id, await due(chunk_id), resources, until, is_last=is_last)
    await chunk.run()
    return chunk.judge()


class _Round:
    def __init__(
        self,
        chunk_id: UUID,
        invitations: list[DueInvitation],
        resources: MailingResources,
        until: float,
        *,
        is_last: bool,
    ) -> None:
        self._chunk_id = chunk_id
        self._all = len(invitations)
        self._first = next(iter(invitations), None)
        self._waiting = FairQueue(invitations, resources.pace)
        self._looked_at = time.monotonic()
        self._post = resources
        self._until = until
        self._is_last = is_last
        self._at = now()
        self._organizations = {invitation.organization_id for invitation in invitations}
        self._settled = 0
        self._told = 0
        self._put_off = 0
        self._trouble: str | None = None
        self._has_connection = True

    async def run(self) -> None:
        """Twice as many at work as there are connections: while one writes its result, another sends."""
        telling = asyncio.create_task(self._tell_now_and_then())
        try:
            await self._run()
        finally:
            telling.cancel()
            await self._tell()

    async def _run(self) -> None:
        if self._first is None:
            return
        # The first of its kind takes long to make, and this process has more to do; the others come at once.
        with contextlib.suppress(UnusableAddress):
            await asyncio.to_thread(self._message, self._first)
        async with asyncio.TaskGroup() as group:
            for _ in range(min(self._all, 2 * self._post.mailer.connections)):
                group.create_task(self._send_on())

    async def _tell_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(TELL_SECONDS)
            await self._tell()

    async def _tell(self) -> None:
        """Whoever watches the deliveries of these organizations may look again."""
        if self._settled > self._told:
            self._told = self._settled
            await self._post.hints.publish({"Invitation": self._organizations})

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
            await self._look_again()
            if not self._waiting:
                return
            taken = self._waiting.take()
            if isinstance(taken, float):
                await asyncio.sleep(min(taken, LOOK_SECONDS))
            elif not await self._settle(taken):
                self._waiting.put_back(taken)
                return

    async def _look_again(self) -> None:
        """Drop whoever was revoked, has joined or was sent to otherwise since the chunk was read."""
        if time.monotonic() - self._looked_at > LOOK_SECONDS:
            self._looked_at = time.monotonic()
            self._waiting.keep(await still_due(self._chunk_id))

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
            reply = error.reply if isinstance(error, PutOff) and self._is_last else None
            if reply is None:
                self._trouble = str(error)
                self._put_off += 1
                return True
            await self._post.results.failed(invitation.id, invitation.sends, reply)
        except FinalDeliveryError as error:
            await self._post.results.failed(invitation.id, invitation.sends, error.reply, is_bounce=error.is_bounce)
        except UnusableAddress as error:
            await self._post.results.failed(invitation.id, invitation.sends, str(error))
        else:
            await self._post.results.sent(invitation.id, invitation.sends)
        self._settled += 1
        return True

    def _message(self, invitation: DueInvitation) -> Message:
        resources = self._post
        alike = Invitation(
            language=invitation.language,
            organization=invitation.organization,
            logo_url=invitation.logo_url,
            primary_colour=invitation.primary_colour,
            inviter=invitation.inviter,
            message=invitation.message,
            expires=moment(invitation.expires_at),
            sends=invitation.sends,
            home=resources.links.public_url,
            sender=resources.mail_from,
        )
        invited = Invited(
            email=invitation.email,
            name=invitation.name,
            key=f"{invitation.id.hex}.{invitation.sends}",
            link=resources.links.join(invitation.token),
            unsubscribe=resources.links.unsubscribe(invitation.id),
        )
        return prepare(alike, invited, self._at)
