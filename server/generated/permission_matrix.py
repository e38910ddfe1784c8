"""The permission matrix of README.md, made from the schema: what, guarded by which class, asking which question.

`python -m server.generated.permission_matrix` prints it, `--write` puts it between the README's markers.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from graphql import GraphQLSchema

from compiler.catalogue import Catalogue, Column, Embedded, ToOne
from server.query.schema import executable

README: Final = Path(__file__).parents[2] / "README.md"
BEGIN: Final = "<!-- permission-matrix -->"
END: Final = "<!-- /permission-matrix -->"


def question(permission: object) -> str:
    """A permission class's docstring on one line. Raises ValueError if it asks nothing."""
    cls = permission if isinstance(permission, type) else type(permission)
    text = " ".join((inspect.getdoc(cls) or "").split())
    if "?" not in text:
        raise ValueError(f"{cls.__name__}: the docstring of a permission is the question that it answers")
    return text


def matrix() -> str:
    """The whole table, in Markdown."""
    found = executable()
    rows = [*_of_rows(found.catalogue), *_of_operations(found.schema._schema)]
    lines = ["| what | permission | the question that it answers |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| `{what}` | {which} | {asked} |" for what, which, asked in rows)]) + "\n"


def _of_rows(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Every type whose rows are guarded, followed by its fields that have a guard of their own."""
    for name, entity in sorted(catalogue.entities.items()):
        if entity.guard is not None:
            yield name, f"`{type(entity.guard).__name__}`", question(entity.guard)
        for field, spec in entity.fields.items():
            if isinstance(spec, Column | Embedded | ToOne) and spec.guard is not None:
                yield f"{name}.{field}", f"`{type(spec.guard).__name__}`", question(spec.guard)


def permissions_of(field: Any) -> list[type]:
    """The permission classes of a mutation's or subscription's field, in the order in which they are asked."""
    classes: list[type] = field.extensions["strawberry-definition"].permission_classes
    return classes


def _of_operations(schema: GraphQLSchema) -> Iterator[tuple[str, str, str]]:
    for root in (schema.mutation_type, schema.subscription_type):
        assert root is not None
        for name, field in sorted(root.fields.items()):
            classes = permissions_of(field)
            names = ", ".join(f"`{each.__name__}`" for each in classes)
            asked = " ".join(question(each).split("?")[0] + "?" for each in classes)
            yield f"{root.name}.{name}", names, asked


def put_into(readme: str) -> str:
    """The README's text with the table between the markers. Raises ValueError if there are none."""
    between = re.compile(f"{re.escape(BEGIN)}.*?{re.escape(END)}", re.DOTALL)
    if not between.search(readme):
        raise ValueError(f"README.md has no {BEGIN} … {END}")
    return between.sub(lambda _: f"{BEGIN}\n{matrix()}{END}", readme, count=1)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        README.write_text(put_into(README.read_text()))
    else:
        sys.stdout.write(matrix())
