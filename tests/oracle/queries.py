"""Queries at random, deep where hypothesis-graphql's are broad: relations there and back, pages with everything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_non_null_type,
    parse_type,
    type_from_ast,
)

from tests.oracle.values import Values, literal

MAX_ROWS = 500
"""Rows that a selection may come to; beyond, only values are selected."""
MAX_FIELDS = 150
"""Fields of a query, roughly; beyond, too."""
LISTS = ["learners", "connections", "sessions", "certificates", "invitations", "blocks", "auditLog", "auditLog",
         "members", "teams", "staffInvitations"]  # fmt: skip
"""Of an organization."""
FEW = ["invitationLink", "mailAllowance"]
"""Of an organization, too; each of few rows with many fields."""
SECRETS = {
    "Learner": ["email"],
    "Session": ["fundedBy", "terminationNote", "visibleBecause", "visibleTo"],
    "Certificate": ["fundedBy", "visibleBecause", "visibleTo"],
    "Invitation": ["failure", "sends", "token"],
    "Membership": ["requestMails"],
    "AuditEntry": ["actor", "actorName", "actorMembership"],
}
"""Fields that not everybody sees who sees the row, or not alike: asked for more often."""
INTROSPECTION = (
    '__type(name: "Learner") { name kind fields { name args { name defaultValue } type { kind name } } }',
    "__schema { queryType { name fields { name isDeprecated } } }",
    '__type(name: "NoSuchType") { name }',
    '__type(name: "Role") { enumValues { name } }',
    '__type(name: "SessionOrder") { inputFields { name defaultValue type { kind ofType { name } } } }',
)


@dataclass
class Variable:
    """A variable of a query, and how to draw it anew."""

    declared: str
    draw: Callable[[], Any]
    may_be_missing: bool


@dataclass
class Query:
    """A query's text; `variables()` draws values for it, others each time."""

    text: str
    declared: dict[str, Variable]
    random: Random

    def variables(self) -> dict[str, Any]:
        drawn = {}
        for name, variable in self.declared.items():
            if not variable.may_be_missing or self.random.random() < 0.9:
                drawn[name] = variable.draw()
        return drawn


