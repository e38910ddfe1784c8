"""Who is asking, as far as visibility is concerned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from domain.people.access import TokenKind, TokenScope


@dataclass(frozen=True, slots=True)
class AccessProfile:
    """What of a viewer may shape the text of a statement: whether, never who or which.

    Compiled text is shared by all viewers of one access profile; who they are is in the parameters.
    """

    is_signed_in: bool
    is_platform_staff: bool
    reads: bool
    """Owner, admin or analyst of some organization."""
    manages: bool
    """Owner or admin of some organization."""
    is_member: bool
    """On the staff of some organization."""
    leads: bool
    """Coach of some team."""

    @property
    def is_learner_only(self) -> bool:
        """On no staff: whoever it is sees nothing but what is public and what is his or her own."""
        return self.is_signed_in and not (self.is_platform_staff or self.is_member or self.leads)


EVERY_PROFILE = AccessProfile(
    is_signed_in=True, is_platform_staff=False, reads=True, manages=True, is_member=True, leads=True
)
"""For conditions that are written once for all viewers, such as those inside relations: asks everything."""


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

    @property
    def profile(self) -> AccessProfile:
        """What row conditions may branch on."""
        return AccessProfile(
            is_signed_in=self.is_signed_in,
            is_platform_staff=self.is_platform_staff,
            reads=bool(self.readable),
            manages=bool(self.managed),
            is_member=bool(self.member_of),
            leads=bool(self.teams),
        )

    def parameters(self) -> dict[str, Any]:
        """The values that row conditions may refer to, by name."""
        return {
            "account": self.account_id,
            "learner": self.learner_id,
            "readable": list(self.readable),
            "managed": list(self.managed),
            "member_of": list(self.member_of),
            "teams": list(self.teams),
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
