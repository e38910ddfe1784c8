"""One field is one statement, whose text depends on the query's shape alone."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.applications import Starlette

import server.query.limits
from domain.identifiers import new_id, to_global
from tests.client import Api
from tests.people import OwnedOrganization, lessons, owned_organization, person
from tests.statements import logged_reads

pytestmark = pytest.mark.usefixtures("clean_db")

SCREEN = """
query($id: ID!, $first: Int, $name: String, $states: [SessionState!], $after: String) {
  organization(id: $id) {
    learners(first: $first, after: $after, filter: { name: { contains: $name } }) {
      totalCount
      edges { cursor node { name sessions(filter: { state: { in: $states } }) { nodes { state course { title } } } } }
      pageInfo { endCursor hasNextPage }
    }
  }
}
"""


@pytest.fixture
async def hillside(api: Api) -> OwnedOrganization:
    """An organization with three learners."""
    made = await owned_organization("Hillside", credits=5)
    for name in ("Ana", "Ben", "Cy"):
        client = await api.signed_in((await person(name)).account_id)
        await client.done("joinOrganization", token=made.token)
    return made


@pytest.fixture
async def staff(api: Api, hillside: OwnedOrganization) -> Api:
    """The owner's client."""
    return await api.signed_in(hillside.owner.account_id)


async def sent(app: Starlette, client: Api, query: str, **variables: Any) -> tuple[list[str], dict[str, Any]]:
    with logged_reads(app) as statements:
        data = await client.data(query, **variables)
    return list(statements), data


async def test_a_whole_screen_is_one_statement(app: Starlette, staff: Api, hillside: OwnedOrganization) -> None:
    statements, data = await sent(app, staff, SCREEN, id=hillside.global_id)
    assert len(statements) == 1
    assert [edge["node"]["name"] for edge in data["organization"]["learners"]["edges"]] == ["Ana", "Ben", "Cy"]


async def test_the_same_query_has_the_same_text(app: Starlette, staff: Api, hillside: OwnedOrganization) -> None:
    # The first time who asks is found out before.
    _, first, second = [await sent(app, staff, SCREEN, id=hillside.global_id) for _ in range(3)]
    assert first == second


async def test_the_text_does_not_depend_on_who_asks_but_on_what_kind_of_viewer(
    app: Starlette, api: Api, staff: Api, hillside: OwnedOrganization
) -> None:
    elsewhere = await api.signed_in((await owned_organization("Elsewhere")).owner.account_id)
    stranger = await api.signed_in((await person()).account_id)
    first, seen = await sent(app, staff, SCREEN, id=hillside.global_id)
    second, hidden = await sent(app, elsewhere, SCREEN, id=hillside.global_id)
    third, nothing = await sent(app, stranger, SCREEN, id=hillside.global_id)
    assert first == second != third
    assert len(third[0]) < len(first[0])
    assert seen["organization"]["learners"]["totalCount"] == 3
    assert hidden["organization"]["learners"] == nothing["organization"]["learners"]
    assert nothing["organization"]["learners"]["totalCount"] == 0


async def test_the_text_does_not_depend_on_ids_cursors_searches_and_filters(
    app: Starlette, staff: Api, hillside: OwnedOrganization
) -> None:
    _, data = await sent(app, staff, SCREEN, id=hillside.global_id)
    cursors = [edge["cursor"] for edge in data["organization"]["learners"]["edges"]]
    other = await owned_organization("Other")
    given = {"name": "a", "states": ["IN_PROGRESS"], "after": cursors[0]}
    # The first time who asks is found out before.
    _, (one, _) = [await sent(app, staff, SCREEN, id=hillside.global_id, **given) for _ in range(2)]
    another, _ = await sent(
        app, staff, SCREEN, id=other.global_id, name="'); --", states=["COMPLETED", "TERMINATED"], after=cursors[1]
    )
    assert one == another


async def test_only_a_pages_size_is_part_of_the_text(app: Starlette, staff: Api, hillside: OwnedOrganization) -> None:
    # A limit that the planner knows is worth more than one prepared statement for all sizes.
    one, _ = await sent(app, staff, SCREEN, id=hillside.global_id, first=1)
    two, _ = await sent(app, staff, SCREEN, id=hillside.global_id, first=2)
    assert one != two
    assert one[0].replace("LIMIT 2)", "LIMIT 3)").replace("<= 1)", "<= 2)").replace("> 1)", "> 2)") == two[0]


@pytest.mark.parametrize("length", [63, 64, 128])
async def test_a_response_key_of_any_length_answers(staff: Api, hillside: OwnedOrganization, length: int) -> None:
    key = "k" * length
    other = "k" * (length - 1) + "x"
    query = f"""query($id: ID!) {{
      organization(id: $id) {{
        {key}: name {other}: kind short: slug
        learners(first: 1) {{
          {key}: totalCount {other}: nodes {{ {key}: name {other}: email n: __typename }}
          edges {{ {key}: node {{ {key}: name }} {other}: cursor }}
          pageInfo {{ {key}: hasNextPage {other}: endCursor }}
        }}
      }}
    }}"""
    found = (await staff.data(query, id=hillside.global_id))["organization"]
    assert list(found) == [key, other, "short", "learners"]
    assert (found[key], found[other]) == ("Hillside", "SCHOOL")
    learners = found["learners"]
    assert learners[key] == 3
    assert learners[other][0][key] == "Ana"
    assert learners[other][0]["n"] == "Learner"
    assert learners["edges"][0][key] == {key: "Ana"}
    assert learners["pageInfo"] == {key: True, other: learners["edges"][0][other]}


