"""Carries out a mutation whose payload is compiled already, without walking through GraphQL's execution again.

The ordinary way (`schema.execute`) parses, validates, measures, checks the payload and resolves; it is what gives a
mutation its meaning. Once it has carried out a mutation that is a document's only one and writes in one statement
(`resolvers.unit_of_work.ShortUnitOfWork`), the next one of the same shape only has its variables to read, its cost to
count, its resolver to run and the kept statements of its payload: that is done here. Whatever is in any way different
(a fragment, a directive, an idempotency key) goes the ordinary way.

A learner whose token was seen before (`server.auth.token_cache`) is not looked up first: that the token still counts
is a condition of the statement that writes. Nothing of such an attempt is told to anybody unless that statement was
carried out; what was refused, or came too late, goes the ordinary way, which looks the token up.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import asyncpg
import orjson
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    get_named_type,
)
from graphql.execution.values import VariableValues, get_argument_values, get_variable_values
from graphql.pyutils import Path
from strawberry.types.arguments import convert_arguments

from compiler.cached_statement import CachedStatement
from compiler.execute import answer, one_row
from models.asyncpg_engine import writes_pool
from models.pending_writes import hinted, write
from models.people.access_token import still_counts
from permissions.people.token_viewer import changed_viewer, with_account
from permissions.request import RequestPermission
from resolvers.unit_of_work import ShortUnitOfWork, Unsettled
from schema.context import Context
from schema.payload import Payload, UserError
from schema.read import REREAD, Reread
from server.query.cost import Price
from server.query.document_cache import KnownDocuments
from server.query.operation import chosen_operation
from server.query.payload_check import fragments_of, payload_info
from server.query.request import GraphQLRequest
from server.services import Services
from server.transport.cached_query import CachedAnswer
from server.transport.payload_rows import rows_of_learner

MAX_PLANS: Final = 256


@dataclass(frozen=True, slots=True)
class Entity:
    """A field of the payload that reads a row: by which attribute's key, and how."""

    node: FieldNode
    source: str
    reread: Reread


@dataclass(frozen=True, slots=True)
class Plan:
    """A document's one mutation, and what is asked of its payload by response key."""

    document: DocumentNode
    operation: OperationDefinitionNode
    node: FieldNode
    field: Any
    unit: ShortUnitOfWork
    permissions: Sequence[RequestPermission]
    payload: GraphQLObjectType
    errors: Mapping[str, Sequence[tuple[str, str]]]
    """`userErrors`, by the names under which it is asked for: response keys and attributes of each error."""
    typenames: Sequence[str]
    entities: Mapping[str, Entity]


class CachedMutations:
    """The plans of one process; those used longest ago are forgotten first."""

    def __init__(self) -> None:
        self._plans: OrderedDict[tuple[str, str | None], tuple[DocumentNode, Plan | None]] = OrderedDict()

    def plan(self, wanted: GraphQLRequest, services: Services) -> Plan | None:
        """The plan of a request's mutation; None if the ordinary way has to carry it out."""
        document = None if wanted.read_only else KnownDocuments.document(wanted.query)
        if document is None:
            return None
        key = (wanted.query, wanted.operation_name)
        known = self._plans.get(key)
        if known is None or known[0] is not document:
            known = self._plans[key] = (document, _plan(document, wanted.operation_name, services))
            if len(self._plans) > MAX_PLANS:
                self._plans.popitem(last=False)
        return known[1]


