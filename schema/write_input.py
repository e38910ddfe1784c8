"""What every input of a mutation may carry."""

from __future__ import annotations

import strawberry


@strawberry.input(description="Base of inputs.")
class WriteInput:
    """`idempotencyKey` lets a client retry without doing a thing twice."""

    idempotency_key: strawberry.ID | None = strawberry.field(
        description="Up to 128 characters of the client's making. A retry with the same key and input within a day "
        "returns the first result instead of doing it again.",
        default=None,
    )
