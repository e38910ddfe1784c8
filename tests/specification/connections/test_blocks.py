"""An organization keeps a learner from connecting to it, by whatever door, and may change its mind."""

from __future__ import annotations

from domain.identifiers import to_global
from domain.organizations.role import Role
from models.activity.audit_entry import AuditEntry
from models.connections.block import Block
from models.connections.connection import Connection
from models.outbox import Outbox
from tests.client import Api
from tests.people import OwnedOrganization, Person, member, owned_organization, person
from tests.steps import asked, events

BLOCK = "block { id reason createdAt liftedAt learner { name } organization { slug } }"
BLOCKS = (
    "query($id: ID!, $filter: BlockFilter) { organization(id: $id) { blocks(filter: $filter)"
    " { totalCount nodes { id reason learner { name } } } } }"
)


async def blocked(api: Api, learner: Person, by: OwnedOrganization, reason: str | None = None) -> Api:
    """The client of the owner who blocked."""
    owner = await api.signed_in(by.owner.account_id)
    await owner.done("blockLearner", organizationId=by.global_id, learnerId=learner.learner, reason=reason)
    return owner


async def block_id(by: OwnedOrganization, **of: object) -> str:
    """The id of the organization's one block, or of the one block of a learner."""
    return to_global("Block", (await Block.get(organization_id=by.id, **of)).id)


async def test_blocking_ends_a_connection_as_disconnecting_does(api: Api) -> None:
    hillside, ana = await owned_organization(), await person("Ana")
    client = await api.signed_in(ana.account_id)
    await client.done("joinOrganization", token=hillside.token)
    owner = await api.signed_in(hillside.owner.account_id)

    payload = await owner.done(
        "blockLearner", BLOCK, organizationId=hillside.global_id, learnerId=ana.learner, reason=" Rude to everybody "
    )

    assert (payload["block"]["reason"], payload["block"]["liftedAt"]) == ("Rude to everybody", None)
    ended = await Connection.get(learner_id=ana.learner_id)
    assert (ended.state, ended.ended_by_side) == ("DISCONNECTED", "ORGANIZATION")
    assert ended.end_reason is None, "both sides see why a connection ended, the staff alone why somebody is blocked"
    assert (await events())[-1] == "connection.ended"
    log = await AuditEntry.filter(organization_id=hillside.id).order_by("at", "id").values_list("action", "reason")
    assert log[-2:] == [("CONNECTION_ENDED", None), ("LEARNER_BLOCKED", "Rude to everybody")]


