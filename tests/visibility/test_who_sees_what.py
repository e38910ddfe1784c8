"""product.md, "Who sees what": every viewer, every row, by id and through every list that reaches it."""

from __future__ import annotations

import pytest

from domain.identifiers import PREFIXES, new_id, to_global
from tests.visibility.comparison import SELECTIONS, Onlookers
from tests.visibility.table import Eyes
from tests.visibility.world import LEARNERS, Connection, Learner, Organization, Viewer, small_world

pytestmark = pytest.mark.xdist_group("visibility")

EVERYBODY = [viewer.name for viewer in small_world().all(Viewer)]


@pytest.mark.parametrize("name", [*EVERYBODY, "nobody"])
async def test_everybody_sees_exactly_what_the_table_says(onlookers: Onlookers, name: str) -> None:
    account = None if name == "nobody" else onlookers.world.one(Viewer, name)
    assert await onlookers.disagreements(account) == []


def test_the_world_has_every_kind_of_row_that_has_an_id() -> None:
    kinds = {type(row).__name__ for row in small_world().rows}
    assert kinds == PREFIXES.keys()


def test_the_world_shows_and_hides_rows_of_every_kind() -> None:
    # Otherwise agreement about a kind would say nothing.
    world = small_world()
    for kind in {type(row) for row in world.rows}:
        seen = {Eyes(world, viewer).sees(row) for viewer in world.all(Viewer) for row in world.all(kind)}
        assert seen == ({True} if kind.__name__ == "Organization" else {True, False}), kind


@pytest.mark.parametrize("name", [*EVERYBODY, "nobody"])
async def test_whoever_sees_an_active_connection_is_told_what_its_end_would_change(
    onlookers: Onlookers, name: str
) -> None:
    world = onlookers.world
    account = None if name == "nobody" else world.one(Viewer, name)
    client, eyes = await onlookers.client(account), Eyes(world, account)
    connections = world.all(Connection)
    numbers = "sessionsEnding creditsReturning certificatesHidden sessionsHidden"
    fields = " ".join(
        f'c{n}: disconnectPreview(connectionId: "{each.id}") {{ {numbers} }}' for n, each in enumerate(connections)
    )
    told = await client.data(f"{{ {fields} }}")
    assert told == {f"c{n}": None if account is None else eyes.preview(each) for n, each in enumerate(connections)}


@pytest.mark.parametrize("type_name", sorted(SELECTIONS))
async def test_a_hidden_row_answers_as_an_id_that_was_never_issued(onlookers: Onlookers, type_name: str) -> None:
    unknown = to_global(type_name, new_id())
    stranger = await onlookers.client(onlookers.world.one(Viewer, "never"))
    hidden = [
        row.id
        for row in onlookers.world.rows
        if type(row).__name__ == type_name and not Eyes(onlookers.world, onlookers.world.one(Viewer, "never")).sees(row)
    ]
    query = "query($id: ID!) { node(id: $id) { id __typename } }"
    answers = [await stranger.answer(query, id=each) for each in [unknown, *hidden[:1]]]
    assert answers == [{"data": {"node": None}}] * len(answers)


@pytest.mark.parametrize("name", ["a-owner", "a-coach", "coach-of-a-analyst-of-b", *LEARNERS])
async def test_there_and_back_again_reaches_nothing_new(onlookers: Onlookers, name: str) -> None:
    """Learner, connection, organization, learner, session, organization …: every id on the way is visible."""
    world = onlookers.world
    account = world.one(Viewer, name)
    eyes, client = Eyes(world, account), await onlookers.client(account)
    data = await client.data("""{
      organizations(first: 3) { nodes { id
        learners(first: 15) { nodes { id connections(first: 4) { nodes { id organization { id
          learners(first: 15) { nodes { id sessions(first: 9) { nodes { id
            fundedBy { id } connection { id learner { id } } learner { id }
            certificate { id session { id } fundedBy { id } learner { id } }
          } } } }
          teams { id learners { id } }
        } } } } }
        sessions(first: 60) { nodes { id learner { id connections(first: 4) { nodes { id organization { id
          certificates(first: 20) { nodes { id learner { id email } } }
        } } } } } }
      } }
    }""")
    by_id = {row.id: row for row in world.rows}
    reached = _ids(data)
    assert len(reached) > 3 or not LEARNERS.get(name, ["some"])[0]
    assert sorted(each for each in reached if not eyes.sees(by_id[each])) == []


def _ids(answer: object) -> set[str]:
    if isinstance(answer, dict):
        own = {answer["id"]} if isinstance(answer.get("id"), str) else set()
        return own.union(*(_ids(value) for value in answer.values()))
    return set().union(*(_ids(each) for each in answer)) if isinstance(answer, list) else set()


