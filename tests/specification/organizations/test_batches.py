"""A desk with forty rows to do does them at once: each row has its outcome, and one that is refused stops no other."""

from __future__ import annotations

from typing import Any

import pytest

from domain.activity.audit_entry import AuditAction
from domain.clock import now
from domain.connections.invitation import InvitationState
from domain.identifiers import key_of, to_global
from domain.organizations.role import Role
from models.activity.audit_entry import AuditEntry
from models.connections.connection import Connection
from models.connections.invitation import Invitation
from models.courses.session import Session
from models.outbox import Outbox
from tests.client import Api
from tests.people import OwnedOrganization, invitation, lessons, member, owned_organization, person
from tests.steps import asked, finished, joined, started

BALANCE = "query($id: ID!) { organization(id: $id) { credits { balance reserved spent } } }"


async def balance(client: Api, of: OwnedOrganization) -> Any:
    return (await client.data(BALANCE, id=of.global_id))["organization"]["credits"]


async def codes(client: Api, name: str, of: OwnedOrganization, **given: Any) -> list[str | None]:
    payload = await client.done(name, "outcomes { field code message }", organizationId=of.global_id, **given)
    assert all((one["code"] is None) == (one["message"] is None) for one in payload["outcomes"])
    return [one["code"] for one in payload["outcomes"]]


async def logged(action: AuditAction, of: OwnedOrganization) -> int:
    return await AuditEntry.filter(organization_id=of.id, action=action).count()


async def test_sessions_are_ended_together_and_each_tells_what_became_of_it(api: Api) -> None:
    hillside, harbour, course = (
        await owned_organization(credits=3),
        await owned_organization(credits=1),
        await lessons(),
    )
    sessions = []
    for _ in range(3):
        learner, _ = await joined(api, await person(), hillside)
        sessions.append(await started(learner, course, hillside))
    await finished(learner, course, sessions[2])
    elsewhere, _ = await joined(api, await person(), harbour)
    foreign = await started(elsewhere, course, harbour)
    owner = await api.signed_in(hillside.owner.account_id)

    payload = await owner.done(
        "terminateSessions",
        "outcomes { field sessionId code session { state terminationReason terminationNote } }",
        organizationId=hillside.global_id,
        sessionIds=[sessions[0], foreign, sessions[2], sessions[1], sessions[0], "nothing"],
        reason="The course changed",
    )

    ended = {"state": "TERMINATED", "terminationReason": "BY_ORGANIZATION", "terminationNote": "The course changed"}
    done = {"state": "COMPLETED", "terminationReason": None, "terminationNote": None}
    assert payload["outcomes"] == [
        {"field": "sessionIds[0]", "sessionId": sessions[0], "code": None, "session": ended},
        {"field": "sessionIds[1]", "sessionId": foreign, "code": "NOT_FOUND", "session": None},
        {"field": "sessionIds[2]", "sessionId": sessions[2], "code": "SESSION_ENDED", "session": done},
        {"field": "sessionIds[3]", "sessionId": sessions[1], "code": None, "session": ended},
        {"field": "sessionIds[5]", "sessionId": "nothing", "code": "NOT_FOUND", "session": None},
    ]
    assert await balance(owner, hillside) == {"balance": 2, "reserved": 0, "spent": 1}
    assert await logged(AuditAction.SESSION_TERMINATED, hillside) == 2
    assert await Outbox.filter(event="session.terminated").count() == 2
    again = {"sessionIds": sessions, "reason": "Again"}
    assert await codes(owner, "terminateSessions", hillside, **again) == ["SESSION_ENDED"] * 3
    assert await balance(owner, hillside) == {"balance": 2, "reserved": 0, "spent": 1}
    assert (await Session.get(id=key_of("Session", foreign))).state == "IN_PROGRESS"


