"""Permissions with two faces: may this viewer ask at all, and which rows may this viewer see."""

from __future__ import annotations

from compiler.sql import Sql
from permissions.request import RequestPermission
from permissions.viewer import Viewer


class RowPermission(RequestPermission):
    """A condition on rows. Subclasses state the question as their docstring and answer it in `rows`."""

    def allows(self, viewer: Viewer) -> bool:
        """Unless said otherwise, somebody must be signed in."""
        return viewer.is_signed_in

    def rows(self, row: Sql) -> Sql:
        """The condition under which the row behind the alias may be seen."""
        raise NotImplementedError


class PublicRows(RowPermission):
    """Is this public? Stated, so that nothing is public by omission."""

    def allows(self, viewer: Viewer) -> bool:
        """Everybody may ask."""
        return True
