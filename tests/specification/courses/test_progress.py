"""What was done in a session can be read back, so that a player resumes, by whoever sees the session."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from domain.courses.session import ModuleKind
from domain.identifiers import new_id, to_global
from models.courses.course import CourseModule
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


async def test_progress_is_rounded_down_so_that_a_hundred_means_all_whatever_comes_at_once(api: Api) -> None:
    hillside, course = await owned_organization(credits=2), await lessons()
    extra = await CourseModule.create(id=new_id(), course_id=course.id, position=3, kind=ModuleKind.LESSON)
    learner, _ = await joined(api, await person("Ana"), hillside)
    lesson, quiz, other = (to_global("CourseModule", each) for each in (course.lesson, course.quiz, extra.id))
    session = await started(learner, course, hillside)
    seen = []
    for module, score in ((other, None), (other, None), (quiz, 79), (quiz, 80), (quiz, 10), (lesson, None)):
        given = {} if score is None else {"scorePercent": score}
        await learner.done("recordProgress", sessionId=session, moduleId=module, **given)
        seen.append((await session_of(learner, session))["progressPercent"])
    assert seen == [33, 33, 33, 66, 66, 100]

    await learner.done("completeSession", sessionId=session)
    hasty = await started(learner, course, hillside)
    await asyncio.gather(
        *(learner.done("recordProgress", sessionId=hasty, moduleId=each) for each in (lesson, other, lesson, other)),
        learner.done("recordProgress", sessionId=hasty, moduleId=quiz, scorePercent=90),
    )
    assert (await session_of(learner, hasty))["progressPercent"] == 100


async def test_what_cannot_be_recorded_says_why_and_leaves_the_session_as_it_was(api: Api) -> None:
    hillside, course, foreign = await owned_organization(credits=1), await lessons(), await lessons()
    learner, connection = await joined(api, await person("Ana"), hillside)
    stranger = await api.signed_in((await person("Eve")).account_id)
    session = await started(learner, course, hillside)
    lesson, quiz = to_global("CourseModule", course.lesson), to_global("CourseModule", course.quiz)

    async def refused(client: Api, **given: Any) -> list[Any]:
        payload = await client.mutate("recordProgress", sessionId=session, **given)
        return [(error["code"], error["field"].rpartition(".")[2]) for error in payload["userErrors"]]

    for _ in range(2):  # The second time in the shorter way.
        assert await refused(learner, moduleId=lesson, scorePercent=5) == [("INVALID_INPUT", "scorePercent")]
        assert await refused(learner, moduleId=quiz) == [("INVALID_INPUT", "scorePercent")]
        assert await refused(learner, moduleId=quiz, scorePercent=101) == [("INVALID_INPUT", "scorePercent")]
        assert await refused(learner, moduleId=to_global("CourseModule", foreign.lesson)) == [("NOT_FOUND", "moduleId")]
        assert await refused(stranger, moduleId=lesson) == [("NOT_FOUND", "sessionId")]
    assert (await session_of(learner, session))["progress"] == []
    await learner.done("disconnect", connectionId=connection)
    assert await refused(learner, moduleId=lesson) == [("SESSION_ENDED", "sessionId")]
    assert (await session_of(learner, session))["progress"] == []


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
