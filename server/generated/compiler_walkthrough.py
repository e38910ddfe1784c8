"""Writes `docs/compiler.md`: one query on its way through the compiler, in its real intermediate forms.

`make sdl` runs `python -m server.generated.compiler_walkthrough --write`; a test compares the file with what this says.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from compiler.argument_value import Dependency
from compiler.cached_statement import CachedStatement
from compiler.describe import described, indented_sql
from compiler.execute import Compiler
from compiler.passes import Compilation, Request, compilation
from compiler.sql import FromVariable, FromViewer, Value
from permissions.people.viewer import Viewer
from server.query.schema import executable

FILE: Final = Path(__file__).parents[2] / "docs" / "compiler.md"
QUERY: Final = """\
query Dashboard($school: String!, $valid: Boolean!) {
  organization(slug: $school) {
    name
    learners(first: 50, filter: { name: { startsWith: "A" } }) {
      totalCount
      nodes {
        name
        email
        certificates(first: 5) { nodes { number isValid @include(if: $valid) course { title } } }
      }
    }
  }
}
"""
VARIABLES: Final = {"school": "hillside-school", "valid": True}
SOMEBODY: Final = UUID(int=1)
OWNER: Final = Viewer(account_id=SOMEBODY, learner_id=SOMEBODY, readable=(SOMEBODY,), managed=(SOMEBODY,))


class _Enough(Exception):
    """The field is compiled; nothing is to be run."""


class _Recorder(Compiler):
    """Keeps the forms of the field it compiles."""

    done: Compilation | None = None

    def _compiled(self, request: Request) -> CachedStatement:
        self.done = compilation(request)
        raise _Enough


@dataclass(slots=True)
class _NoBudget:
    per_request: int = 10**9
    per_minute: int = 10**9
    seconds_left: int = 60

    def left(self, _who: str) -> int:
        return self.per_minute

    def spend(self, _who: str, _cost: int) -> None:
        pass

    def refund(self, _who: str, _cost: int) -> None:
        pass


async def compiled() -> Compilation:
    """The forms of QUERY's one root field, for an owner."""
    from schema.context import Context

    recorder = _Recorder(executable().catalogue, b"")
    unused: Any = None
    context = Context(
        viewer=OWNER,
        reads=unused,
        compiler=recorder,
        limits=unused,
        budget=_NoBudget(),
        passwords=unused,
        secret_key="",
        public_url="https://tessera.example",
        session_days=30,
        client_address="",
    )
    await executable().schema.execute(QUERY, VARIABLES, context_value=context)
    assert recorder.done is not None
    return recorder.done


def page(done: Compilation) -> str:
    """The whole document."""
    assert done.plan is not None
    assert done.guarded is not None
    assert done.statement is not None
    parameters = "\n".join(
        f"| ${number} | `{parameter.type}` | {_origin(parameter)} |"
        for number, parameter in enumerate(done.statement.parameters, start=1)
    )
    depends = "\n".join(f"| `${'.'.join(map(str, d.path))}` | {_question(d)} | {d.seen!r} |" for d in done.dependencies)
    return f"""<!-- Written by `make sdl`; do not edit. -->
# One query on its way through the compiler

A root field becomes one SQL statement. `compiler/passes.py` is the way, an ordered tuple of passes over one frozen
record: **collect** (the selection becomes a plan), **guard** (every table and field gets its condition for viewers of
this access profile), **render** (the plan becomes SQL), **number** (the SQL becomes text with parameters). What
follows is what the passes really make of this query, asked by an owner:

```graphql
{QUERY.rstrip()}
```

```json
{{"school": "hillside-school", "valid": true}}
```

## Collect

graphql-core collects the fields (aliases, fragments, directives, merging are its work); `compiler/collect.py` looks
each up in the catalogue that `schema/` declared. No table is guarded yet, and such a plan cannot be rendered.

```text
{described(done.plan)}
```

Meanwhile `compiler/argument_value.py` notes which variables shaped the plan. The statement is kept and used again as
long as these give the same answers; every other variable is only a parameter.

| variable | looked at | saw |
|---|---|---|
{depends}

## Guard

`compiler/guard.py` asks each type's guard (`permissions/`) for the condition on its rows, and puts it into the plan.
What depends on the parent alone is asked once per parent (`ask once`).

```text
{described(done.guarded)}
```

## Render and number

One function per kind of node (`compiler/render.py`). Related single rows are joined, lists are sub-selects that find,
cut and then aggregate; PostgreSQL makes the JSON.

```sql
{indented_sql(done.statement.text)}
```

| parameter | type | comes from |
|---|---|---|
{parameters}
"""


def _question(dependency: Dependency) -> str:
    """The name of what read the value, as words."""
    return str(getattr(dependency.read, "__name__", "its shape")).strip("_").replace("_", " ")


def _origin(parameter: object) -> str:
    match parameter:
        case Value():
            return "the query's text"
        case FromViewer():
            return f"the viewer: `{parameter.name}`"
        case FromVariable():
            return f"the variable `${'.'.join(map(str, parameter.path))}`"
    raise TypeError(parameter)


def main() -> None:
    """Print the document, or with `--write` put it where it belongs."""
    text = page(asyncio.run(compiled()))
    if "--write" in sys.argv:
        FILE.write_text(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
