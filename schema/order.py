"""`orderBy` inputs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import strawberry

from compiler.catalogue import SortKey
from schema.described_enum import derived_enum
from schema.page import Direction


def order_input(noun: str, sorts: Mapping[str, SortKey], meanings: Mapping[str, str]) -> Any:
    """The input type `<noun>Order` over the sort keys of a list. Raises KeyError if one has no meaning."""
    fields = derived_enum(
        f"{noun}OrderField",
        f"What lists of {_several(noun)} can be sorted by.",
        {name: meanings[name] for name in sorts},
    )
    cls = type(
        f"{noun}Order",
        (),
        {
            "__annotations__": {"field": fields, "direction": Direction},
            "__doc__": f"How to sort a list of {_several(noun)}.",
            "field": strawberry.field(description="What to sort by."),
            "direction": strawberry.field(description="Which way.", default=Direction.ASC),
        },
    )
    return strawberry.input(cls, description=f"How to sort a list of {_several(noun)}.")


def _several(noun: str) -> str:
    """The noun in a sentence: `AuditEntry` is "audit entries"."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", noun).lower()
    return f"{words.removesuffix('y')}ies" if words.endswith("y") else f"{words}s"