async def test_blocking_rejects_a_request_that_waits(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    await asked(api, ana, hillside)

    await blocked(api, ana, hillside, "Rude")

    ended = await Connection.get(learner_id=ana.learner_id)
    assert (ended.state, ended.end_reason) == ("REJECTED", None)
    assert (await events())[-1] == "connection.request_answered"


async def test_a_blocked_learner_comes_in_by_no_door_until_the_block_is_lifted(api: Api) -> None:
    hillside, ana = await owned_organization(), await person("Ana")
    client, _ = await asked(api, ana, hillside)
    owner = await blocked(api, ana, hillside)

    async def doors() -> list[str]:
        given = {"organizationId": hillside.global_id}
        payloads = [
            await client.mutate("requestConnection", **given),
            await client.mutate("joinOrganization", token=hillside.token),
        ]
        return [error["code"] for payload in payloads for error in payload["userErrors"]]

    assert await doors() == ["CONNECTION_BLOCKED"] * 2
    lifted = await owner.done("unblockLearner", BLOCK, blockId=await block_id(hillside))
    assert lifted["block"]["liftedAt"] is not None
    assert await doors() == []
    assert (await Connection.get(learner_id=ana.learner_id, state="ACTIVE")).organization_id == hillside.id
    assert await AuditEntry.filter(action="LEARNER_UNBLOCKED").count() == 1


async def test_blocking_and_lifting_twice_are_no_errors(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    await asked(api, ana, hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    pair = {"organizationId": hillside.global_id, "learnerId": ana.learner}

    first, second = [(await owner.done("blockLearner", BLOCK, **pair))["block"] for _ in range(2)]
    assert first == second
    key = await block_id(hillside)
    first, second = [(await owner.done("unblockLearner", BLOCK, blockId=key))["block"] for _ in range(2)]
    assert first == second

    assert await Block.all().count() == 1
    assert await AuditEntry.filter(action__in=["LEARNER_BLOCKED", "LEARNER_UNBLOCKED"]).count() == 2


async def test_who_is_blocked_stays_among_the_blocks_when_the_name_is_no_longer_to_be_seen(api: Api) -> None:
    hillside, ana, ben = await owned_organization(), await person("Ana"), await person("Ben")
    for who in (ana, ben):
        await asked(api, who, hillside)
        owner = await blocked(api, who, hillside, f"Why {who.name}")
    await owner.done("unblockLearner", blockId=await block_id(hillside, learner_id=ben.learner_id))
    await asked(api, ben, hillside)

    page = (await owner.data(BLOCKS, id=hillside.global_id))["organization"]["blocks"]
    held = await owner.data(BLOCKS, id=hillside.global_id, filter={"liftedAt": {"isNull": True}})

    assert [(each["reason"], each["learner"]) for each in page["nodes"]] == [
        ("Why Ben", {"name": "Ben"}),
        ("Why Ana", None),
    ]
    assert page["totalCount"] == 2
    assert [each["reason"] for each in held["organization"]["blocks"]["nodes"]] == ["Why Ana"]


async def test_a_block_is_lifted_by_its_id_where_the_learner_is_hidden(api: Api) -> None:
    hillside, ana = await owned_organization(), await person("Ana")
    await asked(api, ana, hillside)
    owner = await blocked(api, ana, hillside)
    [block] = (await owner.data(BLOCKS, id=hillside.global_id))["organization"]["blocks"]["nodes"]
    assert block["learner"] is None

    analyst = await api.signed_in((await member(hillside, Role.ANALYST)).account_id)
    assert await analyst.refused("unblockLearner", blockId=block["id"]) == "FORBIDDEN"
    stranger = await api.signed_in((await owned_organization()).owner.account_id)
    assert await stranger.refused("unblockLearner", blockId=block["id"]) == "NOT_FOUND"
    assert await owner.refused("unblockLearner", blockId=f"blk_{hillside.id.hex}") == "NOT_FOUND"
    first, second = [(await owner.done("unblockLearner", BLOCK, blockId=block["id"]))["block"] for _ in range(2)]

    assert first == second
    assert first["liftedAt"] is not None
    assert await AuditEntry.filter(action="LEARNER_UNBLOCKED").count() == 1
    await asked(api, ana, hillside)


async def test_blocks_are_for_owners_admins_and_analysts_alone(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client, _ = await asked(api, ana, hillside)
    owner = await blocked(api, ana, hillside)
    [block] = (await owner.data(BLOCKS, id=hillside.global_id))["organization"]["blocks"]["nodes"]
    seen = {}
    for role in Role:
        by = await api.signed_in((await member(hillside, role)).account_id)
        page = (await by.data(BLOCKS, id=hillside.global_id))["organization"]["blocks"]
        node = (await by.data("query($id: ID!) { node(id: $id) { id } }", id=block["id"]))["node"]
        seen[role.value] = (page["totalCount"], len(page["nodes"]), node is not None)

    for somebody in (client, await api.signed_in((await owned_organization()).owner.account_id), api):
        page = (await somebody.data(BLOCKS, id=hillside.global_id))["organization"]["blocks"]
        assert page == {"totalCount": 0, "nodes": []}
        assert (await somebody.data("query($id: ID!) { node(id: $id) { id } }", id=block["id"]))["node"] is None
    sees, sees_not = (1, 1, True), (0, 0, False)
    assert seen == {"OWNER": sees, "ADMIN": sees, "ANALYST": sees, "COACH": sees_not}


async def test_only_owners_and_admins_block_and_only_whom_they_know(api: Api) -> None:
    hillside, ana, stranger = await owned_organization(), await person(), await person()
    await asked(api, ana, hillside)
    codes = {}
    for role in Role:
        by = await api.signed_in((await member(hillside, role)).account_id)
        given = {"organizationId": hillside.global_id}
        payload = await by.mutate("blockLearner", learnerId=ana.learner, **given)
        codes[role.value] = [error["code"] for error in payload["userErrors"]]
        for nobody in (stranger.learner, "nonsense", hillside.global_id):
            refused = await by.refused("blockLearner", learnerId=nobody, **given)
            assert refused == ("NOT_FOUND" if role in {Role.OWNER, Role.ADMIN} else "FORBIDDEN")

    assert codes == {"OWNER": [], "ADMIN": [], "COACH": ["FORBIDDEN"], "ANALYST": ["FORBIDDEN"]}


async def test_a_blocked_learner_is_not_told_of_the_block(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    client = await api.signed_in(ana.account_id)
    await client.done("joinOrganization", token=hillside.token)
    await client.done("disconnect", connectionId=(await own_connections(client))[0])
    before = await Outbox.all().count()

    await blocked(api, ana, hillside, "Rude")

    assert await Outbox.all().count() == before


async def own_connections(client: Api) -> list[str]:
    """Ids of the learner's own connections."""
    found = await client.data("{ viewer { learner { connections { nodes { id } } } } }")
    return [each["id"] for each in found["viewer"]["learner"]["connections"]["nodes"]]
