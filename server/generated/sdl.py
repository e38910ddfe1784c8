"""The schema as clients read it; committed as `schema/schema.graphql` so that a review shows every change."""

from __future__ import annotations

from typing import Final

from graphql import GraphQLOneOfDirective

from server.query.schema import executable

_ONE_OF: Final = "directive @oneOf on INPUT_OBJECT\n"


def sdl() -> str:
    """The SDL of the schema that this code serves."""
    printed = executable().schema.as_str().rstrip() + "\n"
    # Strawberry prints this one without the description that graphql-core and introspection have.
    return printed.replace(_ONE_OF, f'"""{GraphQLOneOfDirective.description}"""\n{_ONE_OF}')
