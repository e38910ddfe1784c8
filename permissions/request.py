"""May this request do this at all? The face of permissions that asks about the viewer, not about rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.permission import BasePermission

from permissions.people.viewer import Viewer


class Refused(GraphQLError):
    """An operation refused before it did anything; `extensions.code` says why."""


class RequestPermission(BasePermission):
    """A permission that the viewer alone decides; subclasses state the question as their docstring."""

    code = "FORBIDDEN"

    def allows(self, viewer: Viewer) -> bool:
        """Whether this viewer may."""
        raise NotImplementedError

    def refusal(self, viewer: Viewer, arguments: Mapping[str, Any]) -> Exception | None:
        """Why this viewer may not use a field with these arguments, if so."""
        if self.allows(viewer):
            return None
        return Refused(self.message or "Not allowed.", extensions={"code": self.code})

    def has_permission(self, source: Any, info: strawberry.Info[Any], **kwargs: Any) -> bool:
        """Strawberry's face of `allows`."""
        return self.allows(info.context.viewer)

    def on_unauthorized(self) -> None:
        """Refuse with a code that a client can branch on."""
        raise Refused(self.message or "Not allowed.", extensions={"code": self.code})


class Anyone(RequestPermission):
    """Is this open to everybody, signed in or not? Stated, so that nothing is open by omission."""

    def allows(self, viewer: Viewer) -> bool:
        """Everybody may."""
        return True


class SignedIn(RequestPermission):
    """Is somebody signed in?"""

    message = "Sign in first."
    code = "UNAUTHENTICATED"

    def allows(self, viewer: Viewer) -> bool:
        """Any account, by any token."""
        return viewer.is_signed_in


class MayWrite(RequestPermission):
    """May the token in use change anything? Personal access tokens may only read."""

    message = "This token can only read. Sign in to make changes."
    code = "READ_ONLY_TOKEN"

    def allows(self, viewer: Viewer) -> bool:
        """Every token but a personal access token; anonymous viewers are SignedIn's business."""
        return viewer.may_write


class PlatformStaff(RequestPermission):
    """Is the viewer one of the provider's staff?"""

    message = "Only the provider's staff may do this."

    def allows(self, viewer: Viewer) -> bool:
        """Accounts with `is_platform_staff`, by a token that may write."""
        return viewer.is_platform_staff
