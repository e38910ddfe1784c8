"""Enums of `domain/` as GraphQL enums, each value with its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

E = TypeVar("E", bound=Enum)


def described_enum(python_enum: type[E], description: str, meanings: Mapping[E, str], name: str | None = None) -> Any:
    """Register `python_enum` with Strawberry and describe each member. Raises KeyError if one has no meaning."""
    registered = strawberry.enum(python_enum, name=name, description=description)
    definition: StrawberryEnumDefinition = registered.__strawberry_definition__  # type: ignore[attr-defined]
    by_name = {member.name: meanings[member] for member in python_enum}
    for value in definition.values:
        value.description = by_name[value.name]
    return registered
