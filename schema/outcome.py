"""What became of each of several rows that one mutation was asked to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, TypeVar
from uuid import UUID

import strawberry

from domain.identifiers import key_of
from schema.payload import ErrorCode
from schema.read import RowsOfPayload

Result: TypeAlias = dict[str, str | None]
"""An outcome as a retry finds it again: `id`, `field`, `code` and `message`."""


@strawberry.type(description="What became of one of several.")
class Outcome:
    """Base of outcomes; each noun's names its id and leads to its row."""

    field: str = strawberry.field(description="Where its id stands in the input, e.g. `sessionIds[3]`.")
    code: ErrorCode | None = strawberry.field(
        description="Why nothing was done, for programs; null when it was done, or had been done already."
    )
    message: str | None = strawberry.field(description="The same for people.")
    given: strawberry.Private[str]
    key: strawberry.Private[UUID | None]
    rows: strawberry.Private[RowsOfPayload]


O_ = TypeVar("O_", bound=Outcome)


def outcomes_of(made: type[O_], entity: str, results: Sequence[Result] | None) -> list[O_]:
    """The outcomes of a payload, whose rows of `entity` are read together."""
    keys = [key_of(entity, str(item["id"])) for item in results or ()]
    rows = RowsOfPayload(entity, [key for key in keys if key is not None])
    return [
        made(
            field=str(item["field"]),
            code=ErrorCode(item["code"]) if item["code"] else None,
            message=item["message"],
            given=str(item["id"]),
            key=key,
            rows=rows,
        )
        for item, key in zip(results or (), keys, strict=True)
    ]
