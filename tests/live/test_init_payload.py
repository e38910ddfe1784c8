"""Nobody is nobody by mistake: a token under another key is refused by the key's name."""

from __future__ import annotations

from typing import Any

import pytest

from server.transport.init_payload import UnusableInit, authorization_in
from tests.live.conftest import Server
from tests.people import person

MISTAKEN: dict[str, dict[str, Any]] = {
    "Authorisation": {"Authorisation": "Bearer x"},
    "authToken": {"authToken": "x"},
    "token": {"token": None},
    "access_token": {"access_token": "x"},
    "headers": {"headers": {"Authorization": "Bearer x"}},
    "X-API-Key": {"X-API-Key": "x"},
    "me": {"me": "Bearer x"},
    "it": {"client": "phone", "it": "tes_axxx"},
}


@pytest.mark.parametrize("key", MISTAKEN)
def test_what_looks_like_a_token_under_another_key_is_refused(key: str) -> None:
    with pytest.raises(UnusableInit) as refused:
        authorization_in(MISTAKEN[key])
    assert str(refused.value) == f"Give the token as `payload.Authorization`; `{key}` is not read."


@pytest.mark.parametrize("payload", [{}, {"client": "phone", "version": 3}, {"Authorization": None, "token": "x"}])
def test_whoever_gives_no_token_is_nobody(payload: dict[str, Any]) -> None:
    assert authorization_in(payload) is None


@pytest.mark.parametrize("key", ["Authorization", "authorization", "AUTHORIZATION", " authorization "])
def test_the_key_may_be_in_any_case_and_other_keys_beside_it_do_not_matter(key: str) -> None:
    assert authorization_in({"token": "y", key: "Bearer x"}) == "Bearer x"


def test_a_key_is_shown_short_and_a_token_in_its_place_not_at_all() -> None:
    for key in ("token" * 100, "tes_a" + "x" * 43):
        with pytest.raises(UnusableInit) as refused:
            authorization_in({key: 1} if key.startswith("token") else {key: "tes_a"})
        assert len(str(refused.value).encode()) <= 120
        assert "x" * 43 not in str(refused.value)


async def test_the_socket_closes_with_the_words(server: Server) -> None:
    token = await server.token(await person())
    async with server.client() as client:
        await client.say({"type": "connection_init", "payload": {"authToken": f"Bearer {token}"}})
        words = "Give the token as `payload.Authorization`; `authToken` is not read."
        assert await client.closed() == (4400, words)
