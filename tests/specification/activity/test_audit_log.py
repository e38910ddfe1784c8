"""An organization's audit log: who did what to which connection, session or credit, when and why; owners read it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.identifiers import to_global
from domain.organizations.role import Role
from models.activity.audit_entry import AuditEntry, record
from models.organizations.membership import Membership
from tests.client import Api
from tests.people import OwnedOrganization, Person, lessons, member, owned_organization, person
from tests.steps import finished, joined, started

LOG = """
query($id: ID!, $filter: AuditEntryFilter) {
  organization(id: $id) {
    auditLog(first: 50, filter: $filter, orderBy: { field: OCCURRED_AT, direction: ASC }) {
      totalCount
      nodes {
        id occurredAt action subjectType subjectId reason actorSide actorName
        details { name value } actor { name } actorMembership { id name }
      }
    }
  }
}
"""


async def log(client: Api, of: OwnedOrganization, **filter: Any) -> list[Any]:
    """The entries as the client sees them, oldest first; counted and shown are the same."""
    page = (await client.data(LOG, id=of.global_id, filter=filter))["organization"]["auditLog"]
    assert page["totalCount"] == len(page["nodes"])
    return list(page["nodes"])


async def eventful(api: Api) -> tuple[OwnedOrganization, Api, Person, dict[str, str]]:
    """Hillside, its owner's client, Ana, and the ids of what happened to her there."""
    hillside, ana, course = await owned_organization("Hillside"), await person("Ana"), await lessons()
    platform = await api.signed_in((await person("Prova", platform=True)).account_id)
    await platform.done("grantCredits", organizationId=hillside.global_id, amount=2, note="Welcome")
    client, connection = await joined(api, ana, hillside)
    done = await started(client, course, hillside)
    await finished(client, course, done)
    ended = await started(client, await lessons(), hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("terminateSession", sessionId=ended, reason="Wrong course")
    await client.done("disconnect", connectionId=connection, reason="Moving away")
    return hillside, owner, ana, {"connection": connection, "done": done, "ended": ended}


async def test_the_log_says_who_did_what_to_what_and_why(api: Api) -> None:
    hillside, owner, _, ids = await eventful(api)

    entries = await log(owner, hillside)

    told = [(e["action"], e["actorSide"], e["subjectId"], e["reason"]) for e in entries]
    assert told == [
        ("CREDITS_GRANTED", "PROVIDER", hillside.global_id, "Welcome"),
        ("CONNECTION_MADE", "LEARNER", ids["connection"], None),
        ("SESSION_STARTED", "LEARNER", ids["done"], None),
        ("SESSION_COMPLETED", "LEARNER", ids["done"], None),
        ("SESSION_STARTED", "LEARNER", ids["ended"], None),
        ("SESSION_TERMINATED", "STAFF", ids["ended"], "Wrong course"),
        ("CONNECTION_ENDED", "LEARNER", ids["connection"], "Moving away"),
    ]
    granted, *_, terminated, parted = entries
    assert granted["details"] == [{"name": "amount", "value": "2"}]
    assert parted["details"] == [{"name": "side", "value": "LEARNER"}]
    assert granted["actorName"] is None, "the provider's staff stay unnamed"
    assert terminated["actorName"] == terminated["actorMembership"]["name"] == hillside.owner.name
    # Hillside paid for a session of hers, so her name stays.
    assert parted["actorName"] == parted["actor"]["name"] == "Ana"


async def test_owners_alone_read_it(api: Api) -> None:
    hillside, _, ana, ids = await eventful(api)
    others = [(await member(hillside, role)).account_id for role in (Role.ADMIN, Role.COACH, Role.ANALYST)]
    [entry] = await AuditEntry.filter(action=AuditAction.SESSION_TERMINATED)
    key = f"aud_{entry.id.hex}"
    for account in [*others, ana.account_id, (await owned_organization()).owner.account_id]:
        client = await api.signed_in(account)
        assert await log(client, hillside) == []
        assert await log(client, hillside, subjectId={"equalTo": ids["ended"]}) == []
        assert (await client.data("query($id: ID!) { node(id: $id) { id } }", id=key))["node"] is None
    owner = await api.signed_in((await member(hillside, Role.OWNER)).account_id)
    assert len(await log(owner, hillside)) == 7
    assert (await owner.data("query($id: ID!) { node(id: $id) { id } }", id=key))["node"] == {"id": key}


async def test_a_learner_whose_name_is_hidden_by_now_stays_hidden_in_the_log(api: Api) -> None:
    hillside, ana = await owned_organization(), await person("Ana")
    client, connection = await joined(api, ana, hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    assert [e["actorName"] for e in await log(owner, hillside)] == ["Ana"]
    assert len(await log(owner, hillside, actorId={"equalTo": ana.learner})) == 1

    await client.done("disconnect", connectionId=connection)

    for entry in await log(owner, hillside):
        assert (entry["actorName"], entry["actor"], entry["actorMembership"]) == (None, None, None)
        assert entry["actorSide"] == "LEARNER"
    assert await log(owner, hillside, actorId={"equalTo": ana.learner}) == [], "a filter does not name her either"


@pytest.mark.parametrize("stays", [True, False], ids=["still-on-the-staff", "no-longer-on-the-staff"])
async def test_who_acted_as_a_learner_is_named_by_what_is_seen_of_the_learner(api: Api, stays: bool) -> None:
    hillside = await owned_organization("Hillside")
    adam = await member(hillside, Role.ADMIN, "Adam")
    membership = await Membership.get(account_id=adam.account_id)
    came = AuditAction.MEMBER_ADDED
    await record(hillside.id, came, "Membership", membership.id, actor_id=adam.account_id, role=Role.ADMIN)
    client, connection = await joined(api, adam, hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    [made] = await log(owner, hillside, subjectId={"equalTo": connection})
    assert (made["actorName"], made["actor"]["name"], made["actorMembership"]) == ("Adam", "Adam", None)

    await client.done("disconnect", connectionId=connection)
    if not stays:
        await client.done("leaveOrganization", organizationId=hillside.global_id)

    entries = await log(owner, hillside, subjectId={"equalTo": connection})
    assert len(entries) == 2
    for entry in entries:
        assert entry["actorSide"] == "LEARNER"
        assert (entry["actorName"], entry["actor"], entry["actorMembership"]) == (None, None, None)
    assert await log(owner, hillside, actorId={"equalTo": adam.learner}) == []
    as_member = await log(owner, hillside, actorMembershipId={"equalTo": f"mem_{membership.id.hex}"})
    assert [entry["action"] for entry in as_member] == (["MEMBER_ADDED"] if stays else [])


async def test_the_providers_staff_stay_unnamed_whatever_else_they_are(api: Api) -> None:
    hillside, prova = await owned_organization("Hillside"), await person("Prova", platform=True)
    membership = await Membership.create(organization_id=hillside.id, account_id=prova.account_id, role=Role.ADMIN)
    client, _ = await joined(api, prova, hillside)
    await client.done("grantCredits", organizationId=hillside.global_id, amount=2, note="Welcome")
    owner = await api.signed_in(hillside.owner.account_id)
    granted = {"action": {"equalTo": "CREDITS_GRANTED"}}
    [entry] = await log(owner, hillside, **granted)
    assert entry["actorSide"] == "PROVIDER"
    assert (entry["actorName"], entry["actor"], entry["actorMembership"]) == (None, None, None)
    assert await log(owner, hillside, **granted, actorId={"equalTo": prova.learner}) == []
    assert await log(owner, hillside, **granted, actorMembershipId={"equalTo": f"mem_{membership.id.hex}"}) == []


async def test_a_member_who_has_left_is_still_named(api: Api) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    adam = await member(hillside, Role.ADMIN, "Adam")
    membership = await Membership.get(account_id=adam.account_id)
    await record(
        hillside.id, AuditAction.MEMBER_ADDED, "Membership", membership.id, actor_id=adam.account_id, role=Role.ADMIN
    )
    admin = await api.signed_in(adam.account_id)
    await admin.done("rotateInvitationLink", organizationId=hillside.global_id)
    await admin.done("leaveOrganization", organizationId=hillside.global_id)
    for entry in await log(owner, hillside):
        assert (entry["actorName"], entry["actorMembership"]) == ("Adam", None)


async def test_it_is_filtered_by_action_moment_subject_and_actor(api: Api) -> None:
    hillside, owner, ana, ids = await eventful(api)

    async def actions(**filter: Any) -> list[str]:
        return [entry["action"] for entry in await log(owner, hillside, **filter)]

    assert await actions(action={"in": ["SESSION_COMPLETED"]}) == ["SESSION_COMPLETED"]
    assert await actions(subjectId={"equalTo": ids["connection"]}) == ["CONNECTION_MADE", "CONNECTION_ENDED"]
    assert await actions(subjectId={"equalTo": "con_nonsense"}) == []
    assert len(await actions(actorId={"equalTo": ana.learner})) == 5
    members = await owner.data(
        "query($i: ID!) { organization(id: $i) { members { nodes { id } } } }", i=hillside.global_id
    )
    [membership] = members["organization"]["members"]["nodes"]
    assert await actions(actorMembershipId={"equalTo": membership["id"]}) == ["SESSION_TERMINATED"]
    assert await actions(occurredAt={"after": (now() + timedelta(hours=1)).isoformat()}) == []


async def test_what_has_no_public_id_is_named_by_its_type_alone(api: Api) -> None:
    hillside = await owned_organization()
    await record(hillside.id, AuditAction.TEAM_CHANGED, "Thing", hillside.id, actor_id=None)
    owner = await api.signed_in(hillside.owner.account_id)
    [entry] = await log(owner, hillside)
    assert (entry["subjectType"], entry["subjectId"]) == ("Thing", None)


async def test_a_subject_is_found_by_its_whole_id_and_one_without_never_matches(api: Api) -> None:
    hillside = await owned_organization()
    await record(hillside.id, AuditAction.TEAM_CHANGED, "Thing", hillside.id, actor_id=None)
    await record(hillside.id, AuditAction.BRANDING_CHANGED, "Organization", hillside.id, actor_id=None)
    owner = await api.signed_in(hillside.owner.account_id)
    as_team = f"tea_{hillside.id.hex}"

    async def types(**filter: Any) -> list[str]:
        return [entry["subjectType"] for entry in await log(owner, hillside, **filter)]

    assert await types(subjectId={"equalTo": hillside.global_id}) == ["Organization"]
    assert await types(subjectId={"in": [as_team, hillside.global_id]}) == ["Organization"]
    assert await types(subjectId={"equalTo": as_team}) == []
    assert await types(**{"not": {"subjectId": {"equalTo": as_team}}}) == ["Organization"]
    assert await types(**{"not": {"subjectId": {"in": [hillside.global_id]}}}) == []
    assert await types(**{"not": {"subjectId": {"in": []}}}) == ["Thing", "Organization"]


async def test_what_nobody_did_is_said_to_be_the_systems(api: Api) -> None:
    hillside = await owned_organization()
    await record(hillside.id, AuditAction.LINK_DEACTIVATED, "Organization", hillside.id, actor_id=None)
    owner = await api.signed_in(hillside.owner.account_id)
    [entry] = await log(owner, hillside)
    assert (entry["actorSide"], entry["actorName"], entry["actor"]) == ("SYSTEM", None, None)


async def test_an_entry_leads_to_what_it_is_about_as_far_as_that_is_seen(api: Api) -> None:
    hillside, owner, ana, ids = await eventful(api)
    other = await member(hillside, Role.ADMIN)
    role = (await Membership.get(organization_id=hillside.id, account_id=other.account_id)).id
    await owner.done("removeMember", membershipId=to_global("Membership", role))
    query = """query($id: ID!) { organization(id: $id) { auditLog(first: 50) { nodes { action subjectId subject {
      __typename id ... on Session { now: state } ... on Connection { state learner { name } } } } } } }"""

    found = (await owner.data(query, id=hillside.global_id))["organization"]["auditLog"]["nodes"]

    by_action = {entry["action"]: entry["subject"] for entry in found}
    assert by_action["CONNECTION_ENDED"] == {
        "__typename": "Connection", "id": ids["connection"], "state": "DISCONNECTED", "learner": {"name": ana.name},
    }  # fmt: skip
    assert by_action["SESSION_TERMINATED"]["now"] == "TERMINATED"
    assert by_action["CREDITS_GRANTED"] == {"__typename": "Organization", "id": hillside.global_id}
    assert by_action["MEMBER_REMOVED"] is None, "gone, and so not to be seen"
    for entry in found:
        node = "query($id: ID!) { node(id: $id) { id } }"
        seen = (await owner.data(node, id=entry["subjectId"]))["node"]
        assert (entry["subject"] and entry["subject"]["id"]) == (seen and seen["id"]), "as `node(id:)` says"


async def test_what_the_owner_does_not_see_is_named_by_its_id_alone(api: Api) -> None:
    hillside, ana = await owned_organization(), await person("Ana")
    owner = await api.signed_in(hillside.owner.account_id)
    await record(hillside.id, AuditAction.LEARNER_UNBLOCKED, "Learner", ana.learner_id, actor_id=None)
    query = "query($id: ID!) { organization(id: $id) { auditLog { nodes { subjectId subject { id } } } } }"
    found = (await owner.data(query, id=hillside.global_id))["organization"]["auditLog"]["nodes"]
    assert found == [{"subjectId": ana.learner, "subject": None}]


async def test_the_log_is_filtered_by_kind_of_subject_and_by_side(api: Api) -> None:
    hillside, owner, *_ = await eventful(api)
    whole = await log(owner, hillside)
    for side in ("LEARNER", "STAFF", "PROVIDER", "SYSTEM"):
        expected = [entry for entry in whole if entry["actorSide"] == side]
        assert await log(owner, hillside, actorSide={"equalTo": side}) == expected
        assert side == "SYSTEM" or expected
    sessions = await log(owner, hillside, subjectType={"in": ["Session"]})
    assert sessions == [entry for entry in whole if entry["subjectType"] == "Session"]
    assert {entry["action"] for entry in sessions} == {"SESSION_STARTED", "SESSION_COMPLETED", "SESSION_TERMINATED"}
