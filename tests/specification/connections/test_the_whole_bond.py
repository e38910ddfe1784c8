"""The main job, end to end through the API: share, join, learn, earn, see, disconnect, and what remains."""

from __future__ import annotations

from domain.identifiers import to_global
from tests.client import Api
from tests.people import lessons, owned_organization, person
from tests.steps import finished, joined, started

DASHBOARD = """
query($id: ID!) {
  organization(id: $id) {
    credits { balance reserved spent }
    learners {
      totalCount
      nodes {
        name
        email
        sessions { nodes { state progressPercent course { title(language: FR) } fundedBy { name } } }
        certificates { nodes { number holderName isValid course { slug } } }
        connections { nodes { state } }
      }
    }
  }
}
"""


async def test_an_organization_sees_in_one_query_what_its_learner_earned_on_its_credit(api: Api) -> None:
    hillside, course, ana = await owned_organization(credits=2), await lessons(), await person("Ana Silva")
    client, _ = await joined(api, ana, hillside)
    certificate = await finished(client, course, await started(client, course, hillside))
    staff = await api.signed_in(hillside.owner.account_id)

    found = (await staff.data(DASHBOARD, id=hillside.global_id))["organization"]

    assert found["credits"] == {"balance": 1, "reserved": 0, "spent": 1}
    [learner] = found["learners"]["nodes"]
    assert learner["name"] == "Ana Silva"
    assert learner["email"] == ana.email
    assert [c["number"] for c in learner["certificates"]["nodes"]] == [certificate["number"]]
    [session] = learner["sessions"]["nodes"]
    assert session["state"] == "COMPLETED"
    assert session["course"]["title"].startswith("Cours")
    assert session["fundedBy"] == {"name": hillside.name}


async def test_after_a_disconnect_only_what_the_organizations_credit_paid_for_is_seen(api: Api) -> None:
    hillside, other = await owned_organization(credits=1), await owned_organization(credits=1)
    paid, elsewhere, ana = await lessons(), await lessons(), await person("Ana Silva")
    client, connection = await joined(api, ana, hillside)
    await joined(api, ana, other)
    kept = await finished(client, paid, await started(client, paid, hillside))
    hidden = await finished(client, elsewhere, await started(client, elsewhere, other))
    staff = await api.signed_in(hillside.owner.account_id)
    before = (await staff.data(DASHBOARD, id=hillside.global_id))["organization"]["learners"]["nodes"][0]
    assert {c["number"] for c in before["certificates"]["nodes"]} == {kept["number"], hidden["number"]}

    await staff.done("disconnect", connectionId=connection, reason="Left the school")

    after = (await staff.data(DASHBOARD, id=hillside.global_id))["organization"]["learners"]["nodes"][0]
    assert after["name"] == "Ana Silva"
    assert after["email"] is None
    assert [c["number"] for c in after["certificates"]["nodes"]] == [kept["number"]]
    assert [c["state"] for c in after["connections"]["nodes"]] == ["DISCONNECTED"]
    own = await client.data("{ viewer { learner { certificates { totalCount } } } }")
    assert own["viewer"]["learner"]["certificates"]["totalCount"] == 2


async def test_from_the_moment_of_the_disconnect_no_session_progresses_or_completes_worker_or_no_worker(
    api: Api,
) -> None:
    hillside, course, ana = await owned_organization(credits=1), await lessons(), await person()
    client, connection = await joined(api, ana, hillside)
    session = await started(client, course, hillside)
    await client.done("recordProgress", sessionId=session, moduleId=to_global("CourseModule", course.lesson))

    await client.done("disconnect", connectionId=connection)

    quiz = to_global("CourseModule", course.quiz)
    assert await client.refused("recordProgress", sessionId=session, moduleId=quiz, scorePercent=100) == "SESSION_ENDED"
    assert await client.refused("completeSession", sessionId=session) == "SESSION_ENDED"
