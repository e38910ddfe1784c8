"""Who sees a record, and why, is stated once: what is derived from it agrees, and a further reason is one line."""

from __future__ import annotations

import asyncpg
import pytest

import permissions.visibility
from compiler.sql import Sql, sql, statement
from domain.visibility_reason import VisibilityReason
from permissions.connections.roster import CERTIFICATES_OF_ORGANIZATION
from permissions.people.viewer import EVERY_PROFILE
from permissions.tie import ByColumn, ByConnection, BySome, Tie
from permissions.visibility import CERTIFICATE, LEARNER, REASONS, SESSION, Reason
from server.config.orm import credentials

DEFINITION = r"SELECT regexp_replace(pg_get_viewdef($1::regclass), ' AS \w+', '', 'g')"
"""As PostgreSQL understood it; the first part of a UNION names its columns for all."""
ORGANIZATION = sql("o.id")
FURTHER = Reason(VisibilityReason.OWN_CERTIFICATION, {CERTIFICATE: ByColumn("certified_by_id")})


async def test_the_view_says_what_the_reasons_say(database: str) -> None:
    connection = await asyncpg.connect(**credentials(database))
    told = statement(permissions.visibility.relation()).text
    try:
        await connection.execute(f"CREATE TEMP VIEW derived AS {told}")
        derived = await connection.fetchval(DEFINITION, "derived")
        committed = await connection.fetchval(DEFINITION, "record_visibility")
    finally:
        await connection.close()
    assert committed == derived, f"a migration has to say: CREATE OR REPLACE VIEW record_visibility AS {told}"


def test_reasons_are_told_in_the_order_of_the_enum() -> None:
    told = [reason.because for reason in REASONS if reason.because is not None]
    assert told == [because for because in VisibilityReason if because in told]


def test_a_further_reason_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions.visibility, "REASONS", (*REASONS, FURTHER))
    row = sql("r")
    for derived in (
        permissions.visibility.seen_by_viewer(CERTIFICATE, row, EVERY_PROFILE, {}),
        permissions.visibility.reasons(CERTIFICATE, row),
        permissions.visibility.seen_by_organization(CERTIFICATE, row, ORGANIZATION),
        permissions.visibility.seen_by_organization(CERTIFICATE, row, ORGANIZATION, if_connected=False),
        permissions.visibility.listed_by_organization(CERTIFICATE, row, ORGANIZATION),
        permissions.visibility.how_many_lost_by_disconnecting(CERTIFICATE, sql("l.id"), ORGANIZATION),
        permissions.visibility.relation(),
    ):
        assert "certified_by_id" in statement(derived).text
    assert (
        "certified_by_id" not in statement(permissions.visibility.seen_by_organization(SESSION, row, ORGANIZATION)).text
    )


def test_a_list_looks_wherever_a_reason_names_organizations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a further reason would show rows that the list leaves out. A row of several reasons comes once."""
    monkeypatch.setattr(permissions.visibility, "REASONS", (*REASONS, FURTHER))
    found = statement(CERTIFICATES_OF_ORGANIZATION.find(sql("o"), ("issued_at",), EVERY_PROFILE)).text
    assert (
        'SELECT r.certified_by_id AS organization_id, r.id AS id, r."issued_at",'
        " CASE WHEN (r.funding_organization_id = r.certified_by_id) THEN NULL ELSE TRUE END AS is_for_readers"
        " FROM certificate r UNION ALL"
    ) in found


@pytest.mark.parametrize("tie", [BySome(SESSION, ByColumn("funding_organization_id"))])
def test_a_reason_that_names_no_organization_is_refused_for_lists(tie: Tie, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Reason(VisibilityReason.OWN_CERTIFICATION, {CERTIFICATE: tie})
    monkeypatch.setattr(permissions.visibility, "REASONS", (*REASONS, wrong))
    with pytest.raises(TypeError, match="which organizations see a Certificate"):
        permissions.visibility.listed_by_organization(CERTIFICATE, sql("r"), ORGANIZATION)


def test_what_is_asked_for_least_is_asked_first() -> None:
    def position(text: str, found: Sql) -> int:
        return statement(found).text.index(text)

    seen = permissions.visibility.seen_by_viewer(SESSION, sql("r"), EVERY_PROFILE, {})
    assert position("r.funding_organization_id", seen) < position("FROM connection k", seen)
    seen = permissions.visibility.seen_by_viewer(LEARNER, sql("r"), EVERY_PROFILE, {})
    assert position("FROM connection k", seen) < position("FROM session s", seen)


@pytest.mark.parametrize(("if_connected", "says"), [(None, "EXISTS"), (True, "TRUE"), (False, "FALSE")])
def test_a_connection_can_be_assumed(if_connected: bool | None, says: str) -> None:
    found = ByConnection().to_organization(sql("r"), sql("r.learner_id"), ORGANIZATION, if_connected)
    assert statement(found).text.startswith(says)