async def test_more_members_than_postgresql_has_columns_are_answered_in_order(
    staff: Api, hillside: OwnedOrganization, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The limit on aliases keeps clients from it; a type may come to have as many fields.
    monkeypatch.setattr(server.query.limits, "MAX_ALIASES", 2_000)
    many = " ".join(f"a{number}: name" for number in range(1_640))
    found = await staff.data(f'{{ organization(id: "{hillside.global_id}") {{ {many} }} }}')
    assert list(found["organization"]) == [f"a{number}" for number in range(1_640)]
    assert set(found["organization"].values()) == {"Hillside"}


async def test_response_keys_that_differ_in_case_alone_stay_apart(staff: Api, hillside: OwnedOrganization) -> None:
    found = await staff.data(f'{{ organization(id: "{hillside.global_id}") {{ a: name A: slug }} }}')
    assert found["organization"]["a"] == "Hillside"
    assert found["organization"]["A"] != "Hillside"


@pytest.mark.parametrize(
    "key", ["r", "root", "t0", "t1", "p", "q", "o", "k", "v", "n", "c", "e0", "x", "id", "fetched"]
)
async def test_a_response_key_may_be_called_as_the_statement_calls_its_own_parts(
    staff: Api, hillside: OwnedOrganization, key: str
) -> None:
    query = f"""query($id: ID!) {{
      {key}: organization(id: $id) {{ {key}: learners(first: 1) {{
        {key}: edges {{ {key}: node {{ {key}: name s: sessions {{ {key}: totalCount }} }} }}
        i: pageInfo {{ {key}: hasNextPage }}
      }} }}
    }}"""
    learners = (await staff.data(query, id=hillside.global_id))[key][key]
    assert learners == {key: [{key: {key: "Ana", "s": {key: 0}}}], "i": {key: True}}


async def test_keys_come_in_the_order_of_the_query_merged_fields_first_come(
    staff: Api, hillside: OwnedOrganization
) -> None:
    query = """query($id: ID!) {
      organization(id: $id) { slug ...More name branding { accentColour } }
      organization(id: $id) { kind branding { primaryColour } }
    }
    fragment More on Organization { branding { logoUrl } slug id }"""
    found = (await staff.data(query, id=hillside.global_id))["organization"]
    assert list(found) == ["slug", "branding", "id", "name", "kind"]
    assert list(found["branding"]) == ["logoUrl", "accentColour", "primaryColour"]


async def refused(client: Api, query: str, **variables: Any) -> dict[str, Any]:
    answer = await client.answer(query, **variables)
    [error] = answer["errors"]
    return dict(error["extensions"])


async def test_a_query_that_postgresql_would_plan_for_seconds_is_refused(api: Api, hillside: OwnedOrganization) -> None:
    def query(times: int) -> str:
        relations = " ".join(f"a{number}: organization {{ id }}" for number in range(times))
        return f'{{ invitation(token: "{hillside.token}") {{ {relations} }} }}'

    assert len((await api.data(query(149)))["invitation"]) == 149
    assert await refused(api, query(150)) == {"code": "QUERY_TOO_EXPENSIVE", "allowed": 150}


@pytest.mark.parametrize("argument", ["after", "before"])
async def test_a_cursor_of_another_list_or_of_nobody_is_refused_in_every_list(
    staff: Api, hillside: OwnedOrganization, argument: str
) -> None:
    _, opened = await sent_cursor(staff, hillside, "organization", "learners")
    for field in ("credits { ledger", "sessions", "connections", "certificates"):
        for cursor in (opened, opened[:-4], opened[4:], opened.swapcase(), "", "x", "'; SELECT 1; --"):
            selected = f'{field}({argument}: "{cursor}") {{ totalCount }} {"}" * field.count("{")}'
            query = f'{{ organization(id: "{hillside.global_id}") {{ {selected} }} }}'
            assert await refused(staff, query) == {"code": "BAD_USER_INPUT"}, (field, cursor)


async def sent_cursor(client: Api, of: OwnedOrganization, root: str, field: str) -> tuple[dict[str, Any], str]:
    query = f'{{ {root}(id: "{of.global_id}") {{ {field}(first: 1) {{ pageInfo {{ endCursor }} }} }} }}'
    data = await client.data(query)
    return data, data[root][field]["pageInfo"]["endCursor"]


async def test_an_id_of_another_type_or_of_no_type_is_as_if_it_never_was(
    staff: Api, hillside: OwnedOrganization
) -> None:
    course = await lessons()
    for wrong in ("", "x", "org_", course.global_id, to_global("Organization", new_id()), "org_" + "g" * 32):
        assert await staff.data("query($id: ID!) { organization(id: $id) { id } }", id=wrong) == {"organization": None}
        if not wrong.startswith("crs"):
            assert await staff.data("query($id: ID!) { node(id: $id) { id } }", id=wrong) == {"node": None}
