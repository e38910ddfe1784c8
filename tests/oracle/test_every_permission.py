"""The comparison notices: with any one row permission gone, it finds rows that are shown and should not be."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

import pytest

import permissions
from compiler.execute import Compiler
from compiler.sql import TRUE, Sql
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission
from server.query.schema import executable
from tests.oracle.comparison import REFUSES
from tests.oracle.named import Onlookers
from tests.oracle.named_rows import Row

pytestmark = pytest.mark.xdist_group("named world")

OPEN = {"OrganizationVisible", "JoinOfferShown", "CertificateVerifiable"}
"""Their condition is TRUE already: public by statement, or reached by a secret alone (see tests/architecture)."""
BEHIND = {"CourseTranslationVisible", "ModuleProgressVisible"}
"""Reached only through a row that has the same condition (a translation, through its course; what was done of a
module, through its session)."""


LOOKED_AT_BY = dict.fromkeys(
    ("AuditActorNameVisible", "AuditActorVisible", "AuditMemberVisible", "InvitationForViewer", "LedgerActorVisible"),
    "a-owner",
)
"""About a field of rows that the coach, who looks at all else, never reaches, or sees rightly."""


def row_permissions() -> list[type[RowPermission]]:
    """Every class of `permissions/` that has a condition on rows of its own."""
    for _, name, _ in pkgutil.walk_packages(permissions.__path__, "permissions."):
        importlib.import_module(name)
    found, waiting = [], [RowPermission]
    while waiting:
        waiting += (subclasses := waiting.pop(0).__subclasses__())
        found += subclasses
    concrete = [each for each in found if "rows" in vars(each) or each.__name__ in BEHIND]
    return sorted(concrete, key=lambda each: each.__name__)


CLOSED = [each for each in row_permissions() if each.__name__ not in OPEN | BEHIND]


def reduced(onlookers: Onlookers) -> list[Row]:
    """Some rows of every kind: of three learners, and a few of what is not a learner's."""
    chosen, per_kind = [], {}
    learners = {"connected-to-both", "connected-to-b", "formerly-paid"}
    for row in onlookers.world.rows:
        learner = getattr(row, "learner", None)
        number = per_kind[type(row)] = per_kind.get(type(row), 0) + 1
        if number <= 6 or getattr(learner, "name", getattr(row, "name", "")) in learners:
            chosen.append(row)
    return chosen


async def test_the_reduced_world_agrees_while_every_permission_holds(onlookers: Onlookers) -> None:
    assert await onlookers.differences("a-coach", reduced(onlookers)) == []


@pytest.mark.parametrize("permission", CLOSED, ids=lambda each: each.__name__)
async def test_a_permission_that_lets_every_row_pass_is_noticed(
    onlookers: Onlookers, permission: type[RowPermission], monkeypatch: pytest.MonkeyPatch
) -> None:
    def everything(_self: RowPermission, _row: Sql, _profile: AccessProfile, _known: Mapping[str, Sql]) -> Sql:
        return TRUE

    monkeypatch.setattr(permission, "rows", everything)
    # What was compiled already still has the condition in it.
    monkeypatch.setattr(onlookers.comparison, "compiler", Compiler(executable().catalogue, b"a secret"))
    found = await onlookers.differences(LOOKED_AT_BY.get(permission.__name__, "a-coach"), reduced(onlookers))
    assert found
    # A leak that breaks the API instead would prove nothing.
    assert not [each for each in found if REFUSES in each]


@pytest.mark.parametrize("name", sorted(OPEN))
def test_what_is_public_says_so_by_its_class(name: str) -> None:
    from permissions.row import PublicRows

    [permission] = [each for each in row_permissions() if each.__name__ == name]
    assert issubclass(permission, PublicRows)


def test_every_row_permission_is_either_tried_or_named_here_with_its_reason() -> None:
    assert {each.__name__ for each in row_permissions()} == {each.__name__ for each in CLOSED} | OPEN | BEHIND
    assert len(CLOSED) >= 17
