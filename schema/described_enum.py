"""Enums of `domain/` as GraphQL enums, each value with its meaning. `schema/__init__.py` registers all of them."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import strawberry
from strawberry.types.enum import StrawberryEnumDefinition

import domain
from domain.described_enum import DescribedEnum, api_name, description, every_enum


def register(each: type[DescribedEnum]) -> None:
    """Make it known to Strawberry, with what it and its values mean."""
    registered = strawberry.enum(each, name=api_name(each), description=description(each))
    definition: StrawberryEnumDefinition = registered.__strawberry_definition__  # type: ignore[attr-defined]
    for value in definition.values:
        value.description = each[value.name].meaning


def derived_enum(name: str, description: str, meanings: Mapping[str, str]) -> Any:
    """An enum whose values are known from elsewhere, with the meaning of each."""
    made: Any = DescribedEnum(name, {value: (value, meaning) for value, meaning in meanings.items()})  # type: ignore[arg-type]
    made.__doc__ = description
    register(made)
    return made


def register_enums_of_the_domain() -> None:
    """Every DescribedEnum in `domain/`, so that an enum is written there and nowhere else."""
    for module in pkgutil.walk_packages(domain.__path__, "domain."):
        import_module(module.name)
    for each in every_enum():
        register(each)
