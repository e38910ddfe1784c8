"""An enum's value and a refusal are written once, with what they mean."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from domain.described_enum import DescribedEnum, api_name, description, every_enum
from domain.errors import LastOwner
from domain.refusal import Refusal, every_refusal, refusal_of
from server.query.schema import executable

ROOT = Path(__file__).parents[2]
SCHEMA = executable().schema._schema
OF_THE_PRODUCT = [each for each in every_enum() if not each.__module__.startswith("tests.")]


def test_a_value_without_a_meaning_is_refused() -> None:
    with pytest.raises(TypeError, match="RED has no meaning"):
        type(DescribedEnum)("Colour", (DescribedEnum,), _namespace(RED="RED"))


def _namespace(**values: str) -> dict[str, object]:
    namespace: dict[str, object] = type(DescribedEnum).__prepare__("Colour", (DescribedEnum,))  # type: ignore[assignment]
    namespace.update(values)
    return namespace


@pytest.mark.parametrize("each", OF_THE_PRODUCT, ids=api_name)
def test_the_api_describes_an_enum_by_what_is_written_beside_it(each: type[DescribedEnum]) -> None:
    shown = SCHEMA.type_map.get(api_name(each))
    assert shown is not None, f"no field of the API uses {each.__name__}: make it a StrEnum"
    assert shown.description == description(each)
    assert {name: value.description for name, value in shown.values.items()} == {m.name: m.meaning for m in each}  # type: ignore[attr-defined]


def test_a_refusals_code_is_its_name() -> None:
    assert LastOwner.code == "LAST_OWNER"
    codes = Counter(each.code for each in every_refusal())
    assert set(codes) == set(SCHEMA.type_map["ErrorCode"].values)  # type: ignore[attr-defined]
    assert max(codes.values()) == 1


@pytest.mark.parametrize("missing", ["meaning", "message"])
def test_a_refusal_without_its_words_is_refused(missing: str) -> None:
    words = {"meaning": "Said to programs.", "message": "Said to people."}
    del words[missing]
    with pytest.raises(TypeError, match=f"Wordless has no {missing}"):
        type("Wordless", (Refusal,), words)


def test_a_violated_constraint_means_one_refusal_at_most_and_exists() -> None:
    named = Counter(name for each in every_refusal() for name in each.constraints)
    assert {name for name, times in named.items() if times > 1} == set()
    migrations = "".join(path.read_text() for path in (ROOT / "migrations").glob("*.py"))
    assert {name for name in named if name not in migrations} == set()
    assert refusal_of("organization_keeps_an_owner") is LastOwner
    assert refusal_of(None) is None
    assert refusal_of("no_such_constraint") is None