async def test_connections_are_ended_together_and_what_is_no_connection_of_the_organization_stays(api: Api) -> None:
    hillside, harbour = await owned_organization(), await owned_organization()
    ana = await person()
    learner, first = await joined(api, ana, hillside)
    _, second = await joined(api, await person(), hillside)
    _, foreign = await joined(api, ana, harbour)
    _, waiting = await asked(api, await person(), hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    bonds = [first, foreign, waiting, second]

    assert await codes(owner, "disconnectLearners", hillside, connectionIds=bonds, reason="Summer") == [
        None, "NOT_FOUND", "CONNECTION_ENDED", None,
    ]  # fmt: skip

    states = {to_global("Connection", one.id): (one.state, one.end_reason) for one in await Connection.all()}
    assert states == {
        first: ("DISCONNECTED", "Summer"), second: ("DISCONNECTED", "Summer"),
        foreign: ("ACTIVE", None), waiting: ("REQUESTED", None),
    }  # fmt: skip
    assert await logged(AuditAction.CONNECTION_ENDED, hillside) == 2
    assert await Outbox.filter(event="connection.ended").count() == 2
    assert await learner.refused("disconnect", connectionId=first) == "CONNECTION_ENDED"


async def test_what_failed_is_mailed_again_together_and_what_is_over_the_allowance_is_said(api: Api) -> None:
    hillside, harbour = await owned_organization(mails_per_day=2), await owned_organization()
    failed = [await invitation(hillside, f"f{n}@example.org", state="FAILED", failure="No") for n in range(3)]
    ended = await invitation(hillside, "e@example.org", state="REVOKED", ended_at=now())
    foreign = await invitation(harbour, "x@example.org", state="FAILED", failure="No")
    ids = [to_global("Invitation", one.id) for one in (*failed, ended, foreign)]
    owner = await api.signed_in(hillside.owner.account_id)

    assert await codes(owner, "resendInvitations", hillside, invitationIds=ids) == [
        None, None, "MAIL_ALLOWANCE_USED_UP", "INVITATION_ENDED", "NOT_FOUND",
    ]  # fmt: skip

    after = [await Invitation.get(id=one.id) for one in failed]
    assert [(one.state, one.failure, one.sends) for one in after] == [
        (InvitationState.QUEUED, None, 2), (InvitationState.QUEUED, None, 2), (InvitationState.FAILED, "No", 1),
    ]  # fmt: skip
    [event] = await Outbox.filter(event="invitation.queued")
    assert {str(one.chunk_id) for one in after[:2]} == {event.payload["chunk_id"]}
    assert await logged(AuditAction.INVITATION_RESENT, hillside) == 2
    # What is about to leave stays as it is.
    assert await codes(owner, "resendInvitations", hillside, invitationIds=ids[:2]) == [None, None]
    assert await logged(AuditAction.INVITATION_RESENT, hillside) == 2


async def test_nobody_who_connected_or_was_blocked_meanwhile_is_mailed_again(api: Api) -> None:
    hillside, ana, bob = await owned_organization(), await person(), await person()
    for somebody in (ana, bob):
        await joined(api, somebody, hillside)
    mailed = [await invitation(hillside, somebody.email) for somebody in (ana, bob)]
    ids = [to_global("Invitation", one.id) for one in mailed]
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("blockLearner", organizationId=hillside.global_id, learnerId=bob.learner)
    found = await codes(owner, "resendInvitations", hillside, invitationIds=ids)
    assert found == ["ALREADY_CONNECTED", "INVITATION_ENDED"]


async def test_invitations_are_taken_back_together_twice_is_no_error_and_an_accepted_one_stays(api: Api) -> None:
    hillside, ana = await owned_organization(), await person()
    mailed = [await invitation(hillside, email) for email in (ana.email, "b@example.org", "c@example.org")]
    ids = [to_global("Invitation", one.id) for one in mailed]
    learner = await api.signed_in(ana.account_id)
    await learner.done("joinOrganization", token=mailed[0].token)
    owner = await api.signed_in(hillside.owner.account_id)
    for _ in range(2):
        found = await codes(owner, "revokeInvitations", hillside, invitationIds=ids)
        assert found == ["INVITATION_ENDED", None, None]
        assert await logged(AuditAction.INVITATION_REVOKED, hillside) == 2
    assert [one.state for one in await Invitation.filter(organization_id=hillside.id).order_by("id")] == [
        "ACCEPTED", "REVOKED", "REVOKED",
    ]  # fmt: skip


BATCHES: dict[str, dict[str, Any]] = {
    "terminateSessions": {"sessionIds": ["nothing"], "reason": "No"},
    "disconnectLearners": {"connectionIds": ["nothing"]},
    "resendInvitations": {"invitationIds": ["nothing"]},
    "revokeInvitations": {"invitationIds": ["nothing"]},
}


@pytest.mark.parametrize("name", BATCHES)
async def test_only_owners_and_admins_of_the_organization_do_so(api: Api, name: str) -> None:
    hillside = await owned_organization()
    given = {**BATCHES[name], "organizationId": hillside.global_id}
    for role, expected in ((Role.ADMIN, []), (Role.COACH, ["FORBIDDEN"]), (Role.ANALYST, ["FORBIDDEN"])):
        client = await api.signed_in((await member(hillside, role)).account_id)
        assert [error["code"] for error in (await client.mutate(name, **given))["userErrors"]] == expected
    stranger = await api.signed_in((await owned_organization()).owner.account_id)
    assert await stranger.refused(name, **given) == "FORBIDDEN"


@pytest.mark.parametrize("name", BATCHES)
async def test_none_and_more_than_200_are_refused_at_the_list(api: Api, name: str) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    [ids] = [field for field in BATCHES[name] if field.endswith("Ids")]
    for many in ([], [f"nothing {number}" for number in range(201)]):
        payload = await owner.mutate(name, **{**BATCHES[name], "organizationId": hillside.global_id, ids: many})
        assert [(error["code"], error["field"]) for error in payload["userErrors"]] == [("INVALID_INPUT", ids)]


@pytest.mark.parametrize("name", BATCHES)
async def test_a_retry_with_its_key_is_answered_as_the_first_time(api: Api, name: str) -> None:
    hillside, course = await owned_organization(credits=1), await lessons()
    learner, bond = await joined(api, await person(), hillside)
    rows = {
        "sessionIds": await started(learner, course, hillside),
        "connectionIds": bond,
        "invitationIds": to_global("Invitation", (await invitation(hillside, "a@example.org")).id),
    }
    [ids] = [field for field in BATCHES[name] if field.endswith("Ids")]
    given = {**BATCHES[name], ids: [rows[ids], "nothing"], "organizationId": hillside.global_id, "idempotencyKey": "k"}
    owner = await api.signed_in(hillside.owner.account_id)
    first, again = [await owner.done(name, "outcomes { field code message }", **given) for _ in range(2)]
    assert first == again
    assert [one["code"] for one in first["outcomes"]] == [None, "NOT_FOUND"]


async def test_200_are_done_in_as_many_statements_as_one(api: Api) -> None:
    hillside = await owned_organization(mails_per_day=1_000)
    mailed = [await invitation(hillside, f"f{n}@example.org", state="FAILED", failure="No") for n in range(200)]
    ids = [to_global("Invitation", one.id) for one in mailed]
    owner = await api.signed_in(hillside.owner.account_id)
    assert await codes(owner, "resendInvitations", hillside, invitationIds=ids) == [None] * 200
    assert await Outbox.filter(event="invitation.queued").count() == 2, "a hundred at a time"
    assert await codes(owner, "revokeInvitations", hillside, invitationIds=ids) == [None] * 200
