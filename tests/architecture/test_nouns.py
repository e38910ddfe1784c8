"""Whoever adds a noun is told what is missing, by name: the steps are those of `docs/adding-a-noun.md`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from graphql import get_named_type

import workers.handlers  # noqa: F401 (registers every handler)
from compiler.catalogue import Entity, Page, ToMany, ToOne
from domain.events import Event
from domain.identifiers import PREFIXES
from server.query.schema import executable
from workers.handler import handled

ROOT = Path(__file__).parents[2]
CATALOGUE = executable().catalogue
ROWS = {name: entity for name, entity in CATALOGUE.entities.items() if entity.table is not None}
VIEWS = {
    "audit_detail": "the details of an entry of the log, a row each",
    "mail_allowance": "how many invitations an organization may mail",
    "join_offer": "links and invitations by their tokens",
    "record_visibility": "product.md's table in SQL",
}
"""Views, which no model stands behind."""
BY_ANOTHERS_RULE = {
    "AuditDetail": "seen with its entry",
    "CertificateVerification": "public by its number",
    "DisconnectPreview": "seen with its connection",
    "JoinOffer": "public by its token",
    "MailAllowance": "of the owners and admins of its organization",
    "RecordVisibility": "the learner's own",
    "StaffOffer": "shown to who has its token",
}
"""Types whose rows the oracle answers by the rule of another."""


def models() -> dict[str, Path]:
    """Where the model of each table is."""
    found = {}
    for path in sorted((ROOT / "models").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Assign(targets=[ast.Name(id="table")], value=ast.Constant(value=str(table))):
                    found[table] = path
    return found


def ruled_by_the_oracle() -> set[str]:
    """Tables that a case of `VisibilityOracle` names."""
    text = (ROOT / "tests" / "oracle" / "visibility.py").read_text()
    return {
        pattern.value.value
        for pattern in ast.walk(ast.parse(text))
        if isinstance(pattern, ast.MatchValue) and isinstance(pattern.value, ast.Constant)
    }


MODELS = models()
RULED = ruled_by_the_oracle()
CASES = "".join(path.read_text() for path in (ROOT / "tests" / "golden" / "cases").glob("*.sql"))
MATRIX = (ROOT / "README.md").read_text()
REACHED = {
    spec.target
    for entity in CATALOGUE.entities.values()
    for spec in entity.fields.values()
    if isinstance(spec, Page | ToMany | ToOne)
}
REACHED |= {get_named_type(field.type).name for field in executable().schema._schema.query_type.fields.values()}  # type: ignore[union-attr]


def missing(name: str, entity: Entity) -> list[str]:
    """What a type with rows lacks, each with the file that it belongs in."""
    table = entity.table
    assert table is not None
    found = {
        "1. a model: models/<area>/": table in MODELS or table in VIEWS,
        "3. a guard: permissions/<area>/, @entity": entity.guard is not None,
        "4. a field that leads to it: `to_one`, `to_many` or `page`": name in REACHED,
        "4. a prefix of its ids: domain/identifiers.py": "id" not in entity.fields or name in PREFIXES,
        "6. a line in the permission matrix: make sdl": f"| `{name}` |" in MATRIX,
        "7. a golden trio: tests/golden/cases/": f'FROM "{table}"' in CASES or f'JOIN "{table}"' in CASES,
        "8. a rule of the oracle: tests/oracle/visibility.py": table in RULED or name in BY_ANOTHERS_RULE,
    }
    return [what for what, is_there in found.items() if not is_there]


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_type_with_rows_has_all_that_a_noun_needs(name: str) -> None:
    lacking = missing(name, ROWS[name])
    assert not lacking, f"{name} lacks (docs/adding-a-noun.md): " + "; ".join(lacking)


def test_what_a_new_type_lacks_is_named() -> None:
    lacking = missing("Badge", Entity("Badge", {"id": ROWS["Course"].fields["id"]}, "badge", None))
    assert [each.split(".")[0] for each in lacking] == ["1", "3", "4", "4", "6", "7", "8"]


def test_every_exception_is_still_one() -> None:
    assert VIEWS.keys() == {entity.table for entity in ROWS.values()} - MODELS.keys()
    assert BY_ANOTHERS_RULE.keys() <= ROWS.keys()


@pytest.mark.parametrize("event", sorted(Event.__subclasses__(), key=lambda event: event.__name__))
def test_every_event_has_a_handler(event: type[Event]) -> None:
    assert event.name in handled(), f"{event.__name__} has no handler: @handles in workers/<area>/, workers/handlers.py"
