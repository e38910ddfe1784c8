"""`aggregates` are figures over all visible rows of a list, asked of PostgreSQL only if they are selected."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from tests.client import Api
from tests.people import OwnedOrganization, owned_organization, person
from tests.statements import logged_reads

pytestmark = pytest.mark.usefixtures("clean_db")


@pytest.fixture
async def hillside(api: Api) -> OwnedOrganization:
    """An organization with three learners, of whom one left."""
    made = await owned_organization("Hillside", credits=5)
    for name in ("Ana", "Ben", "Cy"):
        client = await api.signed_in((await person(name)).account_id)
        await client.done("joinOrganization", token=made.token)
    connection = (await client.data("{ viewer { learner { connections { nodes { id } } } } }"))["viewer"]["learner"]
    await client.done("disconnect", connectionId=connection["connections"]["nodes"][0]["id"])
    return made


def query(selected: str, arguments: str = "") -> str:
    return f"query($id: ID!) {{ organization(id: $id) {{ connections{arguments} {{ {selected} }} }} }}"


FIGURES = "aggregates { active requested disconnected }"


async def test_they_count_the_whole_list_whatever_the_page(api: Api, hillside: OwnedOrganization) -> None:
    staff = await api.signed_in(hillside.owner.account_id)
    for arguments in ("", "(first: 0)", "(last: 1)", "(first: 1, orderBy: { field: ENDED_AT })"):
        found = await staff.data(query(FIGURES, arguments), id=hillside.global_id)
        figures = found["organization"]["connections"]["aggregates"]
        assert figures == {"active": 2, "requested": 0, "disconnected": 1}, arguments


async def test_a_cursor_does_not_cut_them_and_a_filter_does(api: Api, hillside: OwnedOrganization) -> None:
    staff = await api.signed_in(hillside.owner.account_id)
    first = await staff.data(query("pageInfo { endCursor }", "(first: 2)"), id=hillside.global_id)
    cursor = first["organization"]["connections"]["pageInfo"]["endCursor"]
    found = await staff.data(query(FIGURES, f'(after: "{cursor}")'), id=hillside.global_id)
    assert found["organization"]["connections"]["aggregates"]["active"] == 2
    found = await staff.data(query(FIGURES, "(filter: { endedAt: { isNull: false } })"), id=hillside.global_id)
    figures = found["organization"]["connections"]["aggregates"]
    assert figures == {"active": 0, "requested": 0, "disconnected": 1}


async def test_they_count_visible_rows_alone(api: Api, hillside: OwnedOrganization) -> None:
    stranger = await api.signed_in((await person()).account_id)
    for client in (stranger, api):
        found = await client.data(query(FIGURES), id=hillside.global_id)
        figures = found["organization"]["connections"]["aggregates"]
        assert figures == {"active": 0, "requested": 0, "disconnected": 0}


async def test_what_is_not_selected_is_not_asked(app: Starlette, api: Api, hillside: OwnedOrganization) -> None:
    staff = await api.signed_in(hillside.owner.account_id)
    with logged_reads(app) as statements:
        await staff.data(query("nodes { id }"), id=hillside.global_id)
        await staff.data(query("aggregates { active }"), id=hillside.global_id)
    listed, counted = statements
    assert "count(*) FILTER" not in listed.replace("count(*) AS fetched", "")
    assert counted.count("count(*) FILTER") == 1
    assert "row_number" not in counted


@pytest.mark.parametrize("page", ["", "nodes { id }"])
async def test_the_type_name_alone_is_one_figure_of_any_number_of_rows(
    api: Api, hillside: OwnedOrganization, page: str
) -> None:
    for client in (api, await api.signed_in(hillside.owner.account_id)):
        found = await client.data(query(f"aggregates {{ __typename }} {page}"), id=hillside.global_id)
        assert found["organization"]["connections"]["aggregates"] == {"__typename": "ConnectionAggregates"}


async def test_a_mean_of_nothing_is_null_and_a_count_of_nothing_is_zero(api: Api, hillside: OwnedOrganization) -> None:
    found = await api.data(
        "query($id: ID!) { organization(id: $id) { sessions { aggregates { completed averageProgress } } } }",
        id=hillside.global_id,
    )
    assert found["organization"]["sessions"]["aggregates"] == {"completed": 0, "averageProgress": None}


async def test_response_keys_of_any_length_answer(api: Api, hillside: OwnedOrganization) -> None:
    key = "k" * 64
    staff = await api.signed_in(hillside.owner.account_id)
    found = await staff.data(
        query(f"{key}: aggregates {{ {key}: active __typename }} aggregates {{ active }}"), id=hillside.global_id
    )
    assert found["organization"]["connections"] == {
        key: {key: 2, "__typename": "ConnectionAggregates"},
        "aggregates": {"active": 2},
    }
