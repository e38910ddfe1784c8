"""The order in which a chunk's mails go out: by domain in turn, so that a slow domain keeps no other waiting."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from uuid import UUID

from delivery.pace import Pace
from workers.connections.due_invitation import DueInvitation


class FairQueue:
    """Invitations that wait, each behind those to the same domain only."""

    def __init__(self, invitations: Iterable[DueInvitation], pace: Pace) -> None:
        self._pace = pace
        self._domains: dict[str, deque[DueInvitation]] = {}
        self._turn: deque[str] = deque()
        self._length = 0
        for invitation in invitations:
            self.put_back(invitation)

    def __len__(self) -> int:
        return self._length

    def take(self) -> DueInvitation | float:
        """The next that may go, or in how many seconds to ask again. Raises LookupError when nobody waits."""
        soonest: float | None = None
        for _ in range(len(self._turn)):
            domain = self._turn.popleft()
            wait = self._pace.take(domain)
            if not wait:
                invitation = self._domains[domain].popleft()
                if self._domains[domain]:
                    self._turn.append(domain)
                else:
                    del self._domains[domain]
                self._length -= 1
                return invitation
            self._turn.append(domain)
            soonest = wait if soonest is None else min(soonest, wait)
        if soonest is None:
            raise LookupError("nobody waits")
        return soonest

    def put_back(self, invitation: DueInvitation) -> None:
        """At the end of its domain's line."""
        domain = invitation.email.rpartition("@")[2]
        if domain not in self._domains:
            self._domains[domain] = deque()
            self._turn.append(domain)
        self._domains[domain].append(invitation)
        self._length += 1

    def keep(self, ids: set[UUID]) -> None:
        """Only these are still to be mailed."""
        for domain in list(self._turn):
            kept = deque(invitation for invitation in self._domains[domain] if invitation.id in ids)
            self._length -= len(self._domains[domain]) - len(kept)
            self._domains[domain] = kept
            if not kept:
                del self._domains[domain]
                self._turn.remove(domain)
