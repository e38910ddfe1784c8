"""Parses and validates each query text once: two thirds of the time of a small query otherwise.

Instead of Strawberry's ParserCache and ValidationCache, which hash the whole parsed document on every request
and keep documents of any size.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse, specified_rules, validate
from strawberry.extensions import SchemaExtension

from server.query.limits import MAX_TOKENS, QueryLimits, check_one_operation

MAX_DOCUMENTS: Final = 512
MAX_CACHED_LENGTH: Final = 16_384
"""Characters; a longer query is parsed each time, so that nobody fills the memory with queries."""


@dataclass(frozen=True, slots=True)
class Known:
    """A parsed query and what is wrong with it."""

    document: DocumentNode
    errors: list[GraphQLError]


class KnownDocuments(SchemaExtension):
    """One per operation; what is known is shared by all of the process."""

    _cached: Final[OrderedDict[str, Known]] = OrderedDict()

    def __init__(self) -> None:
        self._known: Known | None = None

    @classmethod
    def document(cls, query: str) -> DocumentNode | None:
        """The document of a query that is known and has nothing wrong with it."""
        known = cls._cached.get(query)
        return known.document if known is not None and not known.errors else None

    @classmethod
    def know(cls, query: str, schema: GraphQLSchema) -> tuple[Known, bool]:
        """What is known of a query, found out if need be; and whether it is kept. Raises GraphQLSyntaxError."""
        known = cls._cached.get(query)
        if known is None:
            document = parse(query, max_tokens=MAX_TOKENS)
            known = Known(document, validate(schema, document, (*specified_rules, QueryLimits)))
            cls._keep(query, known)
        else:
            cls._cached.move_to_end(query)
        return known, query in cls._cached

    def on_parse(self) -> Iterator[None]:
        """Take the document from memory, or parse it. Raises GraphQLSyntaxError."""
        running = self.execution_context
        self._known = self._cached.get(running.query or "")
        if self._known is not None:
            self._cached.move_to_end(running.query or "")
            running.graphql_document = self._known.document
        else:
            running.graphql_document = parse(running.query or "", max_tokens=MAX_TOKENS)
        yield

    def on_validate(self) -> Iterator[None]:
        """Say what is known to be wrong, or find out."""
        running = self.execution_context
        if self._known is None and running.graphql_document is not None:
            rules = (*running.validation_rules, QueryLimits)
            errors = validate(running.schema._schema, running.graphql_document, rules)
            self._known = Known(running.graphql_document, errors)
            self._keep(running.query or "", self._known)
        check_one_operation(running)
        if self._known is not None:
            running.pre_execution_errors = list(self._known.errors)
            running.context.query_is_cached = running.query in self._cached
        yield

    @classmethod
    def _keep(cls, query: str, known: Known) -> None:
        if len(query) > MAX_CACHED_LENGTH:
            return
        cls._cached[query] = known
        if len(cls._cached) > MAX_DOCUMENTS:
            cls._cached.popitem(last=False)
