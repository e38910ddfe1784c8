"""Invitations, offers, blocks and ends of connections."""

from __future__ import annotations

from typing import Any

import pytest

import permissions.activity.audit_entry
import permissions.bond
import permissions.connections.connection
import permissions.connections.invitation
import permissions.courses.session
import permissions.people.token_viewer
import permissions.visibility
import schema.activity.audit_entry
import schema.certificates.certificate
import schema.connections.invitation
import schema.connections.join_offer
import schema.visibility
from compiler.sql import TRUE, Sql, sql, viewer
from permissions.connections.block import BlockVisible
from permissions.connections.connection import EndOfConnectionVisible
from permissions.connections.invitation import InvitationDeliveryVisible, InvitationForViewer, InvitationVisible
from permissions.people.learner import LearnerVisible
from tests.oracle.leaks.seeded import leak, shown_to_everybody


@leak()
def invitations_are_everybodys(patch: pytest.MonkeyPatch) -> None:
    """Everybody sees whom an organization invited."""
    shown_to_everybody(patch, InvitationVisible)


@leak()
def the_invited_is_told_how_mails_fared(patch: pytest.MonkeyPatch) -> None:
    """`failure` and `sends` are shown to who is invited."""
    shown_to_everybody(patch, InvitationDeliveryVisible)


@leak()
def an_address_brings_what_others_accepted(patch: pytest.MonkeyPatch) -> None:
    """Whoever has the address now sees the invitation that another account accepted."""
    patch.setattr(permissions.connections.invitation, "_accepted_by_nobody_else", lambda _: TRUE)


@leak()
def staff_get_tokens_of_the_invited(patch: pytest.MonkeyPatch) -> None:
    """Whoever sees an invitation can accept it."""
    shown_to_everybody(patch, InvitationForViewer)


@leak()
def an_offer_shows_what_others_share(patch: pytest.MonkeyPatch) -> None:
    """`willShare` counts what the viewer sees of others, too."""
    right = schema.connections.join_offer.is_self
    own_name = sql("l.id")
    patch.setattr(
        schema.connections.join_offer, "is_self", lambda learner: right(learner) if learner == own_name else TRUE
    )


@leak()
def coaches_see_who_is_blocked(patch: pytest.MonkeyPatch) -> None:
    """As far as they lead the learner."""

    def wrong(_: Any, row: Sql, standing: Any, *more: Any) -> Sql:
        return permissions.bond.staff_for(sql("{}.organization_id", row), sql("{}.learner_id", row), standing)

    patch.setattr(BlockVisible, "rows", wrong)


@leak()
def a_block_names_whom_it_hides(patch: pytest.MonkeyPatch) -> None:
    """Whoever is blocked is shown by name to staff who see the learner for no other reason."""
    right = LearnerVisible.rows
    blocked = "EXISTS (SELECT 1 FROM block q WHERE q.learner_id = {}.id AND q.organization_id = ANY ({}))"

    def wrong(self: Any, row: Sql, standing: Any, known: Any) -> Sql:
        return sql("({}) OR {}", right(self, row, standing, known), sql(blocked, row, viewer("readable", "uuid[]")))

    patch.setattr(LearnerVisible, "rows", wrong)


@leak()
def every_open_invitation_is_paused(patch: pytest.MonkeyPatch) -> None:
    """`isPaused` forgets to ask whether the link is off."""
    patch.setattr(schema.connections.invitation, "is_paused", permissions.connections.invitation.is_live)


@leak()
def anybody_previews_an_end(patch: pytest.MonkeyPatch) -> None:
    """`disconnectPreview` counts for whoever knows a connection's id."""
    shown_to_everybody(patch, EndOfConnectionVisible)
