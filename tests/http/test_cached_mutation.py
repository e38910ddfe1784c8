"""A mutation that was carried out before goes a shorter way, and nobody can tell by anything but the time it takes."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import orjson
import pytest

from compiler.execute import one_row
from compiler.sql import Statement
from domain.clock import now
from domain.identifiers import to_global
from models.connections.connection import Connection
from models.courses.session import ModuleProgress, Session
from models.people.access_token import AccessToken
from server.query.schema import executable
from server.transport import http
from tests.client import Api
from tests.people import Lessons, Person, lessons, owned_organization, person

ROUND_TRIPS = Path(__file__).parents[1] / "golden" / "round_trips.json"
TABLE = re.compile(r"\b[a-z_]{3,}\b")
COMPLETE = """mutation($input: CompleteSessionInput!) {
  completeSession(input: $input) { session { id state } certificate { course { id } } }
}"""

RECORD = """mutation($input: RecordProgressInput!) {
  done: recordProgress(input: $input) {
    __typename errors: userErrors { code wrong: field message retryAfter } session { id progressPercent state }
  }
}"""
JOIN = """mutation($input: JoinOrganizationInput!) {
  joinOrganization(input: $input) { organization { name } connection { state } userErrors { code field } }
}"""


class Ways:
    """Which way each mutation went: carried out here, of these without being looked up first, or given up."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.taken: list[str] = []
        carried_out = http.carried_out

        async def watched(*args: Any, token_is_proven: bool) -> Any:
            found = await carried_out(*args, token_is_proven=token_is_proven)
            name = "proven" if token_is_proven else "remembered"
            self.taken.append(name if found is not None else f"not {name}")
            return found

        patch.setattr(http, "carried_out", watched)

    def take(self) -> list[str]:
        """Those since the last time."""
        taken, self.taken = self.taken, []
        return taken


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Ways:
    return Ways(monkeypatch)


async def learning(api: Api) -> tuple[Api, Person, Lessons, str]:
    """A learner in a session, whose token is known and whose `RECORD` was carried out once."""
    hillside, course, ana = await owned_organization(credits=5), await lessons(), await person()
    client = await api.signed_in(ana.account_id)
    await AccessToken.filter(account_id=ana.account_id).update(last_used_at=now())
    await client.done("joinOrganization", token=hillside.token)
    given = {"courseId": course.global_id, "language": "EN", "organizationId": hillside.global_id}
    session = (await client.done("startSession", "session { id }", **given))["session"]["id"]
    return client, ana, course, session


def module(course: Lessons) -> str:
    return to_global("CourseModule", course.lesson)


async def test_it_answers_what_the_ordinary_way_answers(api: Api, ways: Ways) -> None:
    client, _, course, session = await learning(api)
    given = {"sessionId": session, "moduleId": module(course)}
    ways.take()

    ordinary = await client.answer(RECORD, input={**given, "idempotencyKey": "k"})
    first = await client.answer(RECORD, input=given)
    with_a_key = await client.answer(RECORD, input={**given, "idempotencyKey": "l"})
    second = await client.answer(RECORD, input=given)

    assert ways.take() == ["remembered", "not remembered", "not proven", "remembered"]
    assert ordinary == first == with_a_key == second
    assert first["data"]["done"]["session"] == {"id": session, "progressPercent": 50, "state": "IN_PROGRESS"}
    assert list(first["data"]["done"]) == ["__typename", "errors", "session"]


async def test_what_is_refused_is_refused_in_the_same_words(api: Api, ways: Ways) -> None:
    client, _, course, session = await learning(api)
    await client.answer(RECORD, input={"sessionId": session, "moduleId": module(course)})
    ways.take()

    wrong = {"sessionId": session, "moduleId": module(course), "scorePercent": 5}
    here = await client.answer(RECORD, input=wrong)
    ordinary = await client.answer(RECORD, input={**wrong, "idempotencyKey": "k"})

    assert ways.take()[:2] == ["not remembered", "proven"]
    assert here == ordinary
    assert here["data"]["done"]["errors"][0]["code"] == "INVALID_INPUT"
    assert here["data"]["done"]["session"] is None


@pytest.mark.parametrize("ended", [{"revoked_at": now()}, {"expires_at": now() - timedelta(seconds=1)}])
async def test_a_remembered_token_that_has_ended_writes_nothing(api: Api, ways: Ways, ended: dict[str, Any]) -> None:
    client, ana, course, session = await learning(api)
    await client.answer(RECORD, input={"sessionId": session, "moduleId": module(course)})
    given = {"sessionId": session, "moduleId": to_global("CourseModule", course.quiz), "scorePercent": 100}
    ways.take()
    made = {"created_at": now() - timedelta(hours=1)} if "expires_at" in ended else {}
    await AccessToken.filter(account_id=ana.account_id).update(**ended, **made)

    async with client.client() as http_client:
        response = await http_client.post("/graphql", json={"query": RECORD, "variables": {"input": given}})

    assert response.status_code == 401
    assert ways.take() == ["not remembered"]
    assert await ModuleProgress.all().count() == 1
    assert (await Session.get()).progress_percent == 50


