"""Values for arguments, mostly of the world: an id that exists, a name in another case, a moment that ties."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from random import Random
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_non_null_type,
)

from domain.people.access import LinkPurpose
from tests.oracle.lists import moment_text, order_of
from tests.oracle.maker import SEARCHABLE
from tests.oracle.tokens import token_of_staff_invitation
from tests.oracle.visibility import acted
from tests.oracle.world import PREFIXES, Row, World

SECRETS = {
    "LearnerFilter": ["email"],
    "ConnectionFilter": ["learnerId"],
    "SessionFilter": ["fundedById"],
    "AuditEntryFilter": ["actorId", "actorMembershipId", "subjectId"],
}
"""What a filter may not ask of every row that it is asked of: drawn more often."""
MAX_AT_ONCE = 6
"""Rows of a page, mostly; the largest page of all is 200."""


class EnumName(str):
    """A name of an enum's value; written without quotes."""

    __slots__ = ()


@dataclass
class Values:
    """Draws values of input types. `cursors` are those that the API has shown, by the name of their list."""

    random: Random
    world: World
    cursors: dict[str, list[str]] = field(default_factory=dict)

    def of(self, type_: GraphQLInputType, *names: str) -> Any:
        """A value; `names` lead to it: the field, the argument, the fields of inputs."""
        if isinstance(type_, GraphQLNonNull):
            return self.of(type_.of_type, *names)
        if isinstance(type_, GraphQLList):
            if names[-1] == "by":
                kinds = list(get_named_type(type_).values)  # type: ignore[union-attr]
                return [EnumName(each) for each in self.random.sample(kinds, self.random.choice((1, 2)))]
            if names[-1] == "orderBy":
                return self._order(get_named_type(type_), *names)
            size = self.random.choice((0, 1, 1, 2, 2, 3, 4))
            return [self.of(type_.of_type, *names) for _ in range(size)]
        if isinstance(type_, GraphQLEnumType):
            return EnumName(self.random.choice(list(type_.values)))
        if isinstance(type_, GraphQLInputObjectType):
            return self._input(type_, *names)
        return self._scalar(get_named_type(type_).name, *names)

    def _order(self, type_: Any, *names: str) -> Any:
        fields = list(type_.fields["field"].type.of_type.values)
        chosen = self.random.sample(fields, self.random.randint(1, min(3, len(fields))))
        keys: list[dict[str, Any]] = [{"field": EnumName(name)} for name in chosen]
        for key in keys:
            if self.random.random() < 0.8:
                key["direction"] = EnumName(self.random.choice(("ASC", "DESC")))
        return self.random.choice((keys, keys, keys, keys[0], []))

    def _input(self, type_: GraphQLInputObjectType, *names: str) -> dict[str, Any]:
        deep = sum(name in {"and", "or", "not"} for name in names)
        usable = [name for name in type_.fields if name not in {"and", "or", "not"} or deep < 3]
        plain = [name for name in usable if name not in {"and", "or", "not"}]
        chosen = self.random.sample(usable, min(len(usable), self.random.choice((1, 1, 1, 2, 2, 3))))
        secrets = SECRETS.get(type_.name)
        if secrets and not deep and self.random.random() < 0.5:
            secret = self.random.choice(secrets)
            found = {secret: self.of(type_.fields[secret].type, *names, secret)}
            return self.random.choice((found, {"not": found}))
        if deep >= 2:
            chosen = self.random.sample(plain, 1)
        required = [name for name, one in type_.fields.items() if is_non_null_type(one.type) and name not in chosen]
        drawn = {name: self.of(type_.fields[name].type, *names, name) for name in [*chosen, *required]}
        if self.random.random() < 0.04:
            drawn[self.random.choice(usable)] = None
        return drawn if self.random.random() > 0.03 else {}

    def _scalar(self, name: str, *names: str) -> Any:
        match name:
            case "ID":
                return self._id(*names)
            case "Int":
                return self._int(names[-1])
            case "Boolean":
                return self.random.random() < 0.5
            case "DateTime":
                return self._moment(*names)
        return self._text(*names)

    def _id(self, *names: str) -> str:
        table = {
            "courseId": "course",
            "learnerId": "learner",
            "organizationId": "organization",
            "fundedById": "organization",
            "teamId": "team",
            "course": "course",
            "organization": "organization",
            "connectionId": "connection",
            "actorId": "learner",
            "actorMembershipId": "membership",
            "sessionId": "session",
        }
        if "subjectId" in names:
            # Any type's; at times one type's key under another's prefix, which is nothing's id, and what is no id.
            subject = self.random.choice(self.world.all("audit_entry")).subject_id
            named = [row.public_id for row in self.world.by_public_id.values() if row.id == subject]
            foreign = f"{self.random.choice(sorted(PREFIXES.values()))}_{subject.hex}"
            return self.random.choice([*named * 4, foreign, foreign, "nothing"])
        if self.random.random() < 0.8 and (actor := self._actor(*names)):
            return actor
        wanted = next((table[name] for name in reversed(names) if name in table), None)
        if wanted is None or self.random.random() < 0.05:
            wanted = self.random.choice(sorted({row.table for row in self.world.by_public_id.values()}))
            if self.random.random() < 0.5:
                wanted = self.random.choice(("learner", "session", "certificate", "connection", "organization",
                                             "invitation", "block", "audit_entry"))  # fmt: skip
        found = self.random.choice(self.world.all(wanted)).public_id
        if self.random.random() < 0.05:
            return self.random.choice((found.upper(), found[:-1], "nothing", "lrn_" + "0" * 32, f"crs_{found[4:]}"))
        return found

    def _actor(self, *names: str) -> str | None:
        """Of somebody whom the log names: of everybody's ids few are, and of those, fewest where it matters."""
        of = {"actorId": "learner", "actorMembershipId": "membership"}
        table = next((of[name] for name in names if name in of), None)
        entries = [entry for entry in self.world.all("audit_entry") if entry.actor_id is not None]
        if table is None or not entries:
            return None
        entry = self.random.choice([*entries, *self._hiding() * 5])
        found = self.world.all(table, account_id=entry.actor_id)
        here = [row for row in found if row.columns.get("organization_id") == entry.organization_id]
        return self.random.choice(here or found).public_id if found else None

    def _hiding(self) -> list[Row]:
        """Entries whose actor is less to be seen than the person: the provider's, and learners' who are staff too."""
        return [
            entry
            for entry in self.world.all("audit_entry")
            if acted(self.world, entry) == "PROVIDER"
            or (
                acted(self.world, entry) == "LEARNER"
                and self.world.all("membership", account_id=entry.actor_id, organization_id=entry.organization_id)
            )
        ]

    def _int(self, name: str) -> int:
        if name in {"first", "last"}:
            return self.random.choice((0, 1, 1, 2, 2, 3, 4, MAX_AT_ONCE))
        if name == "withinDays":
            return self.random.choice((1, 60, 3_660))
        return self.random.choice((0, 0, 33, 50, 67, 100, self.random.randrange(-5, 120)))

    def _moment(self, *names: str) -> str:
        tables = ("session", "connection", "certificate", "invitation", "audit_entry", "block")
        rows = [row for table in tables for row in self.world.all(table)]
        row = self.random.choice(rows)
        found = self.random.choice([value for value in row.columns.values() if isinstance(value, datetime)])
        found += timedelta(microseconds=self.random.choice((0, 0, 0, 1, -1)))
        if self.random.random() < 0.3:
            return found.astimezone(timezone(timedelta(hours=self.random.randint(-9, 9), minutes=30))).isoformat()
        return moment_text(found).replace("+00:00", self.random.choice(("Z", "+00:00")))

    def _text(self, *names: str) -> str:
        match names[-1]:
            case "token" if "staffInvitation" in names:
                of = LinkPurpose.UNSUBSCRIBE if self.random.random() < 0.1 else LinkPurpose.JOIN_STAFF
                keys = [row.id for row in self.world.all("staff_invitation")]
                return self._given([token_of_staff_invitation(key, of) for key in keys])
            case "token":
                table = self.random.choice(("invitation_link", "invitation"))
                return self._given([row.token for row in self.world.all(table)])
            case "number" if "filter" not in names:
                number = self._given([row.number for row in self.world.all("certificate")])
                bare = number.replace("-", "")
                return self.random.choice((number, number.lower(), f" {number} ", bare, number.replace("-", "\u2013")))
            case "slug" if "filter" not in names:
                rows = self.world.all("course" if "course" in names else "organization")
                return self._given([row.slug for row in rows])
            case "search":
                word = self.random.choice(SEARCHABLE)
                return self.random.choice((word, word.lower(), word.upper(), "Xylophone"))
        whole = self.random.choice(self._texts(*names))
        match names[-1]:
            case "contains":
                start = self.random.randrange(len(whole))
                whole = whole[start : start + self.random.randint(0, 4)]
            case "startsWith":
                whole = whole[: self.random.randint(0, 4)]
        return self.random.choice((whole, whole, whole.lower(), whole.upper()))

    def _given(self, found: list[str]) -> str:
        return self.random.choice(found) if found and self.random.random() < 0.9 else "no such thing"

    def _texts(self, *names: str) -> list[str]:
        for name in reversed(names):
            match name:
                case "email":
                    invited = [row.email for row in self.world.all("invitation")]
                    return [row.email for row in self.world.all("account")] + (
                        invited if "invitations" in names else []
                    )
                case "number":
                    return [row.number for row in self.world.all("certificate")] or ["TES"]
                case "holderName":
                    return [row.holder_name for row in self.world.all("certificate")] or ["Zebra"]
                case "slug":
                    return [row.slug for row in self.world.all("course")]
                case "subjectType":
                    return [row.subject_type for row in self.world.all("audit_entry")]
        tables = ("invitation",) if "invitations" in names else ("learner", "organization")
        return [row.name for table in tables for row in self.world.all(table) if row.name]

    def cursor(self, type_name: str, order_by: Any) -> str | None:
        """A cursor that was shown in a list of this type and order, wherever that list was."""
        given = order_by if isinstance(order_by, list) or order_by is None else [order_by]
        keys = [{"direction": "ASC", **key} for key in given or []]
        shown = self.cursors.get(order_of(type_name, keys).name)
        return self.random.choice(shown) if shown else None


def literal(value: Any) -> str:
    """The value as a query writes it."""
    match value:
        case EnumName():
            return str(value)
        case dict():
            return "{" + ", ".join(f"{name}: {literal(item)}" for name, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(literal(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