@pytest.mark.parametrize("name", ["a-owner", "a-coach", "connected-to-both"])
async def test_no_filter_sort_direction_or_cursor_shows_or_counts_more(onlookers: Onlookers, name: str) -> None:
    world = onlookers.world
    account = world.one(Viewer, name)
    client, eyes = await onlookers.client(account), Eyes(world, account)
    for organization in world.all(Organization):
        for field, order, filters in (
            ("learners", "NAME", ["", 'filter: { name: { contains: "e" } }', 'filter: { name: { contains: "%" } }']),
            (
                "sessions",
                "STARTED_AT",
                ["", "filter: { state: { in: [IN_PROGRESS] } }", "filter: { state: { in: [COMPLETED] } }"],
            ),
            ("certificates", "ISSUED_AT", [""]),
            ("connections", "CREATED_AT", ["", "filter: { state: { in: [ACTIVE, REJECTED] } }"]),
        ):
            for chosen in filters:
                walks = [
                    await _walk(
                        client,
                        organization.id,
                        field,
                        f"{chosen} orderBy: {{ field: {order}, direction: {way} }}",
                        size,
                    )
                    for way in ("ASC", "DESC")
                    for size in ("first: 3", "last: 2", "first: 200")
                ]
                assert all(sorted(walk) == sorted(walks[0]) for walk in walks)
                by_id = {row.id: row for row in world.rows}
                assert all(eyes.sees(by_id[each]) for each in walks[0])


async def _walk(client, organization: str, field: str, arguments: str, size: str) -> list[str]:  # type: ignore[no-untyped-def]
    """Every id, page by page; each page's count is the whole list's."""
    found: list[str] = []
    counts: set[int] = set()
    forward = size.startswith("first")
    cursor = None
    while True:
        here = "" if cursor is None else f'{"after" if forward else "before"}: "{cursor}"'
        data = await client.data(
            f'{{ organization(id: "{organization}") {{ {field}({arguments} {size} {here}) {{ totalCount nodes {{ id }}'
            " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"
        )
        page = data["organization"][field]
        counts.add(page["totalCount"])
        found += [node["id"] for node in page["nodes"]]
        info = page["pageInfo"]
        if not info["hasNextPage" if forward else "hasPreviousPage"]:
            assert counts == {len(found)} == {len(set(found))}
            return found
        cursor = info["endCursor" if forward else "startCursor"]


async def test_staff_of_a_learn_nothing_about_bs_learners_from_b(onlookers: Onlookers) -> None:
    owner = await onlookers.client(onlookers.world.one(Viewer, "a-owner"))
    data = await owner.data("""{ organization(slug: "b") {
      learners { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
      sessions { totalCount nodes { id } } certificates { totalCount nodes { id } }
      connections { totalCount nodes { id } } teams { id } members { id } staffInvitations { id }
      credits { balance } invitationLink { token }
    } }""")
    nothing = {"totalCount": 0, "nodes": []}
    assert data["organization"] == {
        "learners": {
            **nothing,
            "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
        },
        "sessions": nothing,
        "certificates": nothing,
        "connections": nothing,
        "teams": [],
        "members": [],
        "staffInvitations": [],
        "credits": None,
        "invitationLink": None,
    }


async def test_a_hidden_learner_cannot_be_found_by_name(onlookers: Onlookers) -> None:
    owner = await onlookers.client(onlookers.world.one(Viewer, "a-owner"))
    query = """query($name: String) { organization(slug: "a") { learners(filter: { name: { contains: $name } }) {
      totalCount nodes { name } } } }"""
    found = {name: (await owner.data(query, name=name))["organization"]["learners"]["totalCount"] for name in LEARNERS}
    eyes = Eyes(onlookers.world, onlookers.world.one(Viewer, "a-owner"))
    here = eyes.learners_of(onlookers.world.rows[0])  # type: ignore[arg-type]
    assert found == {name: sum(name in learner.name for learner in here) for name in LEARNERS}
    assert found["rejected"] == found["never"] == 0


