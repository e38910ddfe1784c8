"""Refuses a query that costs too much, before anything of it runs, and says what every query cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError
from strawberry.extensions import SchemaExtension

from compiler.cost import CostModel
from domain.duration import in_words
from schema.context import Budget, Context
from server.query.operation import chosen_operation


@dataclass(frozen=True, slots=True)
class Price:
    """What a query may cost, before the budget that it is to be paid from."""

    cost: int
    budget: Budget
    left: int

    @classmethod
    def of(cls, cost: int, budget: Budget, who: str) -> Price:
        """The price of a query by `who`, as `Context.budget_key` names viewers."""
        return cls(cost, budget, budget.left(who))

    @property
    def refusal(self) -> GraphQLError | None:
        """Why the query may not run, if it may not."""
        cost, budget = self.cost, self.budget
        allowed = min(budget.per_request, budget.per_minute)
        if cost > allowed:
            return cost_refusal(
                "QUERY_TOO_EXPENSIVE",
                f"This query may cost {cost:,}; {allowed:,} are allowed. Ask for smaller pages further "
                "down, or for fewer fields.",
                cost=cost,
                allowed=allowed,
            )
        if cost > self.left:
            return cost_refusal(
                "RATE_LIMITED",
                f"This query may cost {cost:,}; {max(self.left, 0):,} are left of this minute's {budget.per_minute:,}. "
                f"Try again {in_words(budget.seconds_left)}.",
                cost=cost,
                allowed=budget.per_minute,
                retryAfter=budget.seconds_left,
            )
        return None

    @property
    def shown(self) -> dict[str, Any]:
        """What the answer's `extensions` say of it: what is left once it has run, or stays where it is refused."""
        spent = 0 if self.refusal is not None else self.cost
        left = max(self.left - spent, 0)
        return {"cost": {"requested": self.cost, "allowed": self.budget.per_request, "left": left}}


class CostLimit(SchemaExtension):
    """One per operation. The cost is in `extensions.cost` of the answer."""

    def __init__(self, model: CostModel) -> None:
        self._model = model
        self._shown: dict[str, Any] = {}

    def on_execute(self) -> Iterator[None]:
        """Measure, refuse or count; then let it run."""
        running = self.execution_context
        context: Context = running.context
        document = running.graphql_document
        operation = chosen_operation(document, running.operation_name)
        if document is not None and operation is not None:
            cost = self._model.of(document, operation, running.variables or {}, keep=context.query_is_cached)
            price = Price.of(cost, context.budget, context.budget_key)
            self._shown = price.shown
            if price.refusal is not None:
                raise price.refusal
            context.budget.spend(context.budget_key, cost)
        yield

    def get_results(self) -> dict[str, Any]:
        """What the answer's `extensions` carry."""
        return self._shown


def cost_refusal(code: str, message: str, **extensions: int) -> GraphQLError:
    """The error of what costs too much; `extensions` say the figures to programs."""
    return GraphQLError(message, extensions={"code": code, **extensions})
