"""Who is asking, as far as visibility is concerned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.access import TokenKind, TokenScope


@dataclass(frozen=True, slots=True)
class Viewer:
    """The account behind a request, with what row conditions need of it; read once per request.

    `readable` are the organizations where the viewer is owner, admin or analyst, `member_of` those where
    the viewer has any role, `managed` those as owner or admin, `teams` those led as a coach.
    """

    account_id: UUID | None = None
    learner_id: UUID | None = None
    token_id: UUID | None = None
    token_kind: TokenKind | None = None
    scope: TokenScope = TokenScope.READ_ONLY
    is_platform_staff: bool = False
    readable: tuple[UUID, ...] = ()
    managed: tuple[UUID, ...] = ()
    member_of: tuple[UUID, ...] = ()
    teams: tuple[UUID, ...] = ()

    @property
    def is_signed_in(self) -> bool:
        """Whether there is an account at all."""
        return self.account_id is not None

    @property
    def may_write(self) -> bool:
        """Whether the token in use may change anything."""
        return self.is_signed_in and self.scope is TokenScope.FULL

    def parameters(self) -> dict[str, Any]:
        """The values that row conditions may refer to, by name."""
        return {
            "account": self.account_id,
            "learner": self.learner_id,
            "readable": list(self.readable),
            "managed": list(self.managed),
            "member_of": list(self.member_of),
            "teams": list(self.teams),
            "platform": self.is_platform_staff,
        }

    @property
    def account(self) -> UUID:
        """The signed-in account's key. Raises RuntimeError for anonymous viewers: guard with SignedIn."""
        if self.account_id is None:
            raise RuntimeError("an anonymous viewer has no account; the mutation lacks a permission class")
        return self.account_id

    @property
    def learner(self) -> UUID:
        """The signed-in learner's key; raises like `account`."""
        if self.learner_id is None:
            raise RuntimeError("an anonymous viewer has no learner; the mutation lacks a permission class")
        return self.learner_id


ANONYMOUS = Viewer()
"""Nobody signed in: sees what is public."""