@pytest.mark.parametrize("name", ["a-owner", "a-coach", "coach-of-a-analyst-of-b", "formerly-paid", "platform"])
async def test_no_filter_finds_out_a_hidden_address(onlookers: Onlookers, name: str) -> None:
    world = onlookers.world
    eyes, client = Eyes(world, world.one(Viewer, name)), await onlookers.client(world.one(Viewer, name))
    shown = "(first: 200) { totalCount nodes { id } }"
    for organization in world.all(Organization):
        listed = eyes.learners_of(organization)
        for learner in [world.one(Learner, each) for each in LEARNERS]:
            known = [learner.id] if learner in listed and eyes.sees_email(learner) else []
            others = {one.id for one in listed if eyes.sees_email(one) and one is not learner}
            filters = [f'{{ email: {{ {op}: "{learner.account.email}" }} }}' for op in ("equalTo", "startsWith")]
            for chosen in filters:
                data = await client.data(f"""{{ organization(id: "{organization.id}") {{
                  found: learners{shown.replace("(", f"(filter: {chosen} ", 1)}
                  others: learners{shown.replace("(", f"(filter: {{ not: {chosen} }} ", 1)}
                }} }}""")
                found, rest = data["organization"]["found"], data["organization"]["others"]
                assert [node["id"] for node in found["nodes"]] == known
                assert found["totalCount"] == len(known)
                assert {node["id"] for node in rest["nodes"]} == others
                assert rest["totalCount"] == len(others)


# mutation: (the argument that names a row, of which type, what else it needs)
MUTATIONS = {
    "disconnect": ("connectionId", "Connection", {}),
    "revokeStaffInvitation": ("staffInvitationId", "StaffInvitation", {}),
    "changeMemberRole": ("membershipId", "Membership", {"role": "COACH"}),
    "removeMember": ("membershipId", "Membership", {}),
    "transferOwnership": ("membershipId", "Membership", {}),
    "updateTeam": ("teamId", "Team", {"name": "Mine"}),
    "deleteTeam": ("teamId", "Team", {}),
    "completeSession": ("sessionId", "Session", {}),
}


@pytest.mark.parametrize("name", sorted(MUTATIONS))
async def test_a_mutation_answers_for_a_hidden_row_as_for_one_that_never_was(onlookers: Onlookers, name: str) -> None:
    argument, type_name, more = MUTATIONS[name]
    world = onlookers.world
    account = world.one(Viewer, "a-owner")
    eyes, client = Eyes(world, account), await onlookers.client(account)
    hidden = next(row for row in world.rows if type(row).__name__ == type_name and not eyes.sees(row))
    answers = [
        await client.mutate(name, **{argument: each}, **more) for each in (hidden.id, to_global(type_name, new_id()))
    ]
    assert answers[0] == answers[1]
    assert [error["code"] for error in answers[0]["userErrors"]] == ["NOT_FOUND"]


@pytest.mark.parametrize("field", ["learnerIds", "coachIds"])
async def test_a_team_answers_for_another_organizations_people_as_for_nobody(onlookers: Onlookers, field: str) -> None:
    world = onlookers.world
    client = await onlookers.client(world.one(Viewer, "a-owner"))
    strangers = {
        "learnerIds": [world.one(Learner, "connected-to-b").id, world.one(Learner, "never").id],
        "coachIds": [m.id for m in world.rows if type(m).__name__ == "Membership" and m.organization.name == "B"][:1],
    }[field]
    unknown = to_global("Learner" if field == "learnerIds" else "Membership", new_id())
    given = {"organizationId": world.rows[0].id, "name": "Ours", "learnerIds": [], "coachIds": []}
    answers = [await client.mutate("createTeam", **{**given, field: [each]}) for each in [unknown, *strangers]]
    assert answers == [answers[0]] * len(answers)


async def test_a_certificates_number_tells_anybody_name_course_dates_and_validity_and_nothing_else(
    onlookers: Onlookers,
) -> None:
    certificate = next(row for row in onlookers.world.rows if type(row).__name__ == "Certificate")
    owner = await onlookers.client(certificate.learner.account)
    number = await owner.data("query($id: ID!) { node(id: $id) { ... on Certificate { number } } }", id=certificate.id)
    whole = number["node"]["number"]
    query = "query($number: String!) { verifyCertificate(number: $number) { holderName course { slug } isValid } }"
    shown = await onlookers.api.data(query, number=whole)
    assert shown["verifyCertificate"] == {
        "holderName": certificate.learner.name,
        "course": {"slug": certificate.session.course.name.lower()},
        "isValid": True,
    }
    for other in (whole[:-1], whole + "0", "%", "_" * len(whole), "", certificate.id):
        assert await onlookers.api.data(query, number=other) == {"verifyCertificate": None}
    fields = await onlookers.api.data('{ __type(name: "CertificateVerification") { fields { name } } }')
    assert {field["name"] for field in fields["__type"]["fields"]} == {
        "number",
        "holderName",
        "course",
        "issuedAt",
        "expiresAt",
        "revokedAt",
        "isValid",
    }
