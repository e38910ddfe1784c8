"""Who the viewer is taken for: wrong roles, wrong states of a connection."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import permissions.activity.audit_entry
import permissions.bond
import permissions.connections.connection
import permissions.connections.invitation
import permissions.courses.session
import permissions.people.token_viewer
import permissions.visibility
from compiler.sql import FALSE, Sql, join, literal, sql, statement, viewer
from domain.organizations.role import MANAGERS, READERS, Role
from permissions.organizations.membership import OwnMembership
from permissions.people.account import OwnAddress
from permissions.row import RowPermission
from tests.oracle.leaks.seeded import leak, shown_to_everybody


def _roles_are(patch: pytest.MonkeyPatch, readers: list[Role], managers: list[Role]) -> None:
    """The viewer reads as staff, and manages, by these roles."""
    module = permissions.people.token_viewer
    of_token = module.viewer_of(module.profile_of_account(readers, managers))
    assert of_token != module._OF_TOKEN, "these are the right roles: nothing is broken"
    patch.setattr(module, "_OF_TOKEN", of_token)
    patch.setattr(module, "_STATEMENT", statement(of_token))


@leak()
def roles_are_mixed_up(patch: pytest.MonkeyPatch) -> None:
    """A coach sees what an analyst sees."""
    _roles_are(patch, [*READERS, Role.COACH], [*MANAGERS])


@leak()
def analysts_manage(patch: pytest.MonkeyPatch) -> None:
    """An analyst sees who is invited to the staff, like an owner."""
    _roles_are(patch, [*READERS], [*READERS])


def _bonds_are(patch: pytest.MonkeyPatch, bond: str, *states: str) -> None:
    """The bond to a learner is read off connections in these states as `bond` has it."""
    right = permissions.bond.open_bond

    def wrong(learner: Sql, standing: Any) -> Sql | None:
        staff = permissions.bond.staff_for(sql("k.organization_id"), learner, standing)
        wanted = join(", ", [literal(state) for state in states])
        found = "SELECT min({}) FROM connection k WHERE k.learner_id = {} AND k.state IN ({}) AND ({})"
        return None if staff == FALSE else sql(found, sql(bond), learner, wanted, staff)

    patch.setattr(permissions.bond, "open_bond", wrong)
    waiting, replaced = [RowPermission], 0
    for permission in waiting:
        waiting += permission.__subclasses__()
        of_bond = [name for name, fact in permission.facts.items() if fact.condition is right]
        replaced += len(of_bond)
        wrong_facts = {name: replace(permission.facts[name], condition=wrong) for name in of_bond}
        patch.setattr(permission, "facts", {**permission.facts, **wrong_facts})
    assert replaced, "no permission knows the bond by this condition any more: nothing is broken"


@leak()
def an_ended_connection_counts_as_active(patch: pytest.MonkeyPatch) -> None:
    """After the end an organization goes on seeing what others paid for."""
    bond = "CASE k.state WHEN 'DISCONNECTED' THEN 'ACTIVE' ELSE k.state END"
    _bonds_are(patch, bond, "ACTIVE", "REQUESTED", "DISCONNECTED")


@leak()
def a_request_shows_what_a_connection_shows(patch: pytest.MonkeyPatch) -> None:
    """Whoever asks shows everything at once."""
    _bonds_are(patch, "'ACTIVE'", "ACTIVE", "REQUESTED")


@leak()
def a_condition_compares_the_wrong_organization(patch: pytest.MonkeyPatch) -> None:
    """Staff of an organization see the connections to all organizations of their learners."""
    right = permissions.connections.connection.reads

    def wrong(organization: Sql, standing: Any) -> Sql | None:
        elsewhere = sql(
            "(SELECT o.id FROM organization o WHERE o.id <> {} AND o.id = ANY ({}) LIMIT 1)",
            organization,
            viewer("readable", "uuid[]"),
        )
        here, there = right(organization, standing), right(elsewhere, standing)
        return None if here is None or there is None else sql("({}) OR ({})", here, there)

    patch.setattr(permissions.connections.connection, "reads", wrong)
    patch.setattr(permissions.connections.connection.ConnectionVisible, "facts", {})


@leak()
def colleagues_see_what_a_member_decided(patch: pytest.MonkeyPatch) -> None:
    """`requestMails` is shown to the whole staff."""
    shown_to_everybody(patch, OwnMembership)


@leak()
def further_addresses_are_everybodys(patch: pytest.MonkeyPatch) -> None:
    """`node(id:)` shows anybody's further address."""
    shown_to_everybody(patch, OwnAddress)
