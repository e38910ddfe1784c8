"""product.md, "Who sees what": the table itself, and every viewer and every row of the named world compared with it."""

from __future__ import annotations

import pytest
from graphql import GraphQLObjectType, GraphQLSchema

from domain.identifiers import PREFIXES
from tests.oracle.named import Onlookers
from tests.oracle.named_rows import Certificate, Connection, Learner, Session, Viewer
from tests.oracle.named_world import LEARNERS, small_world
from tests.oracle.visibility import VisibilityOracle
from tests.oracle.world import Row

pytestmark = pytest.mark.xdist_group("named world")

EVERYBODY = [*(viewer.name for viewer in small_world().all(Viewer)), "nobody"]
ALL, PAID, NONE = "all", "those that A's credit paid for", "none"
TABLE = {
    # how A stands to the learner:
    #               the learner himself, ACTIVE, REQUESTED, never or no longer
    "name":                       (ALL, ALL, ALL, PAID),
    "email":                      (ALL, ALL, ALL, NONE),
    "certificates":               (ALL, ALL, PAID, PAID),
    "sessions in progress":       (ALL, ALL, PAID, PAID),
    "sessions ended":             (ALL, PAID, PAID, PAID),
    "A's connections with him":   (ALL, ALL, ALL, ALL),
    "other organizations' connections": (ALL, NONE, NONE, NONE),
}  # fmt: skip
"""What is seen of a learner. For the name, PAID means if there is a session or certificate that A's credit paid for.

Where product.md says "none" of certificates and sessions while REQUESTED, it speaks of what the request opens: what A
paid for before stays A's (docs/decisions/paid-stays-visible.md).
"""
STAFF_OF_A = ("a-owner", "a-admin", "a-analyst")


@pytest.mark.parametrize("viewer", EVERYBODY)
async def test_everybody_sees_exactly_what_the_table_says(onlookers: Onlookers, viewer: str) -> None:
    assert await onlookers.differences(viewer) == []


@pytest.mark.parametrize("viewer", ["the learner", *STAFF_OF_A, "c-owner", "never", "platform", "nobody"])
@pytest.mark.parametrize("name", LEARNERS)
def test_the_oracle_holds_the_table_of_the_product(onlookers: Onlookers, name: str, viewer: str) -> None:
    plain, world = onlookers.comparison.world, onlookers.world
    learner, states = world.one(Learner, name), {state for where, state in LEARNERS[name][0] if where == "A"}
    row = plain.by_public_id[learner.id]
    as_ = name if viewer == "the learner" else viewer
    account = None if as_ == "nobody" else plain.by_public_id[world.one(Viewer, as_).id]
    sees = VisibilityOracle(plain, account)
    column = 0 if as_ == name else 1 if "ACTIVE" in states else 2 if "REQUESTED" in states else 3
    is_apart = as_ != name and as_ not in STAFF_OF_A
    if is_apart and as_ == "c-owner" and "C" in {where for where, _ in LEARNERS[name][0]}:
        return  # C has such a column of its own.

    def expected(what: str, paid_by_a: bool) -> bool:
        cell = NONE if is_apart else TABLE[what][column]
        return cell == ALL or (cell == PAID and paid_by_a)

    def of_learner(kind: type) -> list[tuple[object, Row]]:
        return [(each, plain.by_public_id[each.id]) for each in world.all(kind) if each.learner is learner]

    def by_a(each: object) -> bool:
        return getattr(getattr(each, "paid_by", None), "name", None) == "A"

    records = [*of_learner(Session), *of_learner(Certificate)]
    if not (is_apart and as_ == "c-owner" and any(getattr(e.paid_by, "name", None) == "C" for e, _ in records)):  # type: ignore[attr-defined]
        assert sees.sees(row) is expected("name", any(by_a(each) for each, _ in records))
        assert (account is not None and sees.sees_email(row)) is expected("email", False)
    for each, stored in records:
        ended = isinstance(each, Session) and each.state != "IN_PROGRESS"
        what = "certificates" if isinstance(each, Certificate) else f"sessions {'ended' if ended else 'in progress'}"
        assert sees.sees(stored) is expected(what, by_a(each)), what
    for each, stored in of_learner(Connection):
        assert isinstance(each, Connection)
        what = "A's connections with him" if each.organization.name == "A" else "other organizations' connections"
        assert sees.sees(stored) is expected(what, False), what


def test_the_world_has_every_kind_of_row_that_has_an_id() -> None:
    assert {type(row).__name__ for row in small_world().rows} == PREFIXES.keys()


def test_the_world_shows_and_hides_rows_of_every_kind(onlookers: Onlookers) -> None:
    # Otherwise agreement about a kind would say nothing.
    plain, world = onlookers.comparison.world, onlookers.world
    everybody = [VisibilityOracle(plain, plain.by_public_id[viewer.id]) for viewer in world.all(Viewer)]
    for kind in {type(row) for row in world.rows}:
        seen = {each.sees(plain.by_public_id[row.id]) for each in everybody for row in world.all(kind)}
        assert seen == ({True} if kind.__name__ == "Organization" else {True, False}), kind


def test_a_certificates_number_tells_name_course_dates_and_validity_and_nothing_else(naive: GraphQLSchema) -> None:
    shown = naive.type_map["CertificateVerification"]
    assert isinstance(shown, GraphQLObjectType)
    dates = {"issuedAt", "expiresAt", "revokedAt"}
    assert shown.fields.keys() == {"number", "holderName", "course", "courseTitle", "isValid"} | dates
