"""The schema as clients read it; committed as `schema/schema.graphql` so that a review shows every change."""

from __future__ import annotations

from server.query.schema import executable


def sdl() -> str:
    """The SDL of the schema that this code serves."""
    return executable().schema.as_str().rstrip() + "\n"
