"""Refusals of a query that is well-formed but cannot be answered."""

from __future__ import annotations

from collections.abc import Collection

from graphql import GraphQLError, Node


class QueryRefused(GraphQLError):
    """A query refused before it ran; `extensions.code` says why, in a word that clients branch on.

    `path` and `nodes` are of the field that it is about, as far as they are known. The path has no positions in
    lists: nothing was read.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        nodes: Collection[Node] | None = None,
        path: Collection[str | int] | None = None,
        **extensions: object,
    ) -> None:
        super().__init__(message, nodes, path=path, extensions={"code": code, **extensions})

    def at(self, nodes: Collection[Node], path: Collection[str | int]) -> QueryRefused:
        """The same refusal, about this field; whoever knows better where it belongs said so before."""
        if self.path is not None:
            return self
        known = dict(self.extensions or {})
        return QueryRefused(known.pop("code"), self.message, nodes=nodes, path=path, **known)


def bad_input(message: str) -> QueryRefused:
    """An argument that cannot be used."""
    return QueryRefused("BAD_USER_INPUT", message)


def too_many_tables(most: int) -> QueryRefused:
    """The refusal of a field below which more than so many tables would be read."""
    return QueryRefused(
        "QUERY_TOO_EXPENSIVE",
        f"This query reads more than {most} related objects and lists in one field. "
        "Ask for fewer of them at once, or for the same one under fewer aliases.",
        allowed=most,
    )
