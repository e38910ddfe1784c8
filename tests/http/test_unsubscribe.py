"""The page behind an invitation mail's `List-Unsubscribe`: opening it changes nothing, one click does (RFC 8058)."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import httpx
import pytest
from pydantic import SecretStr

from domain.clock import now
from domain.identifiers import new_id
from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token
from models.connections.invitation import Invitation
from models.connections.unsubscription import Unsubscription
from server.config.settings import Settings
from tests.client import Api, other_services
from tests.people import OwnedOrganization, owned_organization
from workers.links import Links

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


async def invitation(of: OwnedOrganization, email: str = "ana@x.org") -> Invitation:
    return await Invitation.create(
        organization_id=of.id, email=email, invited_by_id=of.owner.account_id, token="t" * 32, chunk_id=new_id(),
        expires_at=now() + timedelta(days=30),
    )  # fmt: skip


def path_of(configuration: Settings, key: object) -> str:
    links = Links("https://tessera.test", configuration.secret_key.get_secret_value())
    return urlsplit(links.unsubscribe(key)).path  # type: ignore[arg-type]


async def test_opening_the_page_names_the_organization_and_changes_nothing(api: Api, configuration: Settings) -> None:
    school = await owned_organization("Hill & <b>Dale</b> {content}")
    path = path_of(configuration, (await invitation(school)).id)
    response = await opened(api, path)
    assert response.status_code == 200
    assert "Hill &amp; &lt;b&gt;Dale&lt;/b&gt; {content}" in response.text
    assert "ana@x.org" not in response.text, "the link may have been forwarded"
    assert '<form method="post">' in response.text
    assert await Unsubscription.all().count() == 0


async def opened(api: Api, path: str) -> httpx.Response:
    async with api.client() as client:
        return await client.get(path)


async def test_the_page_may_send_its_form_and_nothing_else(api: Api, configuration: Settings) -> None:
    response = await opened(api, path_of(configuration, (await invitation(await owned_organization())).id))
    policy = response.headers["content-security-policy"]
    assert "form-action 'self'" in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["referrer-policy"] == "same-origin"
    assert "<script" not in response.text


async def test_one_click_unsubscribes_the_address_from_this_organization_as_often_as_it_comes(
    api: Api, configuration: Settings
) -> None:
    school, other = await owned_organization(), await owned_organization()
    path = path_of(configuration, (await invitation(school)).id)
    async with api.client() as client:
        # As a mail program sends it: no cookie, a foreign origin, either of two encodings.
        for sent in ({"data": ONE_CLICK}, {"files": {name: (None, value) for name, value in ONE_CLICK.items()}}):
            response = await client.post(path, headers={"Origin": "https://mail.example"}, **sent)  # type: ignore[arg-type]
            assert response.status_code == 200
            assert school.name in response.text
    found = await Unsubscription.get()
    assert (found.organization_id, found.email) == (school.id, "ana@x.org")

    for of, outcome in ((school, "BLOCKED"), (other, "QUEUED")):
        owner = await api.signed_in(of.owner.account_id)
        given = {"organizationId": of.global_id, "invitees": {"addresses": ["ana@x.org"]}}
        payload = await owner.done("inviteLearners", "outcomes { outcome }", **given)
        assert payload["outcomes"] == [{"outcome": outcome}]


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_token_that_is_none_of_ours_is_answered_kindly_and_does_nothing(
    api: Api, configuration: Settings, method: str
) -> None:
    made = await invitation(await owned_organization())
    secret = configuration.secret_key.get_secret_value()
    tokens = [
        "nonsense",
        "%00",
        "x" * 2_000,
        mailed_token(secret, LinkPurpose.ADD_ADDRESS, made.id),
        mailed_token(secret, LinkPurpose.UNSUBSCRIBE, new_id()),
        mailed_token("another secret", LinkPurpose.UNSUBSCRIBE, made.id),
        made.token,
    ]
    async with api.client() as client:
        for token in tokens:
            response = await client.request(method, f"/unsubscribe/{token}")
            assert response.status_code == 404
            assert "does not work" in response.text
    assert await Unsubscription.all().count() == 0


async def test_links_of_a_former_key_still_unsubscribe_and_nothing_is_signed_with_it(
    api: Api, configuration: Settings
) -> None:
    former = "a former key that was long enough as well"
    made = await invitation(await owned_organization())
    path = f"/unsubscribe/{mailed_token(former, LinkPurpose.UNSUBSCRIBE, made.id)}"
    assert (await opened(api, path)).status_code == 404
    changed = configuration.model_copy(update={"former_secret_keys": (SecretStr(former),)})

    assert changed.key_ring == (configuration.secret_key.get_secret_value(), former)
    with other_services(api.app, settings=changed):
        async with api.client() as client:
            assert (await client.post(path, data=ONE_CLICK)).status_code == 200
    assert await Unsubscription.filter(email=made.email).exists()
    assert path_of(changed, made.id) == path_of(configuration, made.id)
