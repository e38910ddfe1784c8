"""An organization's lists by learner, payer, reason and state; what is hidden from the viewer never matches."""

from __future__ import annotations

from typing import Any

import pytest
from tortoise.transactions import in_transaction

from domain.clock import now
from domain.credits.ledger import LedgerReason
from domain.identifiers import to_global
from models.certificates.certificate import Certificate
from models.credits.ledger import post
from tests.client import Api
from tests.people import OwnedOrganization, Person, lessons, owned_organization, person
from tests.steps import finished, joined, started

pytestmark = pytest.mark.usefixtures("clean_db")


async def listed(client: Api, of: OwnedOrganization, what: str, selected: str, **given: Any) -> Any:
    noun = what[:-1].title()
    query = (
        f"query($id: ID!, $filter: {noun}Filter) {{ organization(id: $id) {{ found: {what}(filter: $filter) "
        f"{{ totalCount {selected} }} }} }}"
    )
    return (await client.data(query, id=of.global_id, filter=given))["organization"]["found"]


async def count(client: Api, of: OwnedOrganization, what: str, **given: Any) -> int:
    return int((await listed(client, of, what, "", **given))["totalCount"])


def of_learner(whom: Person) -> dict[str, Any]:
    return {"equalTo": to_global("Learner", whom.learner_id)}


async def test_connections_sessions_and_certificates_of_one_learner(api: Api) -> None:
    hillside, course = await owned_organization(credits=2), await lessons()
    ana, ben = await person("Ana"), await person("Ben")
    for one in (ana, ben):
        client, _ = await joined(api, one, hillside)
        await finished(client, course, await started(client, course, hillside))
    owner = await api.signed_in(hillside.owner.account_id)
    for what in ("connections", "sessions", "certificates"):
        found = await listed(owner, hillside, what, "nodes { learner { name } }", learnerId=of_learner(ana))
        assert found == {"totalCount": 1, "nodes": [{"learner": {"name": "Ana"}}]}, what


async def test_a_filter_does_not_tell_who_a_former_learner_was(api: Api) -> None:
    """A connection that ended stays; its learner, for whom nothing was paid, is hidden from every filter too."""
    hillside, ana = await owned_organization(), await person("Ana")
    learner, connection = await joined(api, ana, hillside)
    await learner.done("disconnect", connectionId=connection)
    owner = await api.signed_in(hillside.owner.account_id)
    by_her = {"learnerId": of_learner(ana)}
    assert await count(owner, hillside, "connections") == 1
    assert await count(owner, hillside, "connections", **by_her) == 0
    assert await count(owner, hillside, "connections", **{"not": by_her}) == 0
    assert await count(owner, hillside, "connections", **{"not": {"learnerId": of_learner(await person())}}) == 0
    assert await count(learner, hillside, "connections", **by_her) == 1


async def test_connections_of_a_learner_to_one_organization(api: Api) -> None:
    hillside, harbour, ana = await owned_organization(), await owned_organization(), await person("Ana")
    learner, _ = await joined(api, ana, hillside)
    await joined(api, ana, harbour)
    query = (
        "query($filter: ConnectionFilter) { viewer { learner { connections(filter: $filter) { "
        "nodes { organization { id } } } } } }"
    )
    found = await learner.data(query, filter={"organizationId": {"equalTo": harbour.global_id}})
    assert found["viewer"]["learner"]["connections"]["nodes"] == [{"organization": {"id": harbour.global_id}}]


async def test_sessions_by_who_pays_as_far_as_that_is_known(api: Api) -> None:
    hillside, harbour = await owned_organization(credits=1), await owned_organization()
    ana, paid, own = await person("Ana"), await lessons(), await lessons()
    learner, _ = await joined(api, ana, hillside)
    await joined(api, ana, harbour)
    async with in_transaction():
        await post(LedgerReason.GRANTED, learner_id=ana.learner_id)
    await started(learner, paid, hillside)
    await started(learner, own, None)
    by_hillside, unknown = {"fundedById": {"equalTo": hillside.global_id}}, {"fundedById": {"isNull": True}}
    payer = await api.signed_in(hillside.owner.account_id)
    assert await count(payer, hillside, "sessions", **by_hillside) == 1
    assert await count(payer, hillside, "sessions", **unknown) == 1
    connected = await api.signed_in(harbour.owner.account_id)
    assert await count(connected, harbour, "sessions", **by_hillside) == 0
    assert await count(connected, harbour, "sessions", **{"not": by_hillside}) == 0
    assert await count(connected, harbour, "sessions", **unknown) == 2


async def test_sessions_by_the_reason_of_their_end(api: Api) -> None:
    hillside, course = await owned_organization(credits=1), await lessons()
    learner, _ = await joined(api, await person("Ana"), hillside)
    session = await started(learner, course, hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    assert await count(owner, hillside, "sessions", terminationReason={"equalTo": "BY_ORGANIZATION"}) == 0
    await owner.done("terminateSession", sessionId=session, reason="Moved")
    assert await count(owner, hillside, "sessions", terminationReason={"equalTo": "BY_ORGANIZATION"}) == 1
    assert await count(owner, hillside, "sessions", terminationReason={"equalTo": "DISCONNECTED"}) == 0


async def test_a_revoked_certificate_is_not_valid_any_more(api: Api) -> None:
    hillside, course = await owned_organization(credits=1), await lessons()
    learner, _ = await joined(api, await person("Ana"), hillside)
    await finished(learner, course, await started(learner, course, hillside))
    owner = await api.signed_in(hillside.owner.account_id)
    figures = "nodes { state } aggregates { valid expired revoked expiring(withinDays: 3660) }"
    found = await listed(owner, hillside, "certificates", figures, state={"equalTo": "VALID"})
    assert found["nodes"] == [{"state": "VALID"}]
    await Certificate.all().update(revoked_at=now(), revocation_reason="By mistake")
    found = await listed(owner, hillside, "certificates", figures)
    assert found["nodes"] == [{"state": "REVOKED"}]
    assert found["aggregates"] == {"valid": 0, "expired": 0, "revoked": 1, "expiring": 0}


@pytest.mark.parametrize("days", [0, -1, 3_661, 2_147_483_647])
async def test_days_without_sense_are_refused(api: Api, days: int) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    query = (
        "query($id: ID!, $days: Int!) { organization(id: $id) { certificates { aggregates { "
        "expiring(withinDays: $days) } } } }"
    )
    answer = await owner.answer(query, id=hillside.global_id, days=days)
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
