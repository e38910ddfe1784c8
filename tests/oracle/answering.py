"""The schema answered by graphql-core's ordinary executor over plain Python objects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLScalarType, GraphQLSchema, build_schema, execute_sync

from tests.oracle.lists import certificate_state, compare, every, is_valid, matches, moment_text, page, some
from tests.oracle.visibility import VisibilityOracle
from tests.oracle.world import TYPES, Row, World, snake


def naive_schema(sdl: str) -> GraphQLSchema:
    """The schema that clients see, with nothing behind it but what scalars look like."""
    schema = build_schema(sdl)
    moments = schema.type_map["DateTime"]
    assert isinstance(moments, GraphQLScalarType)
    moments.coerce_output_value = moments.serialize = moment_text
    moments.coerce_input_value = moments.parse_value = moment_of
    moments.coerce_input_literal = lambda node, *_: moment_of(node.value)
    moments.parse_literal = lambda node, _variables=None: moment_of(node.value)
    return schema


def moment_of(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00").replace("z", "+00:00")).astimezone(UTC)


Resolver = Callable[..., Any]
FIELDS: dict[str, Resolver] = {}


def answers(*fields: str) -> Callable[[Resolver], Resolver]:
    """The function answers these fields, given what the viewer sees, the object, and the field's arguments."""

    def register(resolver: Resolver) -> Resolver:
        FIELDS.update(dict.fromkeys(fields, resolver))
        return resolver

    return register


@dataclass
class Oracle:
    """Answers queries about one world."""

    schema: GraphQLSchema
    world: World
    _visibility: dict[Row | None, VisibilityOracle] = field(default_factory=dict)

    def answer(self, document: DocumentNode, variables: dict[str, Any], account: Row | None) -> ExecutionResult:
        if account not in self._visibility:
            self._visibility[account] = VisibilityOracle(self.world, account)
        result = execute_sync(
            self.schema,
            document,
            variable_values=variables,
            context_value=self._visibility[account],
            field_resolver=_resolve,
            type_resolver=lambda row, *_: TYPES[row.table],
        )
        assert isinstance(result, ExecutionResult)
        return result


def _resolve(source: Any, info: Any, **arguments: Any) -> Any:
    resolver = FIELDS.get(f"{info.parent_type.name}.{info.field_name}")
    if resolver is not None:
        return resolver(info.context, source, **arguments)
    if isinstance(source, Row):
        return getattr(source, snake(info.field_name))
    return source[info.field_name]


def shown(visibility: VisibilityOracle, row: Row | None) -> Row | None:
    return row if visibility.sees(row) else None


def shown_all(visibility: VisibilityOracle, rows: list[Row]) -> list[Row]:
    return [row for row in rows if visibility.sees(row)]


def page_of(visibility: VisibilityOracle, type_name: str, rows: list[Row], arguments: dict[str, Any]) -> dict[str, Any]:
    """A page of those rows that the viewer sees and the filter lets pass."""

    conditions = _addresses_as_stored(arguments.get("filter"))

    def passes(row: Row) -> bool:
        return matches(lambda name: _compared(visibility, row, name), conditions) is True

    return page(type_name, [row for row in shown_all(visibility, rows) if passes(row)], arguments)


def _passes(visibility: VisibilityOracle, row: Row, given: Any) -> bool:
    return matches(lambda name: _compared(visibility, row, name), given) is True


def _addresses_as_stored(conditions: Any) -> Any:
    """Addresses are compared as they are stored: in lower case."""
    if isinstance(conditions, list):
        return [_addresses_as_stored(each) for each in conditions]
    if not isinstance(conditions, dict):
        return conditions
    found = {name: _addresses_as_stored(each) for name, each in conditions.items() if name != "email"}
    if (address := conditions.get("email")) is not None:
        found["email"] = {
            operator: [each.strip().lower() for each in given]
            if operator == "in" and given
            else given.strip().lower()
            if operator == "equalTo" and given
            else given
            for operator, given in address.items()
        }
    elif "email" in conditions:
        found["email"] = None
    return found


def _compared(visibility: VisibilityOracle, row: Row, name: str) -> Any:
    """What a filter's field compares; what is hidden compares like what is not there."""
    match name:
        case "email" if row.table == "learner":
            return FIELDS["Learner.email"](visibility, row)
        case "name" | "email" if row.table == "membership":
            return FIELDS[f"Membership.{name}"](visibility, row)
        case "subjectId":
            return FIELDS["AuditEntry.subjectId"](visibility, row)
        case "actorSide":
            return FIELDS["AuditEntry.actorSide"](visibility, row)
        case "actorId" | "actorMembershipId":
            who = FIELDS["AuditEntry.actor" if name == "actorId" else "AuditEntry.actorMembership"](visibility, row)
            return None if who is None else who.public_id
        case "occurredAt" | "reason" | "account" | "balanceAfter" if row.table == "ledger_entry":
            return FIELDS[f"LedgerEntry.{name}"](visibility, row)
        case "fromAccount" | "toAccount" | "amount" if row.table == "ledger_transaction":
            return FIELDS[f"LedgerTransaction.{name}"](visibility, row)
        case "sessionId" | "learnerId" if row.table == "ledger_transaction":
            of = FIELDS[f"LedgerTransaction.{name.removesuffix('Id')}"](visibility, row)
            return None if of is None else of.public_id
        case "occurredAt":
            return row.occurred_at if row.table == "ledger_transaction" else row.at
        case "courseId":
            return f"crs_{row.course_id.hex}"
        case "certificates" | "connections":
            rows = shown_all(visibility, visibility.world.all(name[:-1], learner_id=row.id))
            return lambda given: any(_passes(visibility, each, given) for each in rows)
        case "teamId":
            of = {each.team_id for each in visibility.world.all("team_learner", learner_id=row.id)}
            teams = [team.public_id for team in shown_all(visibility, visibility.world.all("team")) if team.id in of]
            return lambda given: every(
                some(compare(team, operator, operand) for team in teams)
                for operator, operand in given.items()
                if operand is not None
            )
        case "learnerId":
            learner = shown(visibility, visibility.world.get("learner", row.learner_id))
            return None if learner is None else learner.public_id
        case "organizationId":
            return f"org_{row.organization_id.hex}"
        case "fundedById":
            payer = row.funding_organization_id if visibility.sees_payer(row) else None
            return None if payer is None else f"org_{payer.hex}"
        case "lastActivityAt":
            return FIELDS["Session.lastActivityAt"](visibility, row)
        case "state" if row.table == "certificate":
            return certificate_state(row)
        case "isValid":
            return is_valid(row)
    return getattr(row, snake(name))
