"""Refuses a query that costs too much, before anything of it runs, and says what every query cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphql import GraphQLError, OperationDefinitionNode
from strawberry.extensions import SchemaExtension

from compiler.cost import CostModel
from schema.context import Context


class CostLimit(SchemaExtension):
    """One per operation. The cost is in `extensions.cost` of the answer."""

    def __init__(self, model: CostModel) -> None:
        self._model = model
        self._cost: dict[str, int] = {}

    def on_execute(self) -> Iterator[None]:
        """Measure, refuse or count; then let it run."""
        running = self.execution_context
        context: Context = running.context
        document = running.graphql_document
        operation = _operation(document, running.operation_name)
        if document is not None and operation is not None:
            cost = self._model.of(document, operation, running.variables or {}, keep=context.query_is_kept)
            budget, who = context.budget, context.budget_key
            left = budget.left(who)
            self._cost = {"requested": cost, "allowed": budget.per_request, "left": max(left - cost, 0)}
            if cost > budget.per_request:
                raise _refusal(
                    "QUERY_TOO_EXPENSIVE",
                    f"This query may cost {cost:,}; {budget.per_request:,} are allowed. Ask for smaller pages further "
                    "down, or for fewer fields.",
                    cost=cost,
                    allowed=budget.per_request,
                )
            if cost > left:
                raise _refusal(
                    "RATE_LIMITED",
                    f"This query may cost {cost:,}; {max(left, 0):,} are left of this minute's {budget.per_minute:,}.",
                    cost=cost,
                    allowed=budget.per_minute,
                    retryAfter=budget.seconds_left,
                )
            budget.spend(who, cost)
        yield

    def get_results(self) -> dict[str, Any]:
        """What the answer's `extensions` carry."""
        return {"cost": self._cost} if self._cost else {}


def _operation(document: Any, name: str | None) -> OperationDefinitionNode | None:
    found = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)] if document else []
    return next((d for d in found if name is None or (d.name is not None and d.name.value == name)), None)


def _refusal(code: str, message: str, **extensions: int) -> GraphQLError:
    return GraphQLError(message, extensions={"code": code, **extensions})
