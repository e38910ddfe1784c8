"""Learners of an organization by team, by what they are certified in, and by their connection."""

from __future__ import annotations

from typing import Any

import pytest

from domain.clock import now
from domain.identifiers import to_global
from domain.organizations.role import Role
from models.certificates.certificate import Certificate
from tests.client import Api
from tests.people import OwnedOrganization, lessons, member, owned_organization, person
from tests.steps import asked, finished, joined, started

pytestmark = pytest.mark.usefixtures("clean_db")


async def names(client: Api, of: OwnedOrganization, states: list[str] | None = None, **given: Any) -> list[str]:
    query = (
        "query($id: ID!, $states: [ConnectionState!], $filter: LearnerFilter) { organization(id: $id) { "
        "learners(connectionStates: $states, filter: $filter) { nodes { name } } } }"
    )
    found = await client.data(query, id=of.global_id, states=states, filter=given)
    return [node["name"] for node in found["organization"]["learners"]["nodes"]]


async def test_who_came_back_is_no_former_learner(api: Api) -> None:
    hillside, ana, ben = await owned_organization(credits=2), await person("Ana"), await person("Ben")
    course = await lessons()
    for one in (ana, ben):
        client, connection = await joined(api, one, hillside)
        await started(client, course, hillside)
        await client.done("disconnect", connectionId=connection)
    owner = await api.signed_in(hillside.owner.account_id)
    assert await names(owner, hillside, ["DISCONNECTED"]) == ["Ana", "Ben"]
    await joined(api, ben, hillside)
    assert await names(owner, hillside, ["DISCONNECTED"]) == ["Ana"]
    assert await names(owner, hillside, ["ACTIVE"]) == ["Ben"]
    assert await names(owner, hillside, connections={"state": {"equalTo": "DISCONNECTED"}}) == ["Ana", "Ben"]


async def test_who_is_not_certified_yet(api: Api) -> None:
    hillside, course, other = await owned_organization(credits=2), await lessons(), await lessons()
    ana, _ = await joined(api, await person("Ana"), hillside)
    ben, _ = await joined(api, await person("Ben"), hillside)
    await finished(ana, course, await started(ana, course, hillside))
    await finished(ben, other, await started(ben, other, hillside))
    await joined(api, await person("Cyd"), hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    valid = {"courseId": {"equalTo": course.global_id}, "state": {"equalTo": "VALID"}}
    assert await names(owner, hillside, certificates=valid) == ["Ana"]
    assert await names(owner, hillside, **{"not": {"certificates": valid}}) == ["Ben", "Cyd"]
    assert await names(owner, hillside, **{"not": {"certificates": {}}}) == ["Cyd"]
    await Certificate.filter(course_id=course.id).update(revoked_at=now(), revocation_reason="By mistake")
    assert await names(owner, hillside, certificates=valid) == []
    assert await names(owner, hillside, certificates={"state": {"equalTo": "REVOKED"}}) == ["Ana"]


async def test_a_certificate_that_is_hidden_makes_nobody_certified(api: Api) -> None:
    """Ana asked to be connected: the organization sees her name, and none of her certificates."""
    hillside, harbour, course = await owned_organization(), await owned_organization(credits=1), await lessons()
    ana = await person("Ana")
    learner, _ = await joined(api, ana, harbour)
    await finished(learner, course, await started(learner, course, harbour))
    await asked(api, ana, hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    assert await names(owner, hillside, ["REQUESTED"], certificates={}) == []
    assert await names(owner, hillside, ["REQUESTED"], **{"not": {"certificates": {}}}) == ["Ana"]
    elsewhere = {"organizationId": {"equalTo": harbour.global_id}}
    assert await names(owner, hillside, connections=elsewhere) == []


async def test_learners_of_a_team_as_far_as_the_team_is_seen(api: Api) -> None:
    hillside, ana = await owned_organization(), await person("Ana")
    learner, _ = await joined(api, ana, hillside)
    await joined(api, await person("Ben"), hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    first = to_global("Learner", ana.learner_id)
    payload = await owner.done(
        "createTeam", "team { id }", organizationId=hillside.global_id, name="Beginners", learnerIds=[first]
    )
    team = {"teamId": {"equalTo": payload["team"]["id"]}}
    assert await names(owner, hillside, **team) == ["Ana"]
    assert await names(owner, hillside, **{"not": team}) == ["Ben"]
    assert await names(learner, hillside, **team) == []
    coach = await api.signed_in((await member(hillside, Role.COACH)).account_id)
    assert await names(coach, hillside, **team) == []