def _plan(document: DocumentNode, operation_name: str | None, services: Services) -> Plan | None:
    operation = chosen_operation(document, operation_name)
    if operation is None or operation.operation is not OperationType.MUTATION or operation.directives:
        return None
    selections = operation.selection_set.selections
    [node] = selections if len(selections) == 1 else [None]
    root = services.executable.schema._schema.mutation_type
    if not isinstance(node, FieldNode) or node.directives or root is None or node.name.value not in root.fields:
        return None
    definition = root.fields[node.name.value]
    field, payload = definition.extensions.get("strawberry-definition"), get_named_type(definition.type)
    unit = next((one for one in getattr(field, "extensions", ()) if isinstance(one, ShortUnitOfWork)), None)
    permissions = [each() for each in getattr(field, "permission_classes", ())]
    if unit is None or not isinstance(payload, GraphQLObjectType):
        return None
    if not all(isinstance(each, RequestPermission) for each in permissions):
        return None
    errors: dict[str, list[tuple[str, str]]] = {}
    typenames: list[str] = []
    entities: dict[str, Entity] = {}
    for each in node.selection_set.selections if node.selection_set else ():
        if not isinstance(each, FieldNode) or each.directives or each.arguments:
            return None
        key = (each.alias or each.name).value
        if key in errors or key in typenames or key in entities:
            return None
        if each.name.value == "__typename":
            typenames.append(key)
        elif each.name.value == "userErrors":
            asked = _error_fields(each)
            if asked is None:
                return None
            errors[key] = asked
        else:
            declared = payload.fields[each.name.value].extensions["strawberry-definition"]
            reread: Reread | None = declared.metadata.get(REREAD)
            if reread is None or reread.rows or reread.source is None:
                return None
            entities[key] = Entity(each, reread.source, reread)
    return Plan(document, operation, node, field, unit, permissions, payload, errors, typenames, entities)


def _error_fields(node: FieldNode) -> list[tuple[str, str]] | None:
    found = []
    for each in node.selection_set.selections if node.selection_set else ():
        if not isinstance(each, FieldNode) or each.directives:
            return None
        attribute = {"retryAfter": "retry_after"}.get(each.name.value, each.name.value)
        if attribute not in {"code", "field", "message", "retry_after"}:
            return None
        found.append(((each.alias or each.name).value, attribute))
    return found


@dataclass(frozen=True, slots=True)
class _Info:
    """What the resolver of a short mutation may ask of Strawberry's `info`."""

    context: Context


async def carried_out(
    plan: Plan, wanted: GraphQLRequest, context: Context, services: Services, *, token_is_proven: bool
) -> CachedAnswer | None:
    """Data, errors and extensions; or None, and nothing was done: then the ordinary way has to carry it out.

    With a token that was only remembered, nothing is done either unless it still counts.
    """
    if plan.unit.counts_tries and not token_is_proven:
        return None
    schema = services.executable.schema
    given = wanted.variables or {}
    values = get_variable_values(schema._schema, plan.operation.variable_definitions or (), given)
    if not isinstance(values, VariableValues) or not all(each.allows(context.viewer) for each in plan.permissions):
        return None
    profile = context.viewer.profile
    compiled: dict[str, CachedStatement] = {}
    for key, entity in plan.entities.items():
        found = services.compiler.found(entity.node, profile, values.coerced, entity.reread.entity)
        if found is None:
            return None
        compiled[key] = found
    root: Any = schema._schema.mutation_type
    try:
        for kept in compiled.values():
            kept.statement.bind({**context.parameters(), "key": None}, values.coerced)
        raw = get_argument_values(root.fields[plan.node.name.value], plan.node, values)
        arguments = convert_arguments(
            raw, plan.field.arguments, scalar_registry=schema.schema_converter.scalar_registry, config=schema.config
        )
    except Exception:  # What cannot be used, such as a forged cursor: the ordinary way says so.
        return None
    if getattr(arguments.get("input"), "idempotency_key", None) is not None:
        return None
    cost = services.executable.costs.of(plan.document, plan.operation, given)
    price = Price.of(cost, context.budget, context.budget_key)
    if price.refusal is not None:
        return None
    context.budget.spend(context.budget_key, price.cost)

    async def work() -> Payload:
        if not token_is_proven and context.viewer.token_id is not None:
            await write(still_counts(context.viewer.token_id))
        payload: Payload = await plan.field.base_resolver.wrapped_func(None, info=_Info(context), **arguments)
        return payload

    key = (plan.node.alias or plan.node.name).value
    try:
        payload_type = plan.payload.extensions["strawberry-definition"].origin
        with hinted() as hints:
            payload = await plan.unit.run(work, payload_type, once=not token_is_proven)
    except Unsettled:
        context.budget.refund(context.budget_key, price.cost)
        return None
    except Exception as failure:
        error = GraphQLError(str(failure), plan.node, path=[key], original_error=failure)
        return CachedAnswer({key: None}, [error], price.shown)
    if hints:
        await services.hints.publish(hints)
    data, problems = await _shown(plan, payload, compiled, values, context, schema._schema, key)
    return CachedAnswer({key: data}, problems, price.shown)


