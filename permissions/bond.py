"""The bond between a viewer and a learner: the one rule that everything depends on (product.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from compiler.catalogue import Fact
from compiler.sql import FALSE, Sql, any_of, sql, viewer
from permissions.people.viewer import AccessProfile


def is_self(learner: Sql) -> Sql:
    """Is this the viewer's own learner profile?"""
    return sql("{} = {}", learner, viewer("learner", "uuid"))


def staff_for(organization: Sql, learner: Sql, profile: AccessProfile) -> Sql:
    """Is the viewer staff of this organization as far as this learner is concerned?

    Owners, admins and analysts for every learner; coaches for learners of teams that they lead.
    """
    return any_of(reads(organization, profile) or FALSE, leads(organization, learner, profile))


def reads(organization: Sql, profile: AccessProfile) -> Sql | None:
    """Is the viewer owner, admin or analyst of this organization? None where of none at all."""
    return sql("{} = ANY ({})", organization, viewer("readable", "uuid[]")) if profile.reads else None


def manages(organization: Sql) -> Sql:
    """Is the viewer owner or admin of this organization? Null, and so no, where there is none."""
    return sql("coalesce({} = ANY ({}), FALSE)", organization, viewer("managed", "uuid[]"))


def leads(organization: Sql, learner: Sql, profile: AccessProfile) -> Sql:
    """Does the viewer lead a team of this organization that the learner is in?"""
    return (
        sql(
            "EXISTS (SELECT 1 FROM team_learner b WHERE b.organization_id = {}"
            " AND b.learner_id = {} AND b.team_id = ANY ({}))",
            organization,
            learner,
            viewer("teams", "uuid[]"),
        )
        if profile.leads
        else FALSE
    )


def open_bond(learner: Sql, profile: AccessProfile) -> Sql | None:
    """The strongest open connection of the learner to an organization whose staff the viewer is on.

    'ACTIVE', 'REQUESTED' (which sorts after it) or null; None where the viewer is on no staff.
    """
    staff = staff_for(sql("k.organization_id"), learner, profile)
    if staff == FALSE:
        return None
    return sql(
        "SELECT min(k.state) FROM connection k WHERE k.learner_id = {} AND k.state IN ('ACTIVE', 'REQUESTED') AND ({})",
        learner,
        staff,
    )


def _bond(learner: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql | None:
    if BOND in known:
        return known[BOND]
    asked = open_bond(learner, profile)
    return None if asked is None else sql("({})", asked)


def connected(learner: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
    """Is the viewer staff of an organization that the learner is connected to?"""
    bond = _bond(learner, profile, known)
    return FALSE if bond is None else sql("{} = 'ACTIVE'", bond)


def connected_or_requested(learner: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
    """Is the viewer staff of an organization that the learner is connected to, or has asked to be?"""
    bond = _bond(learner, profile, known)
    return FALSE if bond is None else sql("{} IS NOT NULL", bond)


BOND: Final = "bond"
OF_LEARNER: Final[Mapping[str, Fact]] = {BOND: Fact("learner_id", open_bond)}
"""What all sessions, and all certificates, of one learner share."""

OF_SELF: Final[Mapping[str, Fact]] = {BOND: Fact("id", open_bond)}
"""The same, of the learner's own row."""
