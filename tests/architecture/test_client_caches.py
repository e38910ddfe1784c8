"""What clients with normalized caches are told is true: every type without an id is named as a part of its holder."""

from __future__ import annotations

import re
from pathlib import Path

from graphql import GraphQLObjectType, get_named_type

from server.query.schema import executable

PAGE = Path(__file__).parents[2] / "docs" / "client-caches.md"
SCHEMA = executable().schema._schema
CATALOGUE = executable().catalogue


def reached() -> set[str]:
    """Types of objects that fields of queries lead to, apart from pages and what only pages have."""
    assert SCHEMA.query_type is not None
    found: list[GraphQLObjectType] = [SCHEMA.query_type]
    for type_ in found:
        for field in type_.fields.values():
            named = get_named_type(field.type)
            possible = SCHEMA.get_possible_types(named) if named.name == "Node" else [named]
            found += [one for one in possible if isinstance(one, GraphQLObjectType) and one not in found]
    pages = {one.name for one in found if "pageInfo" in one.fields}
    edges = {one.name for one in found if one.fields.keys() == {"cursor", "node"}}
    return {one.name for one in found} - pages - edges - {"Query", "PageInfo"}


def test_every_type_without_an_id_is_named_as_a_part() -> None:
    told = re.search(r"<!-- parts -->(.*?)<!-- /parts -->", PAGE.read_text(), re.DOTALL)
    assert told is not None
    without = {name for name in reached() if "id" not in SCHEMA.type_map[name].fields}  # type: ignore[attr-defined]
    assert set(re.findall(r"`(\w+)`", told[1])) == without


def test_an_outcome_of_many_has_no_id_that_a_cache_would_take_for_a_rows() -> None:
    outcomes = [one for name, one in SCHEMA.type_map.items() if name.endswith("Outcome")]
    assert len(outcomes) > 2
    for one in outcomes:
        assert "id" not in getattr(one, "fields", {}), one
