"""For every id that a mutation takes: a row that its viewer may not see answers as an id that was never issued.

The ids are read from the schema and the mutations carried out as `tests.golden.mutations` says, so that a mutation, or
an argument, that is added is tested from its first day. Whether a row may be seen is what `node(id:)` says, which
`tests/oracle` compares with product.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from graphql import GraphQLInputObjectType, GraphQLInputType, get_named_type, get_nullable_type, is_list_type
from starlette.applications import Starlette
from tortoise.context import TortoiseContext

from domain.activity.notification import NotificationKind
from domain.identifiers import from_global, new_id, to_global
from domain.organizations.role import Role
from models.activity.notification import Notification
from models.organizations.membership import Membership
from server.config.settings import Settings
from server.query.schema import executable
from tests.client import Api
from tests.golden.mutations import MUTATIONS, Stage
from tests.people import member, owned_organization, person

SCHEMA: Final = executable().schema._schema
NOT_OF_A_ROW: Final = {"idempotencyKey"}
PUBLIC: Final = {"Organization", "Course", "CourseModule"}
"""Everybody sees these rows; nobody but their own may act on them."""
NOT_TO_OTHERS: Final = {
    "leaveOrganization.organizationId": "who is no member of it has no membership to end",
    "recordProgress.moduleId": "a module of another course is none of this session's",
}
"""Where a row that is seen is not found all the same, and what it is that is not there."""
Path = tuple[str, ...]


def ids_in(taken: GraphQLInputType, path: Path = ()) -> Iterator[tuple[Path, bool]]:
    """Where an input takes ids of rows, and whether of many at once."""
    for name, field in get_named_type(taken).fields.items():
        named = get_named_type(field.type)
        if isinstance(named, GraphQLInputObjectType):
            yield from ids_in(named, (*path, name))
        elif named.name == "ID" and name not in NOT_OF_A_ROW:
            yield (*path, name), is_list_type(get_nullable_type(field.type))


def taking_ids() -> dict[str, list[tuple[Path, bool]]]:
    """Every mutation whose input takes an id, as the schema lists them."""
    assert SCHEMA.mutation_type is not None
    inputs = {name: field.args["input"].type for name, field in SCHEMA.mutation_type.fields.items() if field.args}
    found = {name: list(ids_in(taken)) for name, taken in inputs.items()}
    return {name: ids for name, ids in found.items() if ids}


TAKING_IDS: Final = taking_ids()


def put(given: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """The input with another value at the path; beside it nothing stays, where an input is one of several."""
    name, *rest = path
    return {**given, name: put({}, tuple(rest), value) if rest else value}


async def named(given: dict[str, Any], path: Path, stage: Stage) -> str:
    """The id that the usual input names at the path, or one of the same stage where it names none."""
    found: Any = given
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    first = found[0] if isinstance(found, list) else found
    if first is not None:
        return str(first)
    match path[-1].lower():
        case argument if "coach" in argument:
            return await stage.membership(await member(stage.school, Role.COACH))
        case argument if "learner" in argument:
            return (await stage.connected())[0].learner
        case "ids":
            row = await Notification.create(
                id=new_id(), recipient_id=stage.school.owner.account_id, sequence=1, key="hidden",
                kind=NotificationKind.LEARNER_JOINED, organization_id=stage.school.id,
            )  # fmt: skip
            return to_global("Notification", row.id)
    raise AssertionError(f"say in {__name__} which row `{'.'.join(path)}` may name")


async def onlookers(stage: Stage) -> dict[str, Api]:
    """Who else might try: each stands otherwise to the organization."""
    team_less = await member(stage.school, Role.COACH)
    analyst = await member(stage.school, Role.ANALYST)
    former = await member(stage.school, Role.ADMIN)
    await Membership.filter(account_id=former.account_id).delete()
    learner, _, _ = await stage.connected()
    elsewhere = (await owned_organization(credits=1)).owner
    people = {"a coach without a team": team_less, "an analyst": analyst, "a former admin": former,
              "another learner": learner, "an owner elsewhere": elsewhere, "a stranger": await person()}  # fmt: skip
    return {name: await stage.as_(somebody) for name, somebody in people.items()}


async def answers(client: Api, mutation: str, given: dict[str, Any], path: Path, id: str, many: bool) -> Any:
    """The errors of the whole, and of the one row where the payload has outcomes."""
    assert SCHEMA.mutation_type is not None
    payload = get_named_type(SCHEMA.mutation_type.fields[mutation].type)
    outcomes = "outcomes { code message }" if many and "outcomes" in payload.fields else ""
    answer = await client.mutate(mutation, outcomes, **put(given, path, [id] if many else id))
    return [*answer["userErrors"], *answer.get("outcomes", ())]


def codes(refusals: Any) -> list[str]:
    return [each["code"] for each in refusals if each["code"] is not None]


@pytest.mark.parametrize("mutation", TAKING_IDS)
async def test_a_hidden_row_is_refused_as_an_id_that_was_never_issued(
    app: Starlette, clean_db: TortoiseContext, valkey: str, configuration: Settings, mutation: str
) -> None:
    secret = configuration.secret_key.get_secret_value()
    here, there = (
        Stage(app, await owned_organization(credits=5), secret),
        Stage(app, await owned_organization(credits=5), secret),
    )
    viewers = await onlookers(there)
    actor, own = await MUTATIONS[mutation](here)
    _, foreign = await MUTATIONS[mutation](there)
    wrong: list[str] = []
    for path, many in TAKING_IDS[mutation]:
        id = await named(foreign, path, there)
        found = from_global(id)
        assert found is not None
        never = to_global(found[0], new_id())
        # Whoever may do it here, there; and others with all that is right there.
        for who, client, given in (("who may here", actor, own), *((n, c, foreign) for n, c in viewers.items())):
            said = f"{mutation}({'.'.join(path)}: {found[0]}) of {who}"
            seen = (await client.data("query($id: ID!) { node(id: $id) { id } }", id=id))["node"] is not None
            assert seen or found[0] not in PUBLIC
            hidden, unknown = [await answers(client, mutation, given, path, each, many) for each in (id, never)]
            alone = who == "who may here" or len(TAKING_IDS[mutation]) == 1
            if seen:
                # Acting may be refused for many reasons, but not because there is no such row.
                if alone and "NOT_FOUND" in codes(hidden) and f"{mutation}.{'.'.join(path)}" not in NOT_TO_OTHERS:
                    wrong.append(f"{said} who sees it: NOT_FOUND")
            elif hidden != unknown:
                wrong.append(f"{said}: {hidden}, for an id that was never issued {unknown}")
            elif alone and codes(hidden) not in (["NOT_FOUND"], []):
                wrong.append(f"{said}: {codes(hidden)} instead of NOT_FOUND")
    assert not wrong, "\n".join(wrong)


def test_the_mutations_that_take_ids_are_carried_out_somewhere() -> None:
    assert TAKING_IDS.keys() <= MUTATIONS.keys()
    assert len(TAKING_IDS) >= 33
