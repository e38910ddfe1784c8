"""What the viewer may do in an organization."""

from __future__ import annotations

from collections.abc import Callable

import strawberry

from compiler.catalogue import Expression
from compiler.declare import column
from compiler.sql import FALSE, Sql, sql
from permissions.activity.audit_entry import owns
from permissions.bond import manages, reads
from permissions.people.account import works_for_provider
from permissions.people.viewer import EVERY_PROFILE


def _may(of_organization: Callable[[Sql], Sql]) -> Expression:
    """By what mutations and row conditions ask themselves."""
    return lambda row, _: of_organization(sql("{}.id", row))


_MANAGES = _may(manages)
_OWNS = _may(lambda organization: owns(organization, EVERY_PROFILE) or FALSE)
_READS = _may(lambda organization: reads(organization, EVERY_PROFILE) or FALSE)


@strawberry.type(
    description="What you may do in an organization, and see of it, by the role that you have there now; all false to "
    "whoever is not signed in. Show what is true: a mutation that is false here is refused with `FORBIDDEN`. One that "
    "is true may still be refused for what it is about, or because your token only reads (`READ_ONLY_TOKEN`)."
)
class OrganizationActions:
    """Of the organization's row. Each field asks what its mutation or its rows ask."""

    invite_learners: bool = column(
        _MANAGES, description="Invite by mail, resend and revoke invitations, say which domains may be invited."
    )
    manage_invitation_link: bool = column(
        _MANAGES, description="Switch the link on and off, limit it and replace it by another."
    )
    answer_requests: bool = column(_MANAGES, description="Accept and reject learners who ask to be connected.")
    disconnect_learners: bool = column(_MANAGES, description="End connections.")
    block_learners: bool = column(_MANAGES, description="Block learners, and lift blocks.")
    terminate_sessions: bool = column(_MANAGES, description="End sessions in progress on its credits.")
    manage_members: bool = column(
        _MANAGES, description="Invite to the staff, take off it, and change roles: those of owners excepted."
    )
    manage_owners: bool = column(_OWNS, description="Decide who is an owner.")
    manage_teams: bool = column(_MANAGES, description="Make teams, change and delete them.")
    edit_branding: bool = column(_MANAGES, description="Change its name and how it presents itself.")
    see_all_learners: bool = column(
        _READS,
        description="See all of its learners, blocks, invitations and the link; a coach sees learners of teams alone.",
    )
    see_credits: bool = column(_READS, description="See its credits and their ledger.")
    see_audit_log: bool = column(_OWNS, description="Read its audit log.")
    grant_credits: bool = column(
        _may(lambda _: works_for_provider()), description="Grant it credits: the provider's staff."
    )
    set_mail_allowance: bool = column(
        _may(lambda _: works_for_provider()),
        description="Say how many invitations it may mail in a day: the provider's staff.",
    )
