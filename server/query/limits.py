"""How large a query may be, judged before it runs and in time linear in its text.

Fragments are measured once each, so fragments that double thirty times cost thirty measurements, and
the number of fields they would expand to is known without expanding them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    StringValueNode,
    ValidationRule,
)
from strawberry.types.execution import ExecutionContext

from server.query.operation import operations_of

MAX_DEPTH: Final = 16
MAX_FIELDS: Final = 2_000
MAX_ALIASES: Final = 256
"""Of fields that are asked for under other names, `__typename` and introspection among them."""
MAX_TOKENS: Final = 5_000
MAX_KEY_LENGTH: Final = 128
"""Characters of a response key: each occurs in the statement, its cache and once for every row of the answer."""
_BAD_INPUT: Final = {"code": "BAD_USER_INPUT"}


@dataclass(frozen=True, slots=True)
class Size:
    """How deep a selection goes, and how many fields and aliases it has once fragments are expanded."""

    depth: int
    fields: int
    aliases: int


class QueryLimits(ValidationRule):
    """Refuses what is too deep or too wide, aliases that are too long, and NUL, which PostgreSQL cannot store."""

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._fragments: dict[str, Size] = {}
        self._measuring: set[str] = set()

    def enter_document(self, document: DocumentNode, *_: Any) -> None:
        """Measure every operation of the document."""
        definitions = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        for operation in operations_of(document):
            size = self._selection(operation.selection_set, definitions)
            if size.depth > MAX_DEPTH:
                self._refuse(operation, f"This query is {size.depth} levels deep; {MAX_DEPTH} are allowed.")
            if size.fields > MAX_FIELDS:
                self._refuse(
                    operation,
                    f"This query selects {min(size.fields, 10**9):,} fields with its fragments expanded;"
                    f" {MAX_FIELDS:,} are allowed.",
                )
            if size.aliases > MAX_ALIASES:
                self._refuse(
                    operation,
                    f"This query has {min(size.aliases, 10**9):,} aliases with its fragments expanded;"
                    f" {MAX_ALIASES:,} are allowed.",
                )

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        """Refuse a response key that is too long."""
        key = (node.alias or node.name).value
        if len(key) > MAX_KEY_LENGTH:
            message = f"The alias `{key[:16]}…` has {len(key):,} characters; {MAX_KEY_LENGTH} are allowed."
            self.report_error(GraphQLError(message, node, extensions=_BAD_INPUT))

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        """Refuse a NUL written as an escape."""
        if "\0" in node.value:
            self.report_error(GraphQLError("A string contains a NUL character.", node, extensions=_BAD_INPUT))

    def _refuse(self, operation: OperationDefinitionNode, message: str) -> None:
        self.report_error(GraphQLError(message, operation, extensions={"code": "QUERY_TOO_EXPENSIVE"}))

    def _selection(self, selected: SelectionSetNode | None, definitions: dict[str, FragmentDefinitionNode]) -> Size:
        depth = fields = aliases = 0
        for node in selected.selections if selected is not None else ():
            match node:
                case FieldNode():
                    below = self._selection(node.selection_set, definitions)
                    size = Size(below.depth + 1, below.fields + 1, below.aliases + (node.alias is not None))
                case InlineFragmentNode():
                    size = self._selection(node.selection_set, definitions)
                case FragmentSpreadNode():
                    size = self._fragment(node.name.value, definitions)
                case _:
                    continue
            depth, fields, aliases = max(depth, size.depth), fields + size.fields, aliases + size.aliases
        return Size(depth, fields, aliases)

    def _fragment(self, name: str, definitions: dict[str, FragmentDefinitionNode]) -> Size:
        if name in self._fragments:
            return self._fragments[name]
        # Unknown fragments and cycles are other rules' findings.
        if name not in definitions or name in self._measuring:
            return Size(0, 0, 0)
        self._measuring.add(name)
        self._fragments[name] = self._selection(definitions[name].selection_set, definitions)
        self._measuring.discard(name)
        return self._fragments[name]


def check_one_operation(running: ExecutionContext) -> None:
    """Refuse a document of several operations that does not say which to run; Strawberry would run the first.

    Not a validation rule: those belong to the document, and the name belongs to the request.
    """
    operations = operations_of(running.graphql_document)
    if len(operations) > 1 and running._provided_operation_name is None:
        raise GraphQLError(
            f"The document has {len(operations)} operations; name one of them in `operationName`.",
            extensions={"code": "BAD_REQUEST"},
        )