async def test_who_became_staff_meanwhile_reads_the_payload_as_staff(api: Api, ways: Ways) -> None:
    client, _, course, session = await learning(api)
    given = {"sessionId": session, "moduleId": module(course)}
    await client.answer(RECORD, input=given)
    await client.done("createOrganization", name="Mine", kind="SCHOOL")
    ways.take()

    answer = await client.answer(RECORD, input=given)

    assert answer["data"]["done"]["session"]["id"] == session
    assert ways.take() == ["remembered"]


async def test_a_personal_token_may_not_write_this_way_either(api: Api, ways: Ways) -> None:
    client, ana, course, session = await learning(api)
    given = {"sessionId": session, "moduleId": module(course)}
    await client.answer(RECORD, input=given)
    await AccessToken.filter(account_id=ana.account_id).update(kind="PERSONAL", scope="READ_ONLY")
    secret = client.headers["Authorization"].replace("tes_a", "tes_p")
    assert (await Api(client.app, {"Authorization": secret}).answer(RECORD, input=given)).get("data") is None


async def test_what_a_link_refuses_shows_its_organization(api: Api, ways: Ways) -> None:
    hillside = await owned_organization()
    for _ in range(2):
        client = await api.signed_in((await person()).account_id)
        await client.data(JOIN, input={"token": hillside.token})
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("deactivateInvitationLink", organizationId=hillside.global_id)
    ways.take()

    client = await api.signed_in((await person()).account_id)
    answer = await client.data(JOIN, input={"token": hillside.token})

    assert ways.take() == ["proven"]
    assert answer["joinOrganization"] == {
        "organization": {"name": hillside.name},
        "connection": None,
        "userErrors": [{"code": "INVITATION_LINK_INACTIVE", "field": "token"}],
    }
    assert await Connection.all().count() == 2


async def test_a_database_that_fails_is_told_of_once(api: Api, ways: Ways, monkeypatch: pytest.MonkeyPatch) -> None:
    client, _, course, session = await learning(api)
    given = {"sessionId": session, "moduleId": module(course)}
    await client.answer(RECORD, input=given)
    ways.take()

    async def broken(*_: Any, **__: Any) -> Any:
        raise asyncpg.PostgresError("the payload could not be read")

    monkeypatch.setattr("server.transport.payload_rows.one_row", broken)
    answer = await client.answer(RECORD, input=given)

    assert ways.take() == ["remembered"]
    assert answer["data"]["done"]["session"] is None
    assert answer["errors"][0]["path"] == ["done", "session"]
    assert await ModuleProgress.all().count() == 1


async def test_all_rows_of_a_learners_payload_are_one_statement_that_looks_nobody_up(
    api: Api, ways: Ways, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements: list[str] = []

    async def noted(pool: asyncpg.Pool, compiled: Statement, bound: list[Any]) -> asyncpg.Record | None:
        statements.append(compiled.text)
        return await one_row(pool, compiled, bound)

    monkeypatch.setattr("server.transport.payload_rows.one_row", noted)
    for _ in range(2):
        client, _, course, session = await learning(api)
        await client.done("recordProgress", sessionId=session, moduleId=module(course))
        quiz = to_global("CourseModule", course.quiz)
        await client.done("recordProgress", sessionId=session, moduleId=quiz, scorePercent=100)
        ways.take()
        statements.clear()
        answer = await client.answer(COMPLETE, input={"sessionId": session})

    assert ways.take() == ["remembered"]
    assert answer["data"]["completeSession"] == {
        "session": {"id": session, "state": "COMPLETED"}, "certificate": {"course": {"id": course.global_id}}
    }  # fmt: skip
    assert len(statements) == 1
    assert "membership" not in statements[0]


LOOKED_AT = {"joinOrganization": {"account"}}
"""Tables that a statement which writes only reads: invitations of the account's addresses."""


def test_nobody_comes_to_a_staff_by_a_mutation_that_says_so() -> None:
    golden = orjson.loads(ROUND_TRIPS.read_bytes())
    mutations = executable().schema._schema.mutation_type
    assert mutations is not None
    staying = [
        name
        for name, field in mutations.fields.items()
        for one in field.extensions["strawberry-definition"].extensions
        if getattr(one, "viewer_stays", False)
    ]
    assert staying
    for name in staying:
        written = {table for text in golden[name] if not text.startswith("SELECT ") for table in TABLE.findall(text)}
        assert written
        assert not written & {"account", "membership", "team_coach"} - LOOKED_AT.get(name, set()), name
