"""What was last seen of tokens: enough to prepare a request before PostgreSQL says who asks, and nothing to decide by.

A token's id, kind and account never change. The access profile does, and a token ends: so what is prepared by it is
only shown if PostgreSQL, in the statement that answers, finds the token alive and the access profile the same.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from domain.clock import now
from domain.people.access import TokenKind
from domain.people.bearer_token import USE_RECORDED_EVERY
from permissions.people.viewer import AccessProfile, Viewer

MAX_TOKENS: Final = 10_000


@dataclass(frozen=True, slots=True)
class CachedToken:
    """A token that counted when it was last looked at. No organization or team is in it: those are always read."""

    token_id: UUID
    token_kind: TokenKind
    account_id: UUID
    profile: AccessProfile
    learner: Viewer | None
    """The whole viewer, if that is a learner and nothing else."""
    last_used_at: datetime | None
    """As it was noted then."""

    @property
    def is_used_recently(self) -> bool:
        """Whether it need not be noted that it is in use."""
        return self.last_used_at is not None and self.last_used_at > now() - USE_RECORDED_EVERY


class TokenCache:
    """By digest; those used longest ago are forgotten first."""

    def __init__(self) -> None:
        self._seen: OrderedDict[bytes, CachedToken] = OrderedDict()

    def find(self, digest: bytes) -> CachedToken | None:
        """What is remembered of a token."""
        found = self._seen.get(digest)
        if found is not None:
            self._seen.move_to_end(digest)
        return found

    def remember(self, digest: bytes, viewer: Viewer, last_used_at: datetime | None) -> None:
        """A token has just been found to count."""
        if viewer.token_id is None or viewer.token_kind is None or viewer.account_id is None:
            return
        token, profile = (viewer.token_id, viewer.token_kind), viewer.profile
        learner = viewer if profile.is_learner_only else None
        self._seen[digest] = CachedToken(*token, viewer.account_id, profile, learner, last_used_at)
        self._seen.move_to_end(digest)
        if len(self._seen) > MAX_TOKENS:
            self._seen.popitem(last=False)

    def forget(self, digest: bytes) -> None:
        """A token does not count any more, or its viewer stands elsewhere."""
        self._seen.pop(digest, None)