async def _shown(
    plan: Plan,
    payload: Payload,
    compiled: Mapping[str, CachedStatement],
    values: VariableValues,
    context: Context,
    schema: GraphQLSchema,
    path: str,
) -> tuple[dict[str, Any], list[GraphQLError]]:
    """The payload as it was asked for; its rows are read as the viewer may see them now."""
    keys = {name: getattr(payload, entity.source) for name, entity in plan.entities.items()}
    asked = {name: key for name, key in keys.items() if key is not None}
    found: Mapping[str, Any]
    # Where it was written: that connection is free and its process awake, and a replica may not know the row yet.
    pool = writes_pool() or context.reads
    if plan.unit.viewer_stays and context.viewer.profile.is_learner_only:
        found = await rows_of_learner(pool, context, compiled, asked, values.coerced)
    else:
        reading = (
            _row(plan, plan.entities[name], compiled[name], key, values, pool, context, schema)
            for name, key in asked.items()
        )
        found = dict(zip(asked, await asyncio.gather(*reading, return_exceptions=True), strict=True))
    data: dict[str, Any] = {}
    problems: list[GraphQLError] = []
    for node in plan.node.selection_set.selections if plan.node.selection_set else ():
        assert isinstance(node, FieldNode)
        name = (node.alias or node.name).value
        if name in plan.typenames:
            data[name] = plan.payload.name
        elif name in plan.errors:
            data[name] = [_error(error, plan.errors[name]) for error in payload.user_errors]
        else:
            row = found.get(name)
            if isinstance(row, BaseException):
                if not isinstance(row, Exception):
                    raise row
                problems.append(GraphQLError(str(row), node, path=[path, name], original_error=row))
                row = None
            data[name] = row
    return data, problems


def _error(error: UserError, asked: Sequence[tuple[str, str]]) -> dict[str, Any]:
    values = {key: getattr(error, attribute) for key, attribute in asked}
    return {key: getattr(value, "value", value) for key, value in values.items()}


async def _row(
    plan: Plan,
    entity: Entity,
    kept: CachedStatement,
    key: UUID,
    values: VariableValues,
    pool: asyncpg.Pool,
    context: Context,
    schema: GraphQLSchema,
) -> orjson.Fragment | None:
    """One row of the payload, in the statement that also says where the viewer stands now."""
    profile = context.viewer.profile
    statement = kept.inside(with_account(profile))
    parameters = {**context.parameters(), "key": key}
    row = await one_row(pool, statement, statement.bind(parameters, values.coerced))
    if row is not None and row["fits"]:
        return None if row["answer"] is None else orjson.Fragment(row["answer"])
    viewer = context.viewer if row is None else changed_viewer(context.viewer, row)
    # The mutation made the viewer stand elsewhere: another text is right, which may not be compiled yet.
    path = Path(None, entity.node.name.value, plan.payload.name)
    fragments = fragments_of(plan.document)
    info = payload_info(schema, plan.operation, fragments, values, plan.payload, [entity.node], path)
    compiled = context.compiler.statement(info, viewer.profile, entity.reread.spec, entity.reread.entity)
    bound = compiled.statement.bind({**context.parameters(), **viewer.parameters(), "key": key}, values.coerced)
    return await answer(pool, compiled.statement, bound)


PLANS: Final = CachedMutations()
