"""Compiled statements that may be used again: bounded, and only where everything they depend on is the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import FieldNode

from compiler.argument_value import Dependency
from compiler.sql import Sql, Statement, statement

MAX_FIELDS: Final = 1_024
MAX_SHAPES: Final = 16
"""Per field of a query: shapes that its variables give it, such as other page sizes."""


@dataclass(frozen=True, slots=True)
class CachedStatement:
    """A compiled statement, what it depends on, and the query's own nodes, which must live as long as it."""

    nodes: tuple[FieldNode, ...]
    dependencies: tuple[Dependency, ...]
    statement: Statement
    _inside: dict[Callable[[Sql], Sql], Statement] = field(default_factory=dict, compare=False)

    def inside(self, another: Callable[[Sql], Sql]) -> Statement:
        """The statement as a part of another one, which is made once."""
        found = self._inside.get(another)
        if found is None:
            found = self._inside[another] = statement(another(self.statement.sql))
        return found

    def fits(self, variables: Mapping[str, Any]) -> bool:
        """Whether compiling with these variables would give the same text."""
        return all(dependency.holds(variables) for dependency in self.dependencies)


class CachedStatements:
    """The least recently used are forgotten first.

    Keys are the identities of a query's parsed nodes: a query's text is parsed once and kept by Strawberry,
    and an identity cannot be given away while the node is held here.
    """

    def __init__(self) -> None:
        self._cached: OrderedDict[Hashable, list[CachedStatement]] = OrderedDict()

    def find(self, key: Hashable, variables: Mapping[str, Any]) -> CachedStatement | None:
        """The statement for these variables, if there is one."""
        shapes = self._cached.get(key)
        if shapes is None:
            return None
        self._cached.move_to_end(key)
        return next((cached for cached in shapes if cached.fits(variables)), None)

    def keep(self, key: Hashable, compiled: CachedStatement) -> None:
        """Remember a statement."""
        shapes = self._cached.setdefault(key, [])
        self._cached.move_to_end(key)
        shapes.insert(0, compiled)
        del shapes[MAX_SHAPES:]
        while len(self._cached) > MAX_FIELDS:
            self._cached.popitem(last=False)
