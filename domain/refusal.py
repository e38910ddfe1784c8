"""What an expected refusal is. A mutation turns each into one entry of its payload's `userErrors`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar
from uuid import UUID

_WORD_BEGINS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class Refusal(Exception):
    """Something the product says no to. Rolls the transaction back; never a defect of ours.

    A subclass is all that there is to write: its name is the code (`LastOwner`, `LAST_OWNER`), `meaning` describes the
    code to programmers, `message` tells people what would do. `constraints` names those of the database whose
    violation means this refusal: they are the rule, checks before them a courtesy.
    """

    code: ClassVar[str]
    meaning: ClassVar[str]
    message: ClassVar[str]
    constraints: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Derive the code. Raises TypeError where the meaning or the message is missing."""
        super().__init_subclass__(**kwargs)
        for wanted in ("meaning", "message"):
            if not getattr(cls, wanted, "").strip():
                raise TypeError(f"{cls.__name__} has no {wanted}")
        cls.code = _WORD_BEGINS.sub("_", cls.__name__).upper()

    def __init__(
        self,
        message: str | None = None,
        *,
        field: str | None = None,
        retry_after: int | None = None,
        shown: Mapping[str, UUID] | None = None,
    ) -> None:
        """`field` is the input field as the client spells it, `retry_after` is in seconds.

        `shown` are keys that the payload shows although it refuses, by the names of its attributes.
        """
        self.text = message or self.message
        self.field = field
        self.retry_after = retry_after
        self.shown = dict(shown or {})
        super().__init__(self.text)


def every_refusal(below: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """All that are imported by now."""
    for each in below.__subclasses__():
        yield each
        yield from every_refusal(each)


def refusal_of(constraint: str | None) -> type[Refusal] | None:
    """The refusal that the violation of a constraint means, if it means one."""
    return next((each for each in every_refusal() if constraint in each.__dict__.get("constraints", ())), None)
