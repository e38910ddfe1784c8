"""What an operator puts into an empty system: the provider's staff and its courses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from models.courses.course import Course, CourseModule, CourseModuleTranslation, CourseTranslation
from models.people.account import Account
from models.people.staff_change import StaffChange
from server.operations.catalogue import WrongCatalogue, example, load, parse
from server.operations.staff import NoSuchAccount, change, members
from tests.people import person


async def test_an_account_becomes_staff_once_and_it_is_recorded(clean_db: Any) -> None:
    pia = await person("Pia")

    assert await change(f" {pia.email.upper()} ", is_added=True, operator="root@machine")
    assert not await change(pia.email, is_added=True)

    account = await Account.get(id=pia.account_id)
    assert account.is_platform_staff
    [member] = await members()
    assert (member.email, member.operator) == (pia.email, "root@machine")
    assert await StaffChange.filter(account_id=account.id).count() == 1


async def test_staff_is_removed_and_both_changes_stay(clean_db: Any) -> None:
    pia = await person("Pia")
    await change(pia.email, is_added=True)

    assert await change(pia.email, is_added=False)
    assert not await change(pia.email, is_added=False)

    assert await members() == []
    assert await StaffChange.all().order_by("at").values_list("is_added", flat=True) == [True, False]
    with pytest.raises(IntegrityError, match="append-only"):
        await StaffChange.all().delete()


async def test_whoever_has_no_account_has_to_register_first(clean_db: Any) -> None:
    with pytest.raises(NoSuchAccount, match="Register with it first"):
        await change("nobody@provider.test", is_added=True)


async def test_the_example_is_a_catalogue_that_loads_once(clean_db: Any) -> None:
    catalogue = parse(example())

    assert set((await load(catalogue)).values()) == {"written"}
    assert set((await load(catalogue)).values()) == {"there already"}

    assert await Course.filter(published_at__isnull=False).count() == len(catalogue.courses) == 5
    assert await CourseTranslation.all().count() == 15
    assert (await CourseModule.all().count(), await CourseModuleTranslation.all().count()) == (20, 60)


def without(path: str) -> str:
    found = json.loads(example())
    *steps, last = path.split(".")
    place: Any = found
    for step in steps:
        place = place[int(step) if step.isdigit() else step]
    del place[last]
    return json.dumps(found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "the file: Invalid JSON"),
        ('{"courses": []}', "courses: List should have at least 1 item"),
        (without("courses.1.slug"), "courses.1.slug: Field required"),
        (without("courses.0.summary.FR"), "courses.0: title, summary and every module's title"),
        (without("courses.0.modules.3.pass_mark"), "courses.0.modules.3: a QUIZ has a pass_mark"),
        (example().replace('"CODE"', '"EVERYBODY"'), "courses.4.access: Input should be"),
        (example().replace('"slug"', '"slag"'), "courses.0.slag: Extra inputs are not permitted"),
    ],
    ids=["no-json", "empty", "no-slug", "language-missing", "quiz-without-mark", "unknown-access", "unknown-name"],
)
def test_what_is_wrong_with_a_catalogue_is_named(text: str, says: str) -> None:
    with pytest.raises(WrongCatalogue) as wrong:
        parse(text)
    assert says in str(wrong.value)
