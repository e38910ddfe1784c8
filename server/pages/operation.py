"""Asking the API what a page shows, and having it carry out what a form wants: the schema's own operations.

Pages have no rules of their own. They say to the schema what a script would send to `/graphql`, as the same viewer and
counted by the same limits, and put its answers into words.
"""

from __future__ import annotations

from typing import Any, Final

import orjson
from graphql import GraphQLError

from schema.context import Context
from server.query.errors import formatted, original_of, outage_in
from server.services import Services

ERRORS: Final = "userErrors { code field message retryAfter }"
"""What is asked of every payload."""
_TELLS: Final = frozenset({"RATE_LIMITED", "UNAUTHENTICATED", "READ_ONLY_TOKEN", "FORBIDDEN"})


class Refused(Exception):
    """The operation was refused as a whole: too many in this minute, or nobody is signed in any more."""

    def __init__(self, code: str, retry_after: int | None) -> None:
        self.code, self.retry_after = code, retry_after
        super().__init__(code)


async def answer(services: Services, context: Context, document: str, variables: dict[str, Any]) -> dict[str, Any]:
    """The `data` of an operation. Raises Refused, Outage, or what went wrong on our side."""
    given = {name: _without_nul(value) for name, value in variables.items()}
    found = await services.executable.schema.execute(document, variable_values=given, context_value=context)
    if found.errors:
        outage = outage_in(found.errors)
        raise outage if outage is not None else _reason(found.errors[0])
    data: dict[str, Any] = orjson.loads(orjson.dumps(found.data))
    return data


def _reason(error: GraphQLError) -> BaseException:
    extensions = formatted(error)["extensions"]
    if extensions["code"] in _TELLS:
        return Refused(extensions["code"], extensions.get("retryAfter"))
    if extensions["code"] == "GRAPHQL_VALIDATION_FAILED":
        return Refused("INVALID_INPUT", None)
    return original_of(error) or error


def _without_nul(value: Any) -> Any:
    """The database's text has no NUL; nobody types one."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, dict):
        return {name: _without_nul(each) for name, each in value.items()}
    return value
