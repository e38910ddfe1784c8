"""What there is, as plain Python: rows as the tables hold them, and nothing about who may see them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import asyncpg

from domain import identifiers


def snake(name: str) -> str:
    """`CourseModule` and `courseModule` as `course_module`."""
    return re.sub(r"(?<!^)([A-Z])", lambda found: f"_{found[1]}", name).lower()


TYPES = {"account" if name == "Viewer" else snake(name): name for name in identifiers.PREFIXES}
"""Table to the type that clients see of its rows; those that have a public id."""
PREFIXES = {table: identifiers.PREFIXES[name] for table, name in TYPES.items()}
"""Table to the prefix of its rows' public ids."""


class Row:
    """One row; its columns are its attributes, and `table` says where it is."""

    changes = 0

    def __init__(self, table: str, **columns: Any) -> None:
        self.__dict__.update(columns, table=table)

    def __setattr__(self, name: str, value: Any) -> None:
        """Change a column; indexes of any world are made anew."""
        Row.changes += 1
        self.__dict__[name] = value

    @property
    def columns(self) -> dict[str, Any]:
        """What the database holds of it."""
        return {name: value for name, value in vars(self).items() if name != "table"}

    @property
    def public_id(self) -> str:
        return f"{PREFIXES[self.table]}_{self.id.hex}"


@dataclass
class World:
    """Every row there is."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    by_id: dict[tuple[str, UUID], Row] = field(default_factory=dict)
    by_public_id: dict[str, Row] = field(default_factory=dict)
    _indexes: dict[tuple[str, ...], dict[tuple[Any, ...], list[Row]]] = field(default_factory=dict)
    _indexed: int = 0
    """How many changes of rows the indexes know."""

    def add(self, table: str, **columns: Any) -> Row:
        row = Row(table, **columns)
        self.tables.setdefault(table, []).append(row)
        self._indexes.clear()
        self.by_id[table, row.id] = row
        if table in PREFIXES:
            self.by_public_id[row.public_id] = row
        return row

    def all(self, table: str, **equal: Any) -> list[Row]:
        """The rows of a table whose columns equal these."""
        if not equal:
            return list(self.tables.get(table, ()))
        if self._indexed != Row.changes:
            self._indexes.clear()
            self._indexed = Row.changes
        index = self._indexes.get((table, *equal))
        if index is None:
            index = self._indexes[table, *equal] = {}
            for row in self.tables.get(table, ()):
                index.setdefault(tuple(getattr(row, name) for name in equal), []).append(row)
        return list(index.get(tuple(equal.values()), ()))

    def get(self, table: str, key: UUID | None) -> Row | None:
        """The row with this key."""
        return None if key is None else self.by_id.get((table, key))

    def rows(self) -> Iterator[Row]:
        for rows in self.tables.values():
            yield from rows


async def load(world: World, connection: asyncpg.Connection) -> None:
    """Put the world in place of all that the database holds of its tables.

    As a replica: triggers would not let a session run on a connection that has ended. Checks and unique
    keys hold.
    """
    async with connection.transaction():
        await connection.execute("SET LOCAL session_replication_role = replica")
        for table, rows in world.tables.items():
            await connection.execute(f"DELETE FROM {table}")  # noqa: S608 (names of our tables)
            columns = list(rows[0].columns)
            records = [[_stored(row.columns[column]) for column in columns] for row in rows]
            await connection.copy_records_to_table(table, columns=columns, records=records)
        await connection.execute("SELECT repair_rosters()")


def _stored(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value


async def read_back(connection: asyncpg.Connection) -> World:
    """The world that a database holds, whoever wrote it."""
    await connection.set_type_codec("jsonb", schema="pg_catalog", encoder=json.dumps, decoder=json.loads)
    tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    world = World()
    for (table,) in tables:
        for row in await connection.fetch(f'SELECT * FROM "{table}"'):  # noqa: S608 (names of our tables)
            if "id" in row.keys():  # noqa: SIM118 (a record's items are its values)
                world.add(table, **dict(row))
    return world
