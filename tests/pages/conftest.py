"""People with a password, and the links that they are mailed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit
from uuid import UUID

import pytest

from domain.people.access import LinkPurpose
from models.people.account import Account
from models.people.registration import Registration
from server.config.settings import Settings
from server.services import Services
from tests.pages.reading import PASSWORD
from tests.people import Person, person
from workers.links import Links


@pytest.fixture
async def ada(api: object, services: Services) -> Person:
    """Somebody who can sign in with PASSWORD."""
    somebody = await person("Ada")
    password_hash = await services.passwords.hash(PASSWORD)
    await Account.filter(id=somebody.account_id).update(password_hash=password_hash)
    return somebody


@pytest.fixture
def mailed_path(configuration: Settings) -> Callable[[LinkPurpose, UUID], str]:
    """The path that the mail about a row leads to."""
    links = Links(configuration.public_url, configuration.secret_key.get_secret_value())

    def path(purpose: LinkPurpose, row_id: UUID) -> str:
        parts = urlsplit(links.mailed(purpose, row_id))
        return f"{parts.path}?{parts.query}"

    return path


@pytest.fixture
def verify_path(mailed_path: Callable[[LinkPurpose, UUID], str]) -> Callable[[str], Awaitable[str]]:
    """The path in the mail to whoever registered last with an address."""

    async def path(email: str) -> str:
        row = await Registration.filter(email=email).order_by("-created_at").first()
        assert row is not None
        return mailed_path(LinkPurpose.VERIFY_EMAIL, row.id)

    return path
