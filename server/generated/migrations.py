"""`python -m server.generated.migrations`: makes a migration, and refuses what must not be committed.

`--check` says, a line each, where models and migrations differ, which migration was edited after it had been committed,
and which imports the product directly. `--make NAME` writes the next migration, of the models' changes or an empty one
for SQL. Both write `checksums.txt` for what git has not committed yet; `--checksums` does only that.
"""

from __future__ import annotations

import argparse
import ast
import asyncio
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tortoise.context import TortoiseContext
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.writer import MigrationWriter, format_migration_name

from server.config.orm import APP_LABEL, MIGRATIONS, orm_config_for
from server.operations import migration_checksum as files

NOWHERE = "postgres://nobody@127.0.0.1/none"
"""Models are compared with migrations without a database."""
PRODUCT = ("compiler", "delivery", "domain", "models", "permissions", "resolvers", "schema", "server", "workers")
PRODUCT_IMPORT = re.compile(rf"^from (?:{'|'.join(PRODUCT)})\.[\w.]+ import ", re.MULTILINE)
EMPTY = """\"\"\"Say what this migration is for.\"\"\"

from tortoise import migrations
from tortoise.migrations import operations as ops

SQL = \"\"\"
SELECT 1
\"\"\"


class Migration(migrations.Migration):
    dependencies = [("{app}", "{former}")]

    operations = [ops.RunSQL(SQL)]
"""


async def unwritten() -> list[MigrationWriter]:
    """What the models say and no migration does yet."""
    config = orm_config_for(NOWHERE)
    async with TortoiseContext() as context:
        await context.init(config=config, init_connections=False)
        assert context.apps is not None
        return await MigrationAutodetector(context.apps, config["apps"]).changes()


def compare(ours: dict[str, str], committed: dict[str, str]) -> list[str]:
    """What is wrong with the files whose checksums are `ours`, in words; empty if nothing is."""
    found = []
    for name, value in ours.items():
        if name not in committed:
            found.append(f"{name} has no checksum yet; run: make migration")
        elif committed[name] != value:
            found.append(
                f"{name} was edited; databases that applied it would differ. Undo the edit and write another one: "
                "make migration NAME=what_it_does (if it was never committed: make migration)"
            )
    found += [f"{name} is gone; databases have applied it" for name in committed if name not in ours]
    return found


def direct_imports(source: str) -> list[str]:
    """Modules of the product that a migration imports: they move, and then the migration would be edited."""
    modules = [node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) and node.module]
    return [module for module in modules if module.partition(".")[0] in PRODUCT]


def problems() -> list[str]:
    """Everything that must not be committed, in words."""
    found = compare(files.checksums(), files.committed())
    for name in files.known():
        for module in direct_imports((files.folder() / f"{name}.py").read_text(encoding="utf-8")):
            found.append(f"{name} imports {module}; import from {MIGRATIONS}._names, and add the name there")
    found += [
        f"models and migrations differ ({writer.name}); run: make migration NAME=what_it_does"
        for writer in asyncio.run(unwritten())
    ]
    return found


def make(name: str) -> Path:
    """Write the next migration and return its path."""
    former = files.known()[-1]
    title = format_migration_name(int(former.partition("_")[0]) + 1, name)
    writers = asyncio.run(unwritten())
    if writers:
        writers[0].name = title
        path = Path(writers[0].write())
        path.write_text(PRODUCT_IMPORT.sub(rf"from {MIGRATIONS}._names import ", path.read_text(encoding="utf-8")))
        return path
    path = files.folder() / f"{title}.py"
    path.write_text(EMPTY.format(app=APP_LABEL, former=former), encoding="utf-8")
    return path


def frozen() -> dict[str, str]:
    """The checksums that git has committed, or all there are where git cannot be asked: these never change."""
    if _git("rev-parse", "HEAD") is None:
        return files.committed()
    return files.parse(_git("show", f"HEAD:./{files.COMMITTED}") or "")


def _git(*arguments: str) -> str | None:
    program = shutil.which("git")
    if program is None:
        return None
    asked = subprocess.run(  # noqa: S603 (no argument comes from outside)
        [program, *arguments], cwd=files.folder(), capture_output=True, text=True, check=False
    )
    return asked.stdout if asked.returncode == 0 else None


def write_checksums() -> None:
    """Write `checksums.txt`; a committed line stays as it is."""
    files.checksums.cache_clear()
    wanted = {**files.checksums(), **frozen()}
    (files.folder() / files.COMMITTED).write_text(files.render(dict(sorted(wanted.items()))), encoding="utf-8")


def main() -> int:
    """The exit status: 1 if something must not be committed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--make", metavar="NAME")
    parser.add_argument("--checksums", action="store_true")
    asked = parser.parse_args()
    if asked.make:
        sys.stdout.write(f"written: {make(asked.make)}\nedit it, then run: make migration (for its checksum)\n")
    if asked.make or asked.checksums:
        write_checksums()
    if asked.check and (found := problems()):
        sys.stderr.write("".join(f"migrations: {line}\n" for line in found))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
