"""product.md, "Credits": who adds them, what they pay for, and that the ledger explains every balance."""

from __future__ import annotations

from domain.courses.session import CourseAccess
from tests.client import Api
from tests.people import lessons, owned_organization, person
from tests.steps import joined, started

LEDGER = """query($id: ID!) { organization(id: $id) {
  credits { balance reserved spent ledger(orderBy: { field: OCCURRED_AT, direction: ASC }) {
    totalCount nodes { amount account reason note } } } } }"""


async def test_the_providers_staff_grant_credits_and_the_ledger_says_what_for(api: Api) -> None:
    hillside, provider = await owned_organization(), await person(platform=True)
    staff, owner = await api.signed_in(provider.account_id), await api.signed_in(hillside.owner.account_id)
    payload = await staff.done("grantCredits", "granted", organizationId=hillside.global_id, amount=3, note="Pilot")
    assert payload["granted"] == 3
    credits = (await owner.data(LEDGER, id=hillside.global_id))["organization"]["credits"]
    assert (credits["balance"], credits["reserved"], credits["spent"]) == (3, 0, 0)
    assert credits["ledger"]["totalCount"] == 2
    assert {(e["account"], e["amount"]) for e in credits["ledger"]["nodes"]} == {("SOURCE", -3), ("AVAILABLE", 3)}
    assert {(e["reason"], e["note"]) for e in credits["ledger"]["nodes"]} == {("GRANTED", "Pilot")}


async def test_nobody_else_grants_credits(api: Api) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    answer = await owner.answer(
        "mutation($o: ID!) { grantCredits(input: { organizationId: $o, amount: 5 }) { userErrors { code } } }",
        o=hillside.global_id,
    )
    assert answer["data"]["grantCredits"]["userErrors"] == [{"code": "FORBIDDEN"}]


async def test_without_a_credit_no_session_starts_and_nothing_is_left_behind(api: Api) -> None:
    hillside, course, ana = await owned_organization(), await lessons(), await person()
    client, _ = await joined(api, ana, hillside)
    given = {"courseId": course.global_id, "language": "EN", "organizationId": hillside.global_id}
    assert await client.refused("startSession", **given) == "INSUFFICIENT_CREDITS"
    found = await client.data("{ viewer { learner { sessions { totalCount } } } }")
    assert found["viewer"]["learner"]["sessions"]["totalCount"] == 0


async def test_a_learner_without_own_credits_cannot_pay_for_himself(api: Api) -> None:
    course, ana = await lessons(), await person()
    client = await api.signed_in(ana.account_id)
    refused = await client.refused("startSession", courseId=course.global_id, language="EN")
    assert refused == "INSUFFICIENT_CREDITS"


async def test_an_organization_pays_only_for_learners_connected_to_it(api: Api) -> None:
    hillside, course, ana = await owned_organization(credits=1), await lessons(), await person()
    client = await api.signed_in(ana.account_id)
    given = {"courseId": course.global_id, "language": "EN", "organizationId": hillside.global_id}
    assert await client.refused("startSession", **given) == "CONNECTION_REQUIRED"


async def test_a_course_by_code_is_not_started_by_connection(api: Api) -> None:
    hillside, course, ana = await owned_organization(credits=1), await lessons(access=CourseAccess.CODE), await person()
    client, _ = await joined(api, ana, hillside)
    given = {"courseId": course.global_id, "language": "EN", "organizationId": hillside.global_id}
    assert await client.refused("startSession", **given) == "COURSE_NEEDS_CODE"


async def test_a_course_is_taken_in_one_of_its_languages_and_once_at_a_time(api: Api) -> None:
    hillside, course, ana = await owned_organization(credits=2), await lessons(), await person()
    client, _ = await joined(api, ana, hillside)
    given = {"courseId": course.global_id, "organizationId": hillside.global_id}
    assert await client.refused("startSession", language="ES", **given) == "LANGUAGE_NOT_OFFERED"
    await started(client, course, hillside)
    assert await client.refused("startSession", language="FR", **given) == "SESSION_ALREADY_RUNNING"


async def test_a_retry_with_the_same_key_spends_one_credit(api: Api) -> None:
    hillside, course, ana = await owned_organization(credits=2), await lessons(), await person()
    client, _ = await joined(api, ana, hillside)
    owner = await api.signed_in(hillside.owner.account_id)
    given = {
        "courseId": course.global_id,
        "language": "EN",
        "organizationId": hillside.global_id,
        "idempotencyKey": "one",
    }
    first = await client.done("startSession", "session { id }", **given)
    assert await client.done("startSession", "session { id }", **given) == first
    assert await client.refused("startSession", **{**given, "language": "FR"}) == "IDEMPOTENCY_KEY_REUSED"
    credits = (await owner.data(LEDGER, id=hillside.global_id))["organization"]["credits"]
    assert (credits["balance"], credits["reserved"]) == (1, 1)
