"""product.md, "Prove": a number tells what it proves, however it is typed and whatever became of the course."""

from __future__ import annotations

import pytest

from models.courses.course import Course
from tests.client import Api
from tests.people import lessons, owned_organization, person
from tests.steps import finished, joined, started

QUERY = """query($number: String!) {
  verifyCertificate(number: $number) { number isValid courseTitle french: courseTitle(language: FR) course { slug } }
}"""


async def earned(api: Api) -> tuple[str, Course]:
    hillside, course = await owned_organization(credits=1), await lessons()
    learner, _ = await joined(api, await person(), hillside)
    certificate = await finished(learner, course, await started(learner, course, hillside))
    return str(certificate["number"]), await Course.get(id=course.id)


async def test_a_certificate_keeps_what_was_learned_when_the_course_is_taken_out_of_the_catalogue(api: Api) -> None:
    number, course = await earned(api)
    before = (await api.data(QUERY, number=number))["verifyCertificate"]
    assert before["course"] == {"slug": course.slug}
    assert (before["courseTitle"][:6], before["french"][:5]) == ("Course", "Cours")

    await Course.filter(id=course.id).update(published_at=None)

    after = (await api.data(QUERY, number=number))["verifyCertificate"]
    assert after == {**before, "course": None}
    # And nowhere else.
    assert await api.data("{ courses { totalCount } }") == {"courses": {"totalCount": 0}}


@pytest.mark.parametrize("typed", [str.lower, lambda n: n.replace("-", " "), lambda n: n.replace("-", "")])
async def test_a_number_is_found_however_it_is_typed(api: Api, typed: object) -> None:
    assert callable(typed)
    number, _ = await earned(api)
    assert (await api.data(QUERY, number=typed(number)))["verifyCertificate"]["number"] == number
    assert (await api.data(QUERY, number=number.replace("-", "–")))["verifyCertificate"]["number"] == number
    assert (await api.data(QUERY, number=number[:-1]))["verifyCertificate"] is None