@dataclass
class Writer:
    """Writes one query."""

    schema: GraphQLSchema
    values: Values
    random: Random
    declared: dict[str, Variable] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    numbers: count[int] = field(default_factory=count)
    always_filter: bool = False
    is_whole: bool = False
    """Nothing that is selected is left out again."""
    about: str | None = None
    """The one list of organizations that is asked for, if it is only one."""
    written: int = 0

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def query(self) -> Query:
        root = self.schema.query_type
        assert root is not None
        roots = [
            "viewer",
            "viewer",
            "viewer",
            "node",
            "node",
            "nodes",
            "organization",
            "organization",
            "organizations",
            "course",
            "courses",
        ]
        chosen = [
            self.random.choice([*roots, "invitation", "staffInvitation", "disconnectPreview", "verifyCertificate"])
            for _ in range(self._few())
        ]
        if self.about is not None or self.chance(0.3):
            parts = [self._every_list()]
        else:
            parts = [self._field(root, name, depth=self.random.randint(2, 6), rows=1.0) for name in chosen]
        if self.chance(0.1):
            parts.append(f"i{next(self.numbers)}: " + self.random.choice(INTROSPECTION))
        if self.chance(0.1):
            parts.append("__typename")
        self.random.shuffle(parts)
        return self._asking(parts)

    def of_type(self, type_: GraphQLObjectType, path: Sequence[tuple[GraphQLObjectType, str]]) -> Query:
        """Every field of the type to which these fields lead, one below the other."""
        whole = " ".join(self._field(type_, name, depth=0, rows=4.0, alias=True) for name in type_.fields)
        for owner, name in reversed(path):
            of = owner.fields[name].args
            required = [n for n, argument in of.items() if is_non_null_type(argument.type)]
            if {"id", "slug"} <= of.keys():
                required = ["id"]
            written = [f"{n}: {self._each_time_anew(name, n, of[n].type)}" for n in required]
            arguments = f"({', '.join(written)})" if written else ""
            whole = f"{name}{arguments} {{ {whole} }}"
        return self._asking([whole])

    def _each_time_anew(self, field_name: str, name: str, type_: Any) -> str:
        """A variable: everybody who asks asks for another one, of which few are there to be seen."""
        return self._variable(str(type_).rstrip("!") + "!", lambda: self.values.of(type_, field_name, name))

    def _asking(self, parts: list[str]) -> Query:
        declared = ", ".join(f"${name}: {variable.declared}" for name, variable in self.declared.items())
        text = f"query{f'({declared})' if declared else ''} {{ {' '.join(parts)} }} {' '.join(self.fragments)}"
        return Query(text, self.declared, self.random)

    def _every_list(self) -> str:
        """Lists of every organization, filtered, whoever the viewer is; deep queries seldom get there so directly."""
        of = self.schema.type_map["Organization"]
        assert isinstance(of, GraphQLObjectType)
        lists = self.random.choices(["learners", *LISTS, *FEW] if self.about is None else [self.about], k=self._few())
        self.always_filter = self.chance(0.5)
        fields = [self._field(of, name, depth=1, rows=4.0, alias=True) for name in lists]
        self.always_filter = False
        return f"organizations {{ nodes {{ slug {' '.join(fields)} }} }}"

    def _few(self) -> int:
        return self.random.choice((1, 1, 1, 2, 2, 3))

    # Selections.

    def _selection(self, type_: GraphQLNamedType, depth: int, rows: float) -> str:
        """What is selected of a type, in braces."""
        if isinstance(type_, GraphQLInterfaceType):
            return self._of_any_type(type_, depth, rows)
        assert isinstance(type_, GraphQLObjectType)
        if "pageInfo" in type_.fields:
            return self._page_selection(type_, depth, rows)
        leaves = [name for name, one in type_.fields.items() if is_leaf_type(get_named_type(one.type))]
        below = [name for name in type_.fields if name not in leaves]
        if type_.name == "Organization":
            below += LISTS
        chosen = self.random.sample(leaves, min(len(leaves), self.random.randint(1, 4))) if leaves else []
        if depth > 0 and rows < MAX_ROWS and self.written < MAX_FIELDS and below:
            chosen += [self.random.choice(below) for _ in range(self._few())]
        if type_.name in SECRETS and self.chance(0.5):
            chosen += [self.random.choice(SECRETS[type_.name]) for _ in range(self._few())]
        if not chosen:
            return "{ __typename }"
        parts = [self._field(type_, name, depth - 1, rows) for name in chosen]
        if self.chance(0.1):
            parts.append(self.random.choice(("__typename", f"t{next(self.numbers)}: __typename")))
        return "{ " + " ".join(self._wrapped(parts, type_)) + " }"

    def _wrapped(self, parts: list[str], type_: GraphQLNamedType) -> list[str]:
        """The same selections, some of them in fragments."""
        self.random.shuffle(parts)
        if not self.chance(0.25):
            return parts
        cut = self.random.randrange(len(parts))
        within = " ".join(parts[cut:])
        if self.chance(0.5):
            on = self.random.choice((f" on {type_.name}", "", " on Node" if within == "id" else ""))
            return [*parts[:cut], f"...{on}{self._directive()} {{ {within} }}"]
        name = f"F{next(self.numbers)}"
        self.fragments.append(f"fragment {name} on {type_.name} {{ {within} }}")
        spread = f"...{name}{self._directive()}"
        return [*parts[:cut], spread, *([spread] if self.chance(0.1) else [])]

    def _of_any_type(self, type_: GraphQLInterfaceType, depth: int, rows: float) -> str:
        possible = [one.name for one in self.schema.get_possible_types(type_)]
        wanted = self.random.sample(possible, self.random.randint(1, 5))
        for likely in ("Learner", "Session", "Certificate", "Connection"):
            if likely not in wanted and self.chance(0.5):
                wanted.append(likely)
        parts = ["id", "__typename"]
        for name in wanted:
            of = self.schema.type_map[name]
            assert isinstance(of, GraphQLObjectType)
            chosen = self.random.sample(list(of.fields), self.random.randint(1, min(4, len(of.fields))))
            # Each under a name of its own: types that exclude each other may not differ in a field's type.
            fields = [self._field(of, each, depth - 1, rows, alias=True) for each in chosen]
            parts.append(f"... on {name} {{ {' '.join(fields)} }}")
        return "{ " + " ".join(parts) + " }"

    def _page_selection(self, type_: GraphQLObjectType, depth: int, rows: float) -> str:
        """Parts of a page; `rows` counts those of the page already."""
        node = get_named_type(type_.fields["nodes"].type)
        parts = []
        for part in self.random.sample(list(type_.fields), self.random.randint(1, len(type_.fields))):
            name = f"p{next(self.numbers)}: {part}" if self.chance(0.1) else part
            match part:
                case "nodes":
                    parts.append(f"{name}{self._directive()} {self._selection(node, depth, rows)}")
                case "edges":
                    edge = ["cursor"] if self.chance(0.7) else ["__typename"]
                    if self.chance(0.5):
                        edge.append(f"node {self._selection(node, depth, rows)}")
                    parts.append(f"{name} {{ {' '.join(edge)} }}")
                case "pageInfo":
                    fields = ["hasNextPage", "hasPreviousPage", "startCursor", "endCursor", "__typename"]
                    parts.append(f"{name} {{ {' '.join(self.random.sample(fields, self.random.randint(1, 5)))} }}")
                case "totalCount":
                    parts.append(name + self._directive())
                case "groups" | "coverage":
                    parts.append(self._field(type_, part, depth, rows * 2))
                case "aggregates":
                    of = get_named_type(type_.fields[part].type)
                    assert isinstance(of, GraphQLObjectType)
                    fields = self.random.sample(list(of.fields), self.random.randint(1, len(of.fields)))
                    parts.append(f"{name} {{ {' '.join(fields)} }}")
        return "{ " + " ".join(parts) + " }"

    def _field(self, owner: GraphQLObjectType, name: str, depth: int, rows: float, *, alias: bool = False) -> str:
        self.written += 1
        definition = owner.fields[name]
        returned = get_named_type(definition.type)
        arguments, size = self._arguments(owner, name, definition)
        is_root = owner is self.schema.query_type
        own_name = f"a{next(self.numbers)}: " if alias or definition.args or is_root or self.chance(0.15) else ""
        text = f"{own_name}{name}{arguments}{self._directive()}"
        if is_leaf_type(returned):
            return text
        return f"{text} {self._selection(returned, depth, rows * size)}"

    def _directive(self) -> str:
        if self.is_whole or not self.chance(0.05):
            return ""
        flag = self._value("Boolean!", lambda: self.chance(0.6))
        return f" @{self.random.choice(('include', 'skip'))}(if: {flag})"

    # Arguments.

    def _arguments(self, owner: GraphQLObjectType, name: str, definition: GraphQLField) -> tuple[str, float]:
        """A field's arguments, and how many rows it may come to."""
        if "after" not in definition.args:
            chosen = [n for n, a in definition.args.items() if is_non_null_type(a.type) or self.chance(0.5)]
            if {"id", "slug"} <= definition.args.keys():
                # Exactly one has to be given, so a variable for it may not be missing.
                either = self.random.choice(("id", "slug"))
                return f"({either}: {self._argument(f'{definition.args[either].type}!', name, either)})", 1.0
            written = [f"{n}: {self._argument(str(definition.args[n].type), name, n)}" for n in chosen]
            return (f"({', '.join(written)})" if written else ""), 3.0 if name == "nodes" else 1.0
        page = get_named_type(definition.type)
        assert isinstance(page, GraphQLObjectType)
        return self._page_arguments(name, definition, get_named_type(page.fields["nodes"].type).name)

    def _page_arguments(self, name: str, definition: GraphQLField, listed: str) -> tuple[str, float]:
        written = []
        size = 6.0
        if self.chance(0.8):
            way = self.random.choice(("first", "first", "last"))
            written.append(f"{way}: {self._argument('Int', name, way)}")
            size = 3.0
        order_by = None
        if self.chance(0.4):
            # Drawn once, and not to be left out: cursors have to fit it.
            type_ = definition.args["orderBy"].type
            order_by = self.values.of(type_, name, "orderBy")
            written.append(f"orderBy: {self._value(f'{type_}!', lambda: order_by)}")
        for way in ("after", "before"):
            if self.chance(0.25) and self.values.cursor(listed, order_by) is not None:
                drawn = self._value("String", lambda: self.values.cursor(listed, order_by))
                written.append(f"{way}: {drawn}")
        for other in sorted(definition.args.keys() - {"first", "after", "last", "before", "orderBy"}):
            if self.chance(0.4) or (self.always_filter and other == "filter"):
                written.append(f"{other}: {self._argument(str(definition.args[other].type), name, other)}")
        return (f"({', '.join(sorted(written))})" if written else ""), size

    def _argument(self, type_name: str, *names: str) -> str:
        type_ = self._type(type_name)
        return self._value(type_name, lambda: self.values.of(type_, *names))

    def _value(self, type_name: str, draw: Callable[[], Any]) -> str:
        """A value written out, or a variable, or an input with a variable in it."""
        if self.chance(0.35):
            return self._variable(type_name, draw)
        return self._literal(draw(), self._type(type_name))

    def _literal(self, value: Any, type_: Any) -> str:
        of = type_.of_type if is_non_null_type(type_) else type_
        named = get_named_type(of)
        if isinstance(value, dict) and hasattr(named, "fields"):
            parts = []
            for name, item in value.items():
                inner = named.fields[name].type
                if item is not None and self.chance(0.15):
                    parts.append(f"{name}: {self._variable(str(inner), lambda item=item: item)}")
                else:
                    parts.append(f"{name}: {self._literal(item, inner)}")
            return "{" + ", ".join(parts) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(self._literal(item, getattr(of, "of_type", of)) for item in value) + "]"
        return literal(value)

    def _variable(self, type_name: str, draw: Callable[[], Any]) -> str:
        name = f"v{next(self.numbers)}"
        optional = not type_name.endswith("!")
        default = ""
        if self.chance(0.1):
            default = f" = {literal(draw())}"
        self.declared[name] = Variable(type_name + default, draw, optional or bool(default))
        return f"${name}"

    def _type(self, written: str) -> Any:
        return type_from_ast(self.schema, parse_type(written))
