"""What a person was told, and marks read."""

from __future__ import annotations

import pytest
from tortoise.transactions import in_transaction

from domain.activity.notification import NotificationKind
from domain.identifiers import new_id, to_global
from models.activity.notification import Notification, notify
from tests.client import Api
from tests.people import Person, person

MINE = """{
  viewer { unreadCount notifications(orderBy: {field: SEQUENCE, direction: ASC}) { nodes { id sequence readAt } } }
}"""


async def told(recipient: Person, times: int) -> list[str]:
    async with in_transaction():
        keys = [(recipient.account_id, f"{number:03}") for number in range(times)]
        await notify(keys, NotificationKind.MEMBERSHIP_CHANGED)
    rows = await Notification.filter(recipient_id=recipient.account_id).order_by("sequence")
    return [to_global("Notification", row.id) for row in rows]


async def unread(api: Api) -> list[int]:
    viewer = (await api.data(MINE))["viewer"]
    found = [row["sequence"] for row in viewer["notifications"]["nodes"] if row["readAt"] is None]
    assert viewer["unreadCount"] == len(found)
    return found


async def test_all_up_to_one_are_marked_read(api: Api) -> None:
    reader = await person()
    await told(reader, 5)
    signed_in = await api.signed_in(reader.account_id)
    assert await unread(signed_in) == [1, 2, 3, 4, 5]
    payload = await signed_in.done("markNotificationsRead", "viewer { unreadCount }", notifications={"upTo": 3})
    assert payload["viewer"] == {"unreadCount": 2}
    assert await unread(signed_in) == [4, 5]


async def test_some_are_marked_read_by_id_and_keep_their_time(api: Api) -> None:
    reader = await person()
    ids = await told(reader, 3)
    signed_in = await api.signed_in(reader.account_id)
    await signed_in.done("markNotificationsRead", notifications={"ids": [ids[1]]})
    first = (await Notification.get(sequence=2)).read_at
    await signed_in.done("markNotificationsRead", notifications={"ids": ids[:2]})
    assert (await Notification.get(sequence=2)).read_at == first
    assert await unread(signed_in) == [3]


async def test_nobody_marks_anothers(api: Api) -> None:
    reader, stranger = await person(), await person()
    ids = await told(reader, 2)
    await told(stranger, 1)
    as_stranger = await api.signed_in(stranger.account_id)
    strange = [*ids, "ntf_nonsense", to_global("Notification", new_id())]
    await as_stranger.done("markNotificationsRead", notifications={"ids": strange})
    await as_stranger.done("markNotificationsRead", notifications={"upTo": 2**31 - 1})
    assert await unread(await api.signed_in(reader.account_id)) == [1, 2]


@pytest.mark.parametrize("given", [{}, {"upTo": 1, "ids": []}, {"ids": ["x"] * 201}])
async def test_what_is_meant_must_be_clear(api: Api, given: dict[str, object]) -> None:
    signed_in = await api.signed_in((await person()).account_id)
    query = "mutation($i: MarkNotificationsReadInput!) { markNotificationsRead(input: $i) { userErrors { code } } }"
    answer = await signed_in.answer(query, i={"notifications": given})
    if "errors" in answer:
        assert answer["errors"][0]["extensions"]["code"] in {"BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"}
    else:
        assert answer["data"]["markNotificationsRead"] == {"userErrors": [{"code": "INVALID_INPUT"}]}


@pytest.mark.parametrize("up_to", [-(2**31), 0])
async def test_a_number_before_the_first_marks_nothing(api: Api, up_to: int) -> None:
    reader = await person()
    await told(reader, 1)
    signed_in = await api.signed_in(reader.account_id)
    await signed_in.done("markNotificationsRead", notifications={"upTo": up_to})
    assert await unread(signed_in) == [1]
