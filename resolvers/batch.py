"""Several rows in one call, each with its outcome: what is wrong with one keeps no other from being done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from domain.batch import MAX_AT_ONCE
from domain.errors import InvalidInput, NotFound
from domain.identifiers import key_of
from domain.refusal import Refusal
from schema.outcome import Result


@dataclass(frozen=True, slots=True)
class Batch:
    """The ids that were given, once each, with their keys; `field` is the input field that they stand in."""

    type_name: str
    field: str
    given: Mapping[str, int]
    """Each id, and its place in the list."""

    @property
    def keys(self) -> list[UUID]:
        """Of those that are ids of the type at all."""
        return [key for one in self.given if (key := key_of(self.type_name, one)) is not None]

    def results(self, judged: Mapping[UUID, Refusal | None]) -> list[Result]:
        """What became of each: done if None; of what is not judged there is no such row here."""
        return [self._result(one, place, judged) for one, place in self.given.items()]

    def _result(self, one: str, place: int, judged: Mapping[UUID, Refusal | None]) -> Result:
        key = key_of(self.type_name, one)
        refusal = NotFound() if key is None or key not in judged else judged[key]
        code, words = (None, None) if refusal is None else (refusal.code, refusal.text)
        return {"id": one, "field": f"{self.field}[{place}]", "code": code, "message": words}


def batch(type_name: str, ids: Sequence[str], field: str) -> Batch:
    """The ids of a call. Raises InvalidInput where there are none, or too many."""
    given: dict[str, int] = {}
    for place, one in enumerate(ids):
        given.setdefault(one, place)
    if not 1 <= len(given) <= MAX_AT_ONCE:
        raise InvalidInput(f"Give 1 to {MAX_AT_ONCE} ids; these are {len(given):,}.", field=field)
    return Batch(type_name, field, given)
