"""May this viewer watch this organization? Asked when a subscription begins, and when an access profile changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from domain.errors import Forbidden, NotFound
from domain.identifiers import key_of
from domain.refusal import Refusal
from permissions.people.viewer import Viewer
from permissions.request import RequestPermission

ORGANIZATION: Final = "organizationId"
"""The argument that names the organization."""


class InOrganization(RequestPermission):
    """Does the viewer stand, in the organization that the field names, as the field asks?"""

    def organizations(self, viewer: Viewer) -> tuple[UUID, ...]:
        """Those where the viewer stands so."""
        raise NotImplementedError

    def allows(self, viewer: Viewer) -> bool:
        """Somewhere at all."""
        return bool(self.organizations(viewer))

    def refusal(self, viewer: Viewer, arguments: Mapping[str, Any]) -> Refusal | None:
        """Why not, if not. An organization that never was is answered as one where the viewer has no say."""
        key = key_of("Organization", arguments[ORGANIZATION])
        if key is None:
            return NotFound()
        return None if key in self.organizations(viewer) else Forbidden(self.message)


class Manages(InOrganization):
    """Is the viewer owner or admin of the organization that is named?"""

    message = "Only an owner or admin of the organization may watch this."

    def organizations(self, viewer: Viewer) -> tuple[UUID, ...]:
        """As owner or admin."""
        return viewer.managed


class Reads(InOrganization):
    """Is the viewer owner, admin or analyst of the organization that is named?"""

    message = "Only an owner, admin or analyst of the organization may watch this."

    def organizations(self, viewer: Viewer) -> tuple[UUID, ...]:
        """As owner, admin or analyst."""
        return viewer.readable
