"""Permissions with two faces: may this viewer ask at all, and which rows may this viewer see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from compiler.catalogue import Fact
from compiler.sql import Sql
from permissions.people.viewer import AccessProfile
from permissions.request import RequestPermission

NO_FACTS: Final[Mapping[str, Fact]] = {}


class RowPermission(RequestPermission):
    """A condition on rows. Subclasses state the question as their docstring and answer it in `rows`.

    `facts` names the parts of the answer that depend on one column alone; rows of one parent share them.
    """

    facts: Mapping[str, Fact] = NO_FACTS

    def allows(self, viewer: Any) -> bool:
        """Unless said otherwise, somebody must be signed in. Takes a Viewer, or a viewer's AccessProfile."""
        return bool(viewer.is_signed_in)

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """The condition under which the row behind the alias may be seen; `known` are facts asked already."""
        raise NotImplementedError


class PublicRows(RowPermission):
    """Is this public? Stated, so that nothing is public by omission."""

    def allows(self, viewer: Any) -> bool:
        """Everybody may ask."""
        return True
