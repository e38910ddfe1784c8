"""The executable schema: Strawberry, with compiled answers passed through untouched."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
import strawberry
from graphql import GraphQLOutputType
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from compiler.catalogue import Catalogue
from compiler.cost import CostModel
from compiler.declare import read_catalogue
from resolvers.mutation import Mutation
from resolvers.query import Query
from resolvers.subscription import Subscription
from schema.scalars import SCALARS
from server.query.cost import CostLimit
from server.query.document_cache import KnownDocuments
from server.query.payload_check import PayloadCheck


class FragmentExecutionContext(StrawberryGraphQLCoreExecutionContext):
    """Lets a resolver answer for its whole sub-tree with JSON that PostgreSQL made."""

    def complete_value(
        self, return_type: GraphQLOutputType, details: Any, info: Any, path: Any, result: Any, *more: Any
    ) -> Any:
        """Fragments are complete already; all else is graphql-core's."""
        if isinstance(result, orjson.Fragment):
            return result
        return super().complete_value(return_type, details, info, path, result, *more)


class TesseraSchema(strawberry.Schema):
    """Leaves logging of errors to the one mapper in `server.query.errors`."""

    def process_errors(self, errors: list[Any], execution_context: Any = None) -> None:
        """Nothing: Strawberry would print every refusal with its traceback."""


@dataclass(frozen=True, slots=True)
class Executable:
    """The schema and what its compiled fields read."""

    schema: TesseraSchema
    catalogue: Catalogue
    costs: CostModel


@lru_cache(maxsize=1)
def executable() -> Executable:
    """Built once per process. Raises UnguardedError if a type could show rows that nothing guards."""
    built = TesseraSchema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        execution_context_class=FragmentExecutionContext,
        config=StrawberryConfig(scalar_map=SCALARS),
        extensions=[
            KnownDocuments,
            lambda: CostLimit(costs),
            PayloadCheck,
        ],
    )
    catalogue = read_catalogue(built._schema)
    costs = CostModel(built._schema, catalogue)
    return Executable(built, catalogue, costs)
