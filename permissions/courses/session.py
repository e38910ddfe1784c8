"""Who sees a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compiler.catalogue import Fact
from compiler.sql import Sql, sql
from permissions.bond import OF_LEARNER
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission
from permissions.visibility import OWN, PAID, SESSION, seen_by_viewer


class SessionVisible(RowPermission):
    """May this viewer see this session?

    The learner; staff of the organization that pays; while in progress, staff of every organization
    that the learner is connected to.
    """

    facts = OF_LEARNER

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """For any reason."""
        return seen_by_viewer(SESSION, row, profile, known)


class SessionFundingVisible(RowPermission):
    """May this viewer see who pays? Only the parties: it would name another organization's connection."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Own, or paid for."""
        return seen_by_viewer(SESSION, row, profile, known, by=(OWN, PAID))


class TerminationNoteVisible(SessionFundingVisible):
    """May this viewer see why the organization ended this session? The learner, and staff of the one that pays."""


def _of_visible_session(session: Sql, profile: AccessProfile) -> Sql:
    return sql(
        "SELECT EXISTS (SELECT FROM session s WHERE s.id = {} AND ({}))",
        session,
        SessionVisible().rows(sql("s"), profile, {}),
    )


IS_SEEN: Final = "its session is seen"
OF_SESSION: Final[Mapping[str, Fact]] = {IS_SEEN: Fact("session_id", _of_visible_session)}
"""Asked once per session."""


class ModuleProgressVisible(RowPermission):
    """May this viewer see what was done in this session, and how well? Whoever sees the session."""

    facts = OF_SESSION

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Of visible sessions."""
        return known.get(IS_SEEN) or sql("({})", _of_visible_session(sql("{}.session_id", row), profile))
