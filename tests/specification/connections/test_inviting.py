"""Inviting by mail: up to 1,000 addresses at once, each with its outcome, safe to repeat."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from starlette.applications import Starlette

from domain.activity.audit_entry import AuditAction
from domain.clock import now, stopped_at
from domain.connections.connection import ConnectionOrigin, ConnectionState
from domain.connections.invitation import CHUNK, LIFETIME, InvitationState
from domain.identifiers import from_global, to_global
from domain.organizations.role import Role
from models.activity.audit_entry import AuditEntry
from models.connections.block import Block
from models.connections.connection import Connection
from models.connections.invitation import Invitation
from models.connections.unsubscription import unsubscribe
from models.outbox import Outbox
from models.people.account_address import AccountAddress
from tests.client import Api
from tests.people import OwnedOrganization, Person, member, owned_organization, person
from tests.people import invitation as invitation_row
from tests.statements import logged_reads

RESULT = "outcomes { address name outcome message invitation { id email state } }"
COUNTS = "counts { queued invalid duplicate alreadyInvited alreadyConnected blocked }"


async def invite(client: Api, of: OwnedOrganization, *addresses: str, **more: Any) -> list[tuple[str, str]]:
    """Address and outcome of every item."""
    payload = await client.done(
        "inviteLearners", RESULT, organizationId=of.global_id, invitees={"addresses": list(addresses)}, **more
    )
    return [(one["address"], one["outcome"]) for one in payload["outcomes"]]


async def connect(learner: Person, to: OwnedOrganization) -> None:
    await Connection.create(
        learner_id=learner.learner_id, organization_id=to.id, state=ConnectionState.ACTIVE,
        origin=ConnectionOrigin.LINK, activated_at=now(),
    )  # fmt: skip


async def queued_chunks() -> list[UUID]:
    return [UUID(row.payload["chunk_id"]) for row in await Outbox.filter(event="invitation.queued").order_by("id")]


async def test_every_address_comes_back_with_its_outcome_and_the_good_ones_are_mailed(api: Api) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    connected, elsewhere, blocked = await person(), await person(), await person()
    await connect(connected, school)
    await connect(elsewhere, await owned_organization())
    await AccountAddress.create(account_id=connected.account_id, email="work@x.org")
    await Block.create(organization_id=school.id, learner_id=blocked.learner_id, blocked_by_id=school.owner.account_id)
    await AccountAddress.create(account_id=blocked.account_id, email="other@x.org")
    await unsubscribe(school.id, "quiet@x.org")
    await unsubscribe((await owned_organization()).id, "ana@x.org")
    assert await invite(owner, school, "invited@x.org") == [("invited@x.org", "QUEUED")]

    payload = await owner.done(
        "inviteLearners",
        f"{RESULT} {COUNTS}",
        organizationId=school.global_id,
        invitees={
            "addresses": [
                " Ana@X.org", "nobody", "ana@x.org", "Invited@x.org", connected.email, "work@x.org", elsewhere.email,
                blocked.email, "other@x.org", "quiet@x.org",
            ]
        },
        message=" Welcome!\r\nSee you. ",
    )  # fmt: skip

    assert [one["outcome"] for one in payload["outcomes"]] == [
        "QUEUED", "INVALID", "DUPLICATE", "ALREADY_INVITED", "ALREADY_CONNECTED", "ALREADY_CONNECTED", "QUEUED",
        "BLOCKED", "BLOCKED", "BLOCKED",
    ]  # fmt: skip
    first, invalid, _, again, *_ = payload["outcomes"]
    assert first["address"] == "Ana@X.org"
    assert (first["invitation"]["email"], first["invitation"]["state"], first["message"]) == (
        "ana@x.org",
        "QUEUED",
        None,
    )
    assert again["invitation"]["email"] == "invited@x.org"
    assert all(one["message"] for one in payload["outcomes"] if one["outcome"] != "QUEUED")
    assert {bool(one["invitation"]) for one in (invalid, *payload["outcomes"][7:])} == {False}
    assert payload["counts"] == {
        "queued": 2, "invalid": 1, "duplicate": 1, "alreadyInvited": 1, "alreadyConnected": 2, "blocked": 3,
    }  # fmt: skip
    made = await Invitation.get(email="ana@x.org")
    assert (made.message, made.invited_by_id) == ("Welcome!\nSee you.", school.owner.account_id)
    assert made.expires_at - made.created_at == LIFETIME
    assert len(made.token) >= 32
    logged = await AuditEntry.filter(action=AuditAction.INVITATION_SENT).order_by("id")
    assert [entry.details["email"] for entry in logged] == ["invited@x.org", "ana@x.org", elsewhere.email]
    assert made.chunk_id in await queued_chunks()


@pytest.mark.parametrize(
    ("form", "given"),
    [
        ("addresses", ["ana@x.org", "bob@x.org"]),
        ("text", "Ana Lima <ana@x.org>; bob@x.org"),
        ("csv", "Name;Email\nAna Lima;ana@x.org\n;bob@x.org"),
    ],
)
async def test_a_list_comes_in_three_forms(api: Api, form: str, given: Any) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    payload = await owner.done("inviteLearners", RESULT, organizationId=school.global_id, invitees={form: given})
    assert [one["outcome"] for one in payload["outcomes"]] == ["QUEUED", "QUEUED"]
    names = {one.email: one.name for one in await Invitation.all()}
    assert names == {"ana@x.org": None if form == "addresses" else "Ana Lima", "bob@x.org": None}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("read_as", ["latin-1", "utf-8"])
async def test_a_file_in_utf_16_is_read_whole_by_whatever_road_it_comes(api: Api, encoding: str, read_as: str) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    content = "Name,Email\r\nAna Lima,ana@x.org\r\n".encode(encoding)
    # Nobody but the mark at its beginning says how Latin-1 is to be taken back.
    content = b"\xfe\xff" + content if (encoding, read_as) == ("utf-16-be", "latin-1") else content
    read = content.decode(read_as, "replace")
    payload = await owner.done(
        "inviteLearners", RESULT, organizationId=school.global_id, invitees={"csv": read}, idempotencyKey="utf-16"
    )
    assert [(each["address"], each["name"], each["outcome"]) for each in payload["outcomes"]] == [
        ("ana@x.org", "Ana Lima", "QUEUED")
    ]


async def test_a_nul_anywhere_else_is_refused_and_says_what_it_may_come_from(api: Api) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    query = """mutation($text: String!, $o: ID!) { inviteLearners(
      input: { organizationId: $o, invitees: { addresses: ["a@x.org"] }, message: $text }) { __typename } }"""
    answer = await owner.answer(query, text="a\0b", o=school.global_id)
    [error] = answer["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "UTF-16" in error["message"]


async def test_a_thousand_are_one_call_in_chunks_and_one_event_each_and_their_rows_one_statement(
    api: Api, app: Starlette
) -> None:
    school = await owned_organization(mails_per_day=10_000)
    owner = await api.signed_in(school.owner.account_id)
    selection = "outcomes { outcome invitation { email organization { name } } } other: outcomes { invitation { id } }"
    await owner.data("{ viewer { id } }")
    with logged_reads(app) as statements:
        payload = await owner.done(
            "inviteLearners",
            selection,
            organizationId=school.global_id,
            invitees={"text": "\n".join(f"p{number}@x.org" for number in range(1_000))},
        )
    assert len([statement for statement in statements if '"invitation"' in statement]) == 2
    assert [one["invitation"]["email"] for one in payload["outcomes"]] == [f"p{n}@x.org" for n in range(1_000)]
    assert all(one["invitation"]["organization"]["name"] == school.name for one in payload["outcomes"])
    chunks = Counter(one.chunk_id for one in await Invitation.all())
    assert set(chunks.values()) == {CHUNK}
    assert sorted(chunks) == sorted(await queued_chunks())
    assert len({one.token for one in await Invitation.all()}) == 1_000

    refused = await owner.mutate(
        "inviteLearners", organizationId=school.global_id, invitees={"addresses": ["x@x.org"] * 1_001}
    )
    [error] = refused["userErrors"]
    assert (error["code"], error["field"]) == ("INVALID_INPUT", "invitees.addresses")
    assert "1,001" in error["message"]


async def test_inviting_twice_mails_once(api: Api) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    assert await invite(owner, school, "ana@x.org") == [("ana@x.org", "QUEUED")]
    assert await invite(owner, school, "ana@x.org") == [("ana@x.org", "ALREADY_INVITED")]
    assert len(await queued_chunks()) == 1
    assert await invite(
        await api.signed_in((other := await owned_organization()).owner.account_id), other, "ana@x.org"
    ) == [("ana@x.org", "QUEUED")]


async def test_a_retry_with_the_same_key_returns_the_first_result(api: Api) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    given = {
        "organizationId": school.global_id,
        "invitees": {"addresses": ["ana@x.org", "nob\x01ody", "ana@x.org"]},
        "idempotencyKey": "one",
    }
    first = await owner.done("inviteLearners", f"{RESULT} {COUNTS}", **given)
    again = await owner.done("inviteLearners", f"{RESULT} {COUNTS}", **given)
    assert [one["outcome"] for one in first["outcomes"]] == ["QUEUED", "INVALID", "DUPLICATE"]
    assert again == first
    assert await Invitation.all().count() == 1


async def test_of_simultaneous_calls_one_invites_and_the_others_find_it(api: Api) -> None:
    school = await owned_organization(mails_per_day=200)
    admins = [await api.signed_in((await member(school, Role.ADMIN)).account_id) for _ in range(4)]
    addresses = [f"p{number}@x.org" for number in range(150)]
    answers = await asyncio.gather(
        *(invite(admin, school, *(addresses if at % 2 else addresses[::-1])) for at, admin in enumerate(admins))
    )
    outcomes = Counter(outcome for answer in answers for _, outcome in answer)
    assert outcomes == {"QUEUED": 150, "ALREADY_INVITED": 450}
    assert await Invitation.all().count() == 150


async def test_only_owners_and_admins_invite(api: Api) -> None:
    school = await owned_organization()
    given = {"organizationId": school.global_id, "invitees": {"addresses": ["ana@x.org"]}}
    for role in (Role.ANALYST, Role.COACH):
        somebody = await api.signed_in((await member(school, role)).account_id)
        assert await somebody.refused("inviteLearners", **given) == "FORBIDDEN"
    admin = await api.signed_in((await member(school, Role.ADMIN)).account_id)
    assert await invite(admin, school, "ana@x.org") == [("ana@x.org", "QUEUED")]


@pytest.mark.parametrize("message", ["x" * 1_001, "a\x1bb", "a\u202eb"])
async def test_a_message_is_text_of_a_bounded_length(api: Api, message: str) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    given = {"organizationId": school.global_id, "invitees": {"addresses": ["ana@x.org"]}}
    assert await owner.refused("inviteLearners", **given, message=message) == "INVALID_INPUT"


async def test_an_organization_invites_so_many_a_day_and_repeating_counts_nothing(api: Api) -> None:
    school = await owned_organization(mails_per_day=3)
    owner = await api.signed_in(school.owner.account_id)
    for _ in range(4):
        await invite(owner, school, "a@x.org", "b@x.org")
    outcomes = await invite(owner, school, "a@x.org", "c@x.org", "d@x.org")
    assert outcomes == [("a@x.org", "ALREADY_INVITED"), ("c@x.org", "QUEUED"), ("d@x.org", "OVER_ALLOWANCE")]
    assert await Invitation.all().count() == 3


async def test_long_lists_are_read_so_many_a_minute(api: Api) -> None:
    """Each keeps a processor busy, whoever is invited by it or nobody."""
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)

    async def given(text: str) -> str:
        return await owner.refused("inviteLearners", organizationId=school.global_id, invitees={"text": text})

    assert [await given(" " * 200_000) for _ in range(5)] == ["INVALID_INPUT"] * 4 + ["RATE_LIMITED"]
    assert await given(" ") == "INVALID_INPUT"


async def test_an_organization_can_invite_some_domains_only(api: Api) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    payload = await owner.done(
        "restrictInvitations",
        "organization { invitationDomains }",
        organizationId=school.global_id,
        domains=[" School.org", "@bücher.de", "school.org"],
    )
    assert payload["organization"]["invitationDomains"] == ["school.org", "xn--bcher-kva.de"]
    assert await invite(owner, school, "ana@school.org", "ana@bücher.de", "ana@x.org", "ana@a.school.org") == [
        ("ana@school.org", "QUEUED"), ("ana@bücher.de", "QUEUED"), ("ana@x.org", "INVALID"),
        ("ana@a.school.org", "INVALID"),
    ]  # fmt: skip
    assert await AuditEntry.filter(action=AuditAction.INVITATION_DOMAINS_CHANGED).count() == 1

    query = "query($id: ID!) { organization(id: $id) { invitationDomains } }"
    for role, seen in ((Role.ANALYST, True), (Role.COACH, False)):
        somebody = await api.signed_in((await member(school, role)).account_id)
        data = await somebody.data(query, id=school.global_id)
        assert (data["organization"]["invitationDomains"] is not None) is seen
        assert await somebody.refused("restrictInvitations", organizationId=school.global_id, domains=[]) == "FORBIDDEN"
    for nonsense in (["no domain"], ["a@b.org"], ["x" * 300], [""], ["\x01"], [f"d{n}.org" for n in range(101)]):
        code = await owner.refused("restrictInvitations", organizationId=school.global_id, domains=nonsense)
        assert code == "INVALID_INPUT"
    await owner.done("restrictInvitations", organizationId=school.global_id, domains=[])
    assert await invite(owner, school, "ana@x.org") == [("ana@x.org", "QUEUED")]


async def sent(api: Api, email: str = "ana@x.org") -> tuple[OwnedOrganization, Api, str]:
    """An organization, its owner, and an invitation whose mail has left."""
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    payload = await owner.done(
        "inviteLearners", RESULT, organizationId=school.global_id, invitees={"addresses": [email]}
    )
    invitation = payload["outcomes"][0]["invitation"]["id"]
    await Invitation.filter(email=email).update(state=InvitationState.SENT, sent_at=now())
    return school, owner, invitation


async def test_sending_again_queues_it_anew_and_never_moves_its_end(api: Api) -> None:
    _, owner, invitation = await sent(api)
    before = await Invitation.get()
    payload = await owner.done("resendInvitation", "invitation { state sends }", invitationId=invitation)
    assert payload["invitation"] == {"state": "QUEUED", "sends": 2}
    after = await Invitation.get()
    assert after.expires_at == before.expires_at
    assert after.chunk_id != before.chunk_id
    assert await queued_chunks() == [before.chunk_id, after.chunk_id]

    payload = await owner.done("resendInvitation", "invitation { sends }", invitationId=invitation)
    assert payload["invitation"] == {"sends": 2}, "its mail is about to leave anyway"
    await Invitation.all().update(state=InvitationState.FAILED, failure="550 no such user")
    payload = await owner.done("resendInvitation", "invitation { state sends failure }", invitationId=invitation)
    assert payload["invitation"] == {"state": "QUEUED", "sends": 3, "failure": None}
    assert await AuditEntry.filter(action=AuditAction.INVITATION_RESENT).count() == 2


async def test_sending_again_is_limited(api: Api) -> None:
    _, owner, invitation = await sent(api)
    for _ in range(3):
        await owner.done("resendInvitation", invitationId=invitation)
        await Invitation.all().update(state=InvitationState.SENT, sent_at=now())
    assert await owner.refused("resendInvitation", invitationId=invitation) == "RATE_LIMITED"


async def test_taking_back_and_inviting_anew_floods_nobody(api: Api) -> None:
    """Three mails a day reach an address, by one organization or by one person for several."""
    school = await owned_organization()
    other = await owned_organization(owner=school.owner)
    colleague = await api.signed_in((await member(school, Role.ADMIN)).account_id)
    owner = await api.signed_in(school.owner.account_id)

    async def invited_anew(client: Api, of: OwnedOrganization) -> str:
        result = "outcomes { outcome message invitation { id } }"
        [one] = (
            await client.done("inviteLearners", result, organizationId=of.global_id, invitees={"text": "v@x.org"})
        )["outcomes"]
        if one["invitation"] is not None:
            await client.done("revokeInvitation", invitationId=one["invitation"]["id"])
        return f"{one['outcome']} {one['message']}"

    wait = "BLOCKED This address was mailed 3 times since yesterday. Wait a day."
    assert [await invited_anew(owner, school) for _ in range(4)] == ["QUEUED None"] * 3 + [wait]
    assert await invited_anew(colleague, school) == wait
    assert await invited_anew(owner, other) == wait
    # What others do for others is nobody's to know.
    stranger = await owned_organization()
    assert await invited_anew(await api.signed_in(stranger.owner.account_id), stranger) == "QUEUED None"
    with stopped_at(now() + timedelta(days=1, minutes=1)):
        assert await invited_anew(await api.signed_in(school.owner.account_id), school) == "QUEUED None"


async def test_sending_again_is_limited_by_address(api: Api) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    first = await invitation_row(school, "v@x.org", state=InvitationState.FAILED, failure="no")
    second = await invitation_row(school, "v@x.org", state=InvitationState.FAILED, failure="no")
    for one in (first, second):
        await owner.done("resendInvitation", invitationId=to_global("Invitation", one.id))
        await owner.done("revokeInvitation", invitationId=to_global("Invitation", one.id))
    third = await invitation_row(school, "v@x.org")
    await owner.done("resendInvitation", invitationId=to_global("Invitation", third.id))
    await owner.done("revokeInvitation", invitationId=to_global("Invitation", third.id))
    fourth = await invitation_row(school, "v@x.org")
    assert await owner.refused("resendInvitation", invitationId=to_global("Invitation", fourth.id)) == "RATE_LIMITED"


async def test_nothing_is_sent_again_to_who_does_not_want_it_or_is_here_already(api: Api) -> None:
    learner = await person()
    school, owner, invitation = await sent(api, learner.email)
    await unsubscribe(school.id, learner.email)
    assert await owner.refused("resendInvitation", invitationId=invitation) == "INVITATION_ENDED"
    await connect(learner, school)
    assert await owner.refused("resendInvitation", invitationId=invitation) == "ALREADY_CONNECTED"


async def test_a_failed_invitation_is_not_sent_again_beside_a_newer_one(api: Api) -> None:
    school, owner, invitation = await sent(api)
    await Invitation.all().update(state=InvitationState.FAILED, failure="550 no such user")
    assert await invite(owner, school, "ana@x.org") == [("ana@x.org", "QUEUED")]
    assert await owner.refused("resendInvitation", invitationId=invitation) == "ALREADY_INVITED"


async def test_an_invitation_can_be_taken_back_once_and_again_but_not_once_it_is_accepted(api: Api) -> None:
    school, owner, invitation = await sent(api)
    for _ in range(2):
        payload = await owner.done("revokeInvitation", "invitation { state endedAt }", invitationId=invitation)
        assert payload["invitation"]["state"] == "REVOKED"
    assert await AuditEntry.filter(action=AuditAction.INVITATION_REVOKED).count() == 1
    assert await owner.refused("resendInvitation", invitationId=invitation) == "INVITATION_ENDED"
    assert await invite(owner, school, "ana@x.org") == [("ana@x.org", "QUEUED")]

    learner = await person()
    await connect(learner, school)
    accepted = await Invitation.get(state=InvitationState.QUEUED)
    accepted.state, accepted.ended_at = InvitationState.ACCEPTED, now()
    accepted.connection_id = (await Connection.get()).id
    await accepted.save()
    found = await owner.data(
        "query($id: ID!) { organization(id: $id) { invitations(filter: { state: { equalTo: ACCEPTED } }) { nodes { id"
        " connection { learner { name } } } } } }",
        id=school.global_id,
    )
    [node] = found["organization"]["invitations"]["nodes"]
    assert node["connection"]["learner"]["name"] == learner.name
    assert await owner.refused("revokeInvitation", invitationId=node["id"]) == "INVITATION_ENDED"


async def test_who_may_not_manage_an_invitation_is_told_so_only_if_it_is_visible(api: Api) -> None:
    learner = await person()
    school, _, invitation = await sent(api, learner.email)
    cases = [
        (await member(school, Role.ANALYST), "FORBIDDEN"),
        (learner, "FORBIDDEN"),
        (await member(school, Role.COACH), "NOT_FOUND"),
        ((await owned_organization()).owner, "NOT_FOUND"),
        (await person(), "NOT_FOUND"),
    ]
    for who, code in cases:
        client = await api.signed_in(who.account_id)
        for name in ("resendInvitation", "revokeInvitation"):
            assert await client.refused(name, invitationId=invitation) == code


async def test_an_invitation_past_its_time_is_over_even_before_the_worker_says_so(api: Api) -> None:
    school, owner, invitation = await sent(api)
    with stopped_at(now() + LIFETIME + timedelta(seconds=1)):
        # Tokens of the client expire too.
        later = await api.signed_in(school.owner.account_id)
        assert await later.refused("resendInvitation", invitationId=invitation) == "INVITATION_ENDED"
        assert await invite(later, school, "ana@x.org") == [("ana@x.org", "QUEUED")]
    states = [one.state for one in await Invitation.all().order_by("id")]
    assert states == [InvitationState.EXPIRED, InvitationState.QUEUED]
    assert owner


SEEN = """query($id: ID!) { node(id: $id) { ... on Invitation {
    email state failure sends token organization { name } invitedBy { name } } } }"""


async def test_staff_see_how_it_fared_and_who_is_invited_sees_the_token(api: Api) -> None:
    learner = await person()
    school, owner, invitation = await sent(api, learner.email)
    await Invitation.all().update(state=InvitationState.FAILED, failure="550 no such user")
    token = (await Invitation.get()).token
    analyst = await api.signed_in((await member(school, Role.ANALYST)).account_id)
    common = {"email": learner.email, "state": "FAILED", "organization": {"name": school.name}}

    for staff in (owner, analyst):
        assert (await staff.data(SEEN, id=invitation))["node"] == {
            **common, "failure": "550 no such user", "sends": 1, "token": None,
            "invitedBy": {"name": school.owner.name},
        }  # fmt: skip
    invited = await api.signed_in(learner.account_id)
    own = {**common, "failure": None, "sends": None, "token": token, "invitedBy": None}
    assert (await invited.data(SEEN, id=invitation))["node"] == own
    listed = "{ viewer { invitations { totalCount nodes { id token } } } }"
    assert (await invited.data(listed))["viewer"]["invitations"] == {
        "totalCount": 1, "nodes": [{"id": invitation, "token": token}],
    }  # fmt: skip

    for who in (await member(school, Role.COACH), (await owned_organization()).owner, await person()):
        client = await api.signed_in(who.account_id)
        assert (await client.data(SEEN, id=invitation))["node"] is None
        assert (await client.data(listed))["viewer"]["invitations"]["totalCount"] == 0
    assert (await api.data(SEEN, id=invitation))["node"] is None

    other = await person()
    await AccountAddress.create(account_id=other.account_id, email="second@x.org")
    await invite(owner, school, "second@x.org")
    second = await (await api.signed_in(other.account_id)).data(listed)
    assert [from_global(node["id"]) for node in second["viewer"]["invitations"]["nodes"]] == [
        ("Invitation", (await Invitation.get(email="second@x.org")).id)
    ]


async def test_the_organizations_list_has_filters_and_figures_and_hides_itself_from_others(api: Api) -> None:
    school, owner, _ = await sent(api)
    await invite(owner, school, "bob@x.org", "cy@y.org")
    query = """query($id: ID!, $filter: InvitationFilter) { organization(id: $id) {
        invitations(filter: $filter, orderBy: { field: EMAIL }) {
            totalCount nodes { email } aggregates { queued sent failed accepted revoked expired } } } }"""
    found = (await owner.data(query, id=school.global_id))["organization"]["invitations"]
    assert [node["email"] for node in found["nodes"]] == ["ana@x.org", "bob@x.org", "cy@y.org"]
    assert found["aggregates"] == {"queued": 2, "sent": 1, "failed": 0, "accepted": 0, "revoked": 0, "expired": 0}
    given = {"state": {"in": ["QUEUED"]}, "email": {"contains": "Y.ORG"}}
    found = (await owner.data(query, id=school.global_id, filter=given))["organization"]["invitations"]
    assert [node["email"] for node in found["nodes"]] == ["cy@y.org"]

    stranger = await api.signed_in((await owned_organization()).owner.account_id)
    found = (await stranger.data(query, id=school.global_id))["organization"]["invitations"]
    assert (found["totalCount"], set(found["aggregates"].values())) == (0, {0})
