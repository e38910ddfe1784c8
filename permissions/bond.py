"""The bond between a viewer and a learner: the one rule that everything depends on (product.md)."""

from __future__ import annotations

from compiler.sql import Sql, sql, viewer


def own(learner: Sql) -> Sql:
    """Is this the viewer's own learner profile?"""
    return sql("{} = {}", learner, viewer("learner", "uuid"))


def staff_for(organization: Sql, learner: Sql) -> Sql:
    """Is the viewer staff of this organization as far as this learner is concerned?

    Owners, admins and analysts for every learner; coaches for learners of teams that they lead.
    """
    return sql(
        "{} = ANY ({}) OR EXISTS (SELECT 1 FROM team_learner b WHERE b.organization_id = {}"
        " AND b.learner_id = {} AND b.team_id = ANY ({}))",
        organization,
        viewer("readable", "uuid[]"),
        organization,
        learner,
        viewer("teams", "uuid[]"),
    )


def connected(learner: Sql, *, also_requested: bool) -> Sql:
    """Is the viewer staff of an organization that the learner is connected to (or has asked to be)?"""
    states = sql("('ACTIVE', 'REQUESTED')") if also_requested else sql("('ACTIVE')")
    return sql(
        "EXISTS (SELECT 1 FROM connection k WHERE k.learner_id = {} AND k.state IN {} AND ({}))",
        learner,
        states,
        staff_for(sql("k.organization_id"), learner),
    )


def paid_by_viewers_organization(funding_organization: Sql, learner: Sql) -> Sql:
    """Did an organization pay for which the viewer is staff, as far as this learner is concerned?"""
    return sql("{} IS NOT NULL AND ({})", funding_organization, staff_for(funding_organization, learner))
