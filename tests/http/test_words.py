"""Small things that clients stumbled over: encodings, days that do not exist, addresses in capitals, `signOut`."""

from __future__ import annotations

import pytest

from server.generated.sdl import sdl
from tests.client import Api
from tests.people import invitation, owned_organization

BODY = '{"query": "{ __typename }"}'


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32-be"])
async def test_a_body_in_another_encoding_is_told_the_right_one(api: Api, encoding: str) -> None:
    for content_type in ("application/json", f"application/json; charset={encoding}"):
        async with api.client() as http:
            headers = {"Content-Type": content_type}
            response = await http.post("/graphql", content=BODY.encode(encoding), headers=headers)
        [error] = response.json()["errors"]
        assert response.status_code in {400, 415}
        assert "UTF-8" in error["message"]
        if encoding.startswith("utf-16"):
            assert (response.status_code, error["extensions"]["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
async def test_utf_8_may_be_named(api: Api, charset: str) -> None:
    async with api.client() as http:
        headers = {"Content-Type": f"application/json; charset={charset}"}
        assert (await http.post("/graphql", content=BODY.encode(), headers=headers)).status_code == 200


async def test_a_moment_that_is_none_is_not_called_a_wrong_format(api: Api) -> None:
    hillside = await owned_organization()
    client = await api.signed_in(hillside.owner.account_id)
    query = """query($day: DateTime!) { viewer { learner {
      sessions(filter: { startedAt: { after: $day } }) { totalCount }
    } } }"""
    answer = await client.answer(query, day="2027-02-29T10:00:00Z")
    assert "There is no such moment" in answer["errors"][0]["message"]
    assert "errors" not in await client.answer(query, day="2028-02-29T10:00:00Z")


async def test_addresses_are_found_in_any_case(api: Api) -> None:
    hillside = await owned_organization()
    sent = await invitation(hillside, "n0@example.org")
    client = await api.signed_in(hillside.owner.account_id)
    query = """query($id: ID!, $filter: InvitationFilter!) {
      organization(id: $id) { invitations(filter: $filter) { nodes { email } } }
    }"""
    for email in ({"equalTo": "N0@EXAMPLE.ORG"}, {"in": ["x", " N0@Example.org "]}, {"equalTo": "n0@example.org"}):
        found = await client.data(query, id=hillside.global_id, filter={"email": email})
        assert found["organization"]["invitations"]["nodes"] == [{"email": sent.email}]


@pytest.mark.parametrize("name", ["signOut", "signOutEverywhere"])
async def test_signing_out_takes_an_input_like_everything_and_none_as_ever(api: Api, name: str) -> None:
    hillside = await owned_organization()
    for arguments in ("", "(input: {})", '(input: { idempotencyKey: "a" })', "(input: null)"):
        client = await api.signed_in(hillside.owner.account_id)
        found = await client.data(f"mutation {{ {name}{arguments} {{ userErrors {{ code }} }} }}")
        assert found == {name: {"userErrors": []}}
        assert "errors" in await client.answer("{ viewer { email } }")


def test_every_directive_that_is_printed_says_what_it_is() -> None:
    lines = sdl().splitlines()
    printed = [number for number, line in enumerate(lines) if line.startswith("directive ")]
    assert printed
    assert all(lines[number - 1].endswith('"""') for number in printed)
