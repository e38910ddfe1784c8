"""`python -m tests.chaos`: 1,000 invitations and 200 disconnects through kills, an emptied queue, a restarted database.

Prints what was counted; ends with 1 if a figure is not what it has to be.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from tortoise import Tortoise

from server.config.orm import orm_config_for
from server.operations.migrate import create_database, migrate
from tests.chaos.disaster import Disaster, Size
from tests.chaos.mailbox import Mailbox
from tests.chaos.place import Place
from tests.chaos.verdict import Line, verdict


async def run(size: Size, seed: int, folder: Path) -> list[Line]:
    """One disaster in `folder`, from empty engines to the count."""
    mailbox = Mailbox()
    await mailbox.open()
    place = Place(folder, mailbox.port)
    orm = None
    try:
        place.postgres.start()
        place.valkey.start()
        database = place.postgres.url("tessera")
        await create_database(database)
        await migrate(database)
        orm = await Tortoise.init(config=orm_config_for(database), _enable_global_fallback=True)
        place.start_api()
        await place.until_it_answers()
        disaster = Disaster(place, mailbox, size, Random(seed))  # noqa: S311 (a repeatable one)
        await disaster.prepare()
        await disaster.strike()
        await disaster.settle()
        return await verdict(disaster)
    except BaseException:
        sys.stderr.write(f"The worker said:\n{place.said('worker')}\nThe API said:\n{place.said('api')}\n")
        raise
    finally:
        if orm is not None:
            await orm.close_connections()
        place.close()
        mailbox.close()


def main() -> int:
    """Read the command line, run, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--invitations", type=int, default=1000)
    arguments.add_argument("--disconnects", type=int, default=200)
    arguments.add_argument("--kills", type=int, default=8)
    arguments.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    given = arguments.parse_args()
    size = Size(given.invitations, given.disconnects, given.kills)
    logging.disable(logging.ERROR)  # Of asyncpg's pool in this process, while the database is away.
    sys.stdout.write(f"{size}, seed {given.seed}\n")
    folder = Path(tempfile.mkdtemp(prefix="tessera-chaos-"))
    try:
        lines = asyncio.run(run(size, given.seed, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for line in lines:
        wanted = f"at most {line.wanted}" if line.at_most else f"{line.wanted}"
        sys.stdout.write(f"{'ok  ' if line.holds else 'LOST'}  {line.found:>6}  {line.what} (has to be {wanted})\n")
    return 0 if all(line.holds for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
