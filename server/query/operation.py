"""Which operation of a document is to run."""

from __future__ import annotations

from graphql import DocumentNode, OperationDefinitionNode


def operations_of(document: DocumentNode | None) -> list[OperationDefinitionNode]:
    """Every operation that a document defines; none of one that could not be parsed."""
    return [d for d in document.definitions if isinstance(d, OperationDefinitionNode)] if document else []


def chosen_operation(document: DocumentNode | None, name: str | None) -> OperationDefinitionNode | None:
    """The operation of this name, or without a name the only one; None if there is no such one."""
    found = operations_of(document)
    if name is None:
        return found[0] if len(found) == 1 else None
    return next((operation for operation in found if operation.name and operation.name.value == name), None)
