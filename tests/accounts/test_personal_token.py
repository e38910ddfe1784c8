"""Personal access tokens, and ending sign-ins by their id."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from graphql import GraphQLError

from domain.clock import now, stopped_at
from domain.identifiers import to_global
from domain.people.access import TokenKind, TokenScope
from models.people.access_token import AccessToken
from permissions.people.viewer import ANONYMOUS
from server.auth.identity import Unauthenticated


async def refused(client: Any, mutation: str, **values: Any) -> list[tuple[str, str | None]]:
    """Code and field of the refusals."""
    return [(error["code"], error["field"]) for error in (await client.do(mutation, **values))["userErrors"]]


@pytest.fixture
async def ada(system: Any) -> Any:
    """A signed-in browser."""
    await system.account("ada@example.org")
    return await system.signed_in("ada@example.org")


async def test_a_personal_token_reads_and_cannot_write(system: Any, ada: Any) -> None:
    answer = await ada.do("createAccessToken", label="Monthly report", currentPassword=system.PASSWORD)
    script = system.client()
    script.bearer = answer["token"]

    viewer = await script.viewer()
    assert (viewer.token_kind, viewer.scope, viewer.may_write) == (TokenKind.PERSONAL, TokenScope.READ_ONLY, False)
    assert (await script.execute("{ viewer { email } }")).errors is None
    writes: list[tuple[str, dict[str, Any]]] = [
        ("signOut", {}),
        ("signOutEverywhere", {}),
        ("changePassword", {"currentPassword": system.PASSWORD, "newPassword": "a long way home"}),
        ("requestEmailChange", {"email": "new@example.org", "currentPassword": system.PASSWORD}),
        ("createAccessToken", {"label": "another", "currentPassword": system.PASSWORD}),
        ("revokeAccessToken", {"id": answer["accessToken"]["id"]}),
    ]
    for mutation, values in writes:
        with pytest.raises(GraphQLError) as refusal:
            await script.do(mutation, **values)
        assert refusal.value.extensions == {"code": "READ_ONLY_TOKEN"}


async def test_the_database_itself_knows_no_personal_token_that_writes(system: Any, ada: Any) -> None:
    await ada.do("createAccessToken", label="report", currentPassword=system.PASSWORD)

    with pytest.raises(Exception, match="access_token_only_personal_are_read_only"):
        await AccessToken.filter(kind=TokenKind.PERSONAL).update(scope=TokenScope.FULL)


async def test_a_personal_token_expires_when_it_said(system: Any, ada: Any) -> None:
    start = now()
    with stopped_at(start):
        answer = await ada.do("createAccessToken", label="a", expiresInDays=7, currentPassword=system.PASSWORD)
    script = system.client()
    script.bearer = answer["token"]

    assert (await AccessToken.get(kind=TokenKind.PERSONAL)).expires_at == start + timedelta(days=7)
    with stopped_at(start + timedelta(days=7)), pytest.raises(Unauthenticated):
        await script.viewer()


async def test_its_secret_is_nowhere_in_the_database(system: Any, ada: Any) -> None:
    answer = await ada.do("createAccessToken", label="a", currentPassword=system.PASSWORD)

    rows = await AccessToken.all().values()

    assert answer["token"].startswith("tes_p")
    assert answer["token"] not in str(rows)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"label": " \0 "}, ("INVALID_INPUT", "label")),
        ({"label": "x" * 101}, ("INVALID_INPUT", "label")),
        ({"expiresInDays": 0}, ("INVALID_INPUT", "expiresInDays")),
        ({"expiresInDays": 366}, ("INVALID_INPUT", "expiresInDays")),
        ({"currentPassword": "wrong"}, ("INVALID_CREDENTIALS", "currentPassword")),
    ],
)
async def test_making_one_takes_a_label_a_term_and_the_password(
    system: Any, ada: Any, values: dict[str, Any], expected: tuple[str, str]
) -> None:
    given = {"label": "report", "currentPassword": system.PASSWORD, **values}

    assert await refused(ada, "createAccessToken", **given) == [expected]
    assert await AccessToken.filter(kind=TokenKind.PERSONAL).count() == 0


async def test_ending_one_ends_it_and_doing_so_twice_is_no_error(system: Any, ada: Any) -> None:
    answer = await ada.do("createAccessToken", label="report", currentPassword=system.PASSWORD)
    script = system.client()
    script.bearer = answer["token"]

    for _ in range(2):
        assert await refused(ada, "revokeAccessToken", id=answer["accessToken"]["id"]) == []

    with pytest.raises(Unauthenticated):
        await script.viewer()
    assert (await ada.viewer()).is_signed_in


async def test_a_lost_phone_is_signed_out_from_elsewhere(system: Any, ada: Any) -> None:
    phone = await system.signed_in("ada@example.org", transport="TOKEN")
    row = await AccessToken.get(kind=TokenKind.MOBILE_REFRESH)

    assert await refused(ada, "revokeAccessToken", id=to_global("AccessToken", row.id)) == []

    with pytest.raises(Unauthenticated):
        await phone.viewer()


async def test_somebody_elses_token_is_not_found_like_one_that_never_was(system: Any, ada: Any) -> None:
    await system.account("bob@example.org")
    bob = await system.signed_in("bob@example.org")
    row = await AccessToken.get(account__email="bob@example.org")

    answers = [
        await ada.do("revokeAccessToken", id=id_)
        for id_ in (to_global("AccessToken", row.id), "tok_" + "0" * 32, "", "\0", to_global("Session", row.id))
    ]

    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["userErrors"][0]["code"] == "NOT_FOUND"
    assert await bob.viewer() != ANONYMOUS
