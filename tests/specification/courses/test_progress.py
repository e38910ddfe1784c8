"""What was done in a session can be read back, so that a player resumes, by whoever sees the session."""

from __future__ import annotations

from typing import Any

import pytest

from domain.identifiers import to_global
from tests.client import Api
from tests.people import OwnedOrganization, lessons, owned_organization, person
from tests.steps import joined, started

pytestmark = pytest.mark.usefixtures("clean_db")
PROGRESS = (
    "progressPercent modulesDone modulesInAll startedAt lastActivityAt "
    "progress { doneAt scorePercent isPassed module { id } }"
)


async def session_of(client: Api, session: str) -> Any:
    found = await client.data(f"query($id: ID!) {{ node(id: $id) {{ ... on Session {{ {PROGRESS} }} }} }}", id=session)
    return found["node"]


async def test_a_player_reads_back_what_was_done(api: Api) -> None:
    hillside, course = await owned_organization(credits=1), await lessons()
    learner, _ = await joined(api, await person("Ana"), hillside)
    session = await started(learner, course, hillside)
    found = await session_of(learner, session)
    assert (found["modulesDone"], found["modulesInAll"], found["progress"]) == (0, 2, [])
    assert found["lastActivityAt"] == found["startedAt"]

    lesson, quiz = to_global("CourseModule", course.lesson), to_global("CourseModule", course.quiz)
    for module, score in ((quiz, 10), (lesson, None), (quiz, 95), (quiz, 60)):
        given = {} if score is None else {"scorePercent": score}
        await learner.done("recordProgress", sessionId=session, moduleId=module, **given)
        found = await session_of(learner, session)
        if score == 10:
            assert (found["modulesDone"], found["progress"][0]["isPassed"]) == (0, False)

    assert [(d["module"]["id"], d["scorePercent"], d["isPassed"]) for d in found["progress"]] == [
        (lesson, None, True),
        (quiz, 95, True),
    ]
    assert (found["modulesDone"], found["progressPercent"]) == (2, 100)
    assert found["lastActivityAt"] == max(each["doneAt"] for each in found["progress"]) > found["startedAt"]


async def test_whoever_sees_the_session_sees_its_progress_and_nobody_else(api: Api) -> None:
    hillside, harbour, ana = await owned_organization(credits=1), await owned_organization(), await person("Ana")
    course = await lessons()
    learner, _ = await joined(api, ana, hillside)
    _, other = await joined(api, ana, harbour)
    session = await started(learner, course, hillside)
    module = to_global("CourseModule", course.lesson)
    await learner.done("recordProgress", sessionId=session, moduleId=module)
    payer, connected = [await api.signed_in(one.owner.account_id) for one in (hillside, harbour)]
    stranger = await api.signed_in((await owned_organization()).owner.account_id)
    for sees in (learner, payer, connected):
        assert [each["module"]["id"] for each in (await session_of(sees, session))["progress"]] == [module]
    await learner.done("disconnect", connectionId=other)
    for blind in (connected, stranger, api):
        assert await session_of(blind, session) is None
    assert len((await session_of(payer, session))["progress"]) == 1


async def test_sessions_that_stand_still_are_found(api: Api) -> None:
    hillside, course = await owned_organization(credits=1), await lessons()
    learner, _ = await joined(api, await person("Ana"), hillside)
    session = await started(learner, course, hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    begun = (await session_of(learner, session))["lastActivityAt"]
    assert await count_since(owner, hillside, begun) == 1
    await learner.done("recordProgress", sessionId=session, moduleId=to_global("CourseModule", course.lesson))
    later = (await session_of(learner, session))["lastActivityAt"]
    assert await count_since(owner, hillside, later) == 1
    assert await count_until(owner, hillside, later) == 0


async def count_since(client: Api, of: OwnedOrganization, moment: str) -> int:
    return await _count(client, of, {"after": moment})


async def count_until(client: Api, of: OwnedOrganization, moment: str) -> int:
    return await _count(client, of, {"before": moment})


async def _count(client: Api, of: OwnedOrganization, when: dict[str, str]) -> int:
    query = (
        "query($id: ID!, $filter: SessionFilter) { organization(id: $id) { sessions(filter: $filter) { totalCount } } }"
    )
    found = await client.data(query, id=of.global_id, filter={"lastActivityAt": when})
    return int(found["organization"]["sessions"]["totalCount"])
