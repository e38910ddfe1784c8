"""Refusals of a query that is well-formed but cannot be answered."""

from __future__ import annotations

from graphql import GraphQLError


class QueryRefused(GraphQLError):
    """A query refused before it ran; `extensions.code` says why, in a word that clients branch on."""

    def __init__(self, code: str, message: str, **extensions: object) -> None:
        super().__init__(message, extensions={"code": code, **extensions})


def bad_input(message: str) -> QueryRefused:
    """An argument that cannot be used."""
    return QueryRefused("BAD_USER_INPUT", message)
