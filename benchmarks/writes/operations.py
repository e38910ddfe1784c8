"""The five mutations, in the words of each contender, one request per learner (or per learner and module)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from benchmarks.writes.dataset import Writer
from domain.identifiers import to_global

TESSERA: Final = {
    "joinOrganization": "{ connection { id state origin organization { id name } } userErrors { code message } }",
    "startSession": "{ session { id state language progressPercent startedAt course { id } } "
    "userErrors { code message } }",
    "recordProgress": "{ session { id state progressPercent } userErrors { code message } }",
    "completeSession": "{ session { id state completedAt } certificate { id number holderName issuedAt expiresAt } "
    "userErrors { code message } }",
    "disconnect": "{ connection { id state endedAt endReason } userErrors { code message } }",
}
"""What is selected of each payload."""

POSTGRAPHILE: Final = {
    "joinOrganization": "{ connection: result { id: rowId state origin organization: organizationByOrganizationId "
    "{ id: rowId name } } }",
    "startSession": "{ session: result { id: rowId state language progressPercent startedAt "
    "course: courseByCourseId { id: rowId } } }",
    "recordProgress": "{ session: result { id: rowId state progressPercent } }",
    "completeSession": "{ certificate: result { id: rowId number holderName issuedAt expiresAt "
    "session: sessionBySessionId { id: rowId state completedAt } } }",
    "disconnect": "{ connection: result { id: rowId state endedAt endReason } }",
}
"""The same of what its functions return."""

OPERATIONS: Final = tuple(TESSERA)
RENAMED: Final = {"token": "token", "courseId": "course", "organizationId": "organization", "sessionId": "session",
    "moduleId": "module", "connectionId": "connection"}  # fmt: skip
REASON: Final = "Moved away"


@dataclass(frozen=True)
class Given:
    """One mutation's input: keys as (type, key), the rest as it is."""

    token: str
    values: Mapping[str, Any]


def inputs(operation: str, writers: list[Writer], found: Callable[[str, Writer], UUID]) -> Iterator[Given]:
    """What each learner gives; `found` looks up the key of the session or connection of a learner."""
    for writer in writers:
        match operation:
            case "joinOrganization":
                yield Given(writer.token, {"token": writer.link})
            case "startSession":
                course, organization = ("Course", writer.course), ("Organization", writer.organization)
                values = {"courseId": course, "language": "EN", "organizationId": organization}
                yield Given(writer.token, values)
            case "recordProgress":
                session = ("Session", found("session", writer))
                for module, score in zip(writer.modules, (None, None, 80), strict=True):
                    values = {"sessionId": session, "moduleId": ("CourseModule", module)}
                    yield Given(writer.token, values if score is None else {**values, "scorePercent": score})
            case "completeSession":
                yield Given(writer.token, {"sessionId": ("Session", found("session", writer))})
            case "disconnect":
                connection = ("Connection", found("connection", writer))
                yield Given(writer.token, {"connectionId": connection, "reason": REASON})


def request(contender: str, operation: str, given: Given) -> tuple[str, str]:
    """Path and body."""
    if contender == "postgraphile":
        raw = {RENAMED.get(k, k): str(v[1]) if isinstance(v, tuple) else v for k, v in given.values.items()}
        return "/graphql", _graphql(operation, POSTGRAPHILE[operation], raw)
    values = {k: to_global(*v) if isinstance(v, tuple) else v for k, v in given.values.items()}
    if contender == "hand_sql":
        return f"/{operation}", json.dumps(values)
    return "/graphql", _graphql(operation, TESSERA[operation], values)


def _graphql(operation: str, selection: str, values: Mapping[str, Any]) -> str:
    kind = f"{operation[0].upper()}{operation[1:]}Input"
    query = f"mutation Run($input: {kind}!) {{ {operation}(input: $input) {selection} }}"
    return json.dumps({"query": query, "variables": {"input": values}})
