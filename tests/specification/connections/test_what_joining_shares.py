"""product.md, "Join": the page says what will be shared, and exactly that is what the organization then sees."""

from __future__ import annotations

from typing import Any

from tests.client import Api
from tests.people import OwnedOrganization, Person, lessons, owned_organization, person
from tests.steps import finished, joined, started

CERTIFICATES = "certificates(first: 100) { totalCount aggregates { valid } nodes { id number holderName } }"
SESSIONS = "sessions(first: 100) { totalCount aggregates { inProgress completed } nodes { id state } }"
WILL_SHARE = f"""query($token: String!) {{
  invitation(token: $token) {{ willShare {{ name email {CERTIFICATES} {SESSIONS} }} }}
}}"""
ENDED = """query($token: String!) {
  invitation(token: $token) {
    willShare { sessions(filter: { state: { equalTo: COMPLETED } }) { nodes { fundedBy { name } } } }
  }
}"""
SEEN = f"""query($organization: ID!) {{
  organization(id: $organization) {{
    learners {{ nodes {{ name email {CERTIFICATES} {SESSIONS} }} }}
    {CERTIFICATES}
    {SESSIONS}
  }}
}}"""


async def bonds(api: Api, ana: Person, hillside: OwnedOrganization, seaside: OwnedOrganization) -> Api:
    """Everything there can be: paid by each of the two, ended and in progress, before and after a disconnect."""
    courses = [await lessons() for _ in range(5)]
    client, formerly = await joined(api, ana, hillside)
    await finished(client, courses[0], await started(client, courses[0], hillside))
    await started(client, courses[1], hillside)
    await joined(api, ana, seaside)
    await finished(client, courses[2], await started(client, courses[2], seaside))
    await started(client, courses[3], seaside)
    await client.done("disconnect", connectionId=formerly)
    return client


def in_order(shown: dict[str, Any]) -> dict[str, Any]:
    """The same with its lists in the order of their ids."""
    ordered = {**shown}
    for name in ("certificates", "sessions"):
        nodes = sorted(shown[name]["nodes"], key=lambda node: node["id"])
        ordered[name] = {**shown[name], "nodes": nodes}
    return ordered


async def test_what_the_page_says_is_exactly_what_the_organization_sees_after_joining(api: Api) -> None:
    hillside, seaside, ana = (
        await owned_organization(credits=5),
        await owned_organization(credits=5),
        await person("Ana Silva"),
    )
    client = await bonds(api, ana, hillside, seaside)
    owner = await api.signed_in(hillside.owner.account_id)
    will_share = in_order((await client.data(WILL_SHARE, token=hillside.token))["invitation"]["willShare"])
    before = (await owner.data(SEEN, organization=hillside.global_id))["organization"]

    await client.done("joinOrganization", token=hillside.token)

    seen = (await owner.data(SEEN, organization=hillside.global_id))["organization"]
    [learner] = seen["learners"]["nodes"]
    assert in_order(learner) == will_share
    assert in_order({name: seen[name] for name in ("certificates", "sessions")}) == {
        name: will_share[name] for name in ("certificates", "sessions")
    }
    assert before != seen
    assert (will_share["email"], will_share["certificates"]["totalCount"]) == (ana.email, 2)
    assert will_share["sessions"]["aggregates"] == {"inProgress": 2, "completed": 1}


async def test_ended_sessions_that_another_organization_paid_for_are_not_shared(api: Api) -> None:
    hillside, seaside, ana = await owned_organization(credits=5), await owned_organization(credits=5), await person()
    client = await bonds(api, ana, hillside, seaside)
    found = await client.data(ENDED, token=hillside.token)
    assert found["invitation"]["willShare"]["sessions"]["nodes"] == [{"fundedBy": {"name": hillside.name}}]


async def test_it_is_the_viewers_own_and_nobodys_where_nobody_is_signed_in(api: Api) -> None:
    hillside, seaside, ana = await owned_organization(credits=5), await owned_organization(credits=5), await person()
    await bonds(api, ana, hillside, seaside)
    assert (await api.data(WILL_SHARE, token=hillside.token))["invitation"] == {"willShare": None}
    owner = await api.signed_in(seaside.owner.account_id)
    found = (await owner.data(WILL_SHARE, token=hillside.token))["invitation"]["willShare"]
    assert found["email"] == seaside.owner.email
    assert (found["certificates"]["totalCount"], found["sessions"]["totalCount"]) == (0, 0)
