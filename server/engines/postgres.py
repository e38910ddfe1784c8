"""The embedded PostgreSQL: one cluster in one folder, reached through a socket that only its owner can open."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from server.engines.folders import private_folder, socket_folder
from server.engines.identity import PROC, command_line, identify, processes_in
from server.engines.postgres_home import home, programs
from server.engines.process import Account, Child, EngineFailed, bare_environment, run_as, unprivileged

SUPERUSER = "postgres"
START_SECONDS = 60.0
STOP_SECONDS = 20.0

CONFIGURATION = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
# For tests, whose data may be lost with the machine.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedPostgres:
    """Stopped → `start()` → running → `stop()` → stopped; `start()` again keeps every row.

    `data` must exist and be owned (see `server.engines.lock`): two servers on one cluster would destroy it.
    """

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data.resolve()
        self.durable = durable
        self.child: Child | None = None
        self._sockets: Path | None = None
        self._programs: Path | None = None

    def start(self) -> None:
        """Make the cluster if there is none, end what is left of an earlier server, start, wait until it answers.

        Raises EngineFailed, which ends with the log's last lines.
        """
        account = unprivileged()
        self._programs = binaries = programs(account)
        place = home(self.data, account).resolve()
        cluster = place / "cluster"
        self._sockets = socket_folder(place / "run", account)
        self.child = child = Child(
            [str(binaries / "postgres"), "-D", str(cluster), *self._options(self._sockets)],
            log=private_folder(self.data / "logs") / "postgres.log",
            pid_file=self.data / "postgres.pid",
            env=bare_environment(),
            cwd=place,
            account=account,
            stop_signal=signal.SIGINT,  # PostgreSQL's fast shutdown: disconnects clients, then a checkpoint.
        )
        child.take_over()
        if not cluster.exists():
            self._make_cluster(binaries, cluster, account)
        _check_version(cluster)
        _clear_leftovers(cluster)
        child.start()
        _wait_until_ready(cluster, child)

    def url(self, database: str) -> str:
        """Where clients reach `database`."""
        if self._sockets is None:
            raise RuntimeError("url() before start()")
        return f"postgres://{SUPERUSER}@/{database}?host={quote(str(self._sockets))}"

    def stop(self, hurry: Callable[[], bool] = lambda: False) -> None:
        """Stop it; harmless when it does not run. A hurried stop loses nothing, the next start recovers."""
        if self.child is not None:
            self.child.stop(grace=STOP_SECONDS, hurry=hurry)

    def ended(self) -> int | None:
        """Its exit status when it ended by itself; None while it runs."""
        return self.child.ended() if self.child else None

    def execute(self, statement: str, database: str = "postgres") -> str:
        """Run one statement as the superuser and return what it prints. Raises EngineFailed."""
        if self._programs is None or self._sockets is None:
            raise RuntimeError("execute() before start()")
        psql = [str(self._programs / "psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        target = ["-h", str(self._sockets), "-U", SUPERUSER, "-d", database, "-c", statement]
        done = run_as(None, [*psql, *target])
        if done.returncode != 0:
            raise EngineFailed(f"PostgreSQL refused: {done.stderr.strip()}")
        return done.stdout.strip()

    def ensure_database(self, name: str) -> None:
        """Make the database `name` unless it exists."""
        quoted = name.replace("'", "''")
        if not self.execute(f"SELECT 1 FROM pg_database WHERE datname = '{quoted}'"):  # noqa: S608
            self.execute('CREATE DATABASE "{}"'.format(name.replace('"', '""')))

    def _options(self, sockets: Path) -> list[str]:
        chosen = {**CONFIGURATION, **({} if self.durable else CARELESS)}
        chosen["unix_socket_directories"] = str(sockets)
        return [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]

    def _make_cluster(self, binaries: Path, cluster: Path, account: Account | None) -> None:
        """Made beside its place and renamed, so that an interrupted start leaves no half of a cluster."""
        place, fresh = cluster.parent, cluster.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        initdb = [str(binaries / "initdb"), "-D", str(fresh), "-U", SUPERUSER, "-A", "trust", "-E", "UTF8"]
        made = run_as(account, [*initdb, *locale, *([] if self.durable else ["--no-sync"])], cwd=place)
        if made.returncode != 0:
            raise EngineFailed(f"PostgreSQL could not make its cluster in {place}:\n{made.stderr.strip()}")
        fresh.rename(cluster)


def _wait_until_ready(cluster: Path, child: Child) -> None:
    """The server writes its state into postmaster.pid, under its own number; pg_ctl waits in the same way."""
    deadline = time.monotonic() + START_SECONDS
    while child.ended() is None and time.monotonic() < deadline:
        lines = _postmaster_lines(cluster)
        if len(lines) >= 8 and lines[0] == str(child.pid) and lines[7].strip() == "ready":
            return
        time.sleep(0.02)
    words = child.last_words()
    child.stop(grace=5)
    raise EngineFailed(f"PostgreSQL did not start. Its log ({child.log}) ends with:\n{words}")


def _check_version(cluster: Path) -> None:
    found = (cluster / "PG_VERSION").read_text().strip()
    if found != "18":
        raise EngineFailed(
            f"{cluster} was made by PostgreSQL {found}, and this is 18. Move the folder away to start afresh."
        )


def _clear_leftovers(cluster: Path) -> None:
    """Let go what a killed server left: wait for its last processes, drop a pid file that means a stranger."""
    deadline = time.monotonic() + 10
    while (left := list(processes_in(cluster, "postgres"))) and time.monotonic() < deadline:
        # Ours beyond doubt: a postgres whose working folder is this cluster.
        for server in left:
            found = identify(server)
            if found and "-D" in command_line(server):
                found.end(signal.SIGINT, grace=5)
        time.sleep(0.05)
    if left:
        raise EngineFailed(f"PostgreSQL processes {left} of an earlier run still use {cluster}; end them first.")
    if not PROC.joinpath("self").exists():
        return  # Without /proc nothing was looked at; PostgreSQL's own check must do.
    # With its number reused by a stranger, PostgreSQL would refuse to start; without the file it just recovers.
    (cluster / "postmaster.pid").unlink(missing_ok=True)


def _postmaster_lines(cluster: Path) -> list[str]:
    try:
        return (cluster / "postmaster.pid").read_text().splitlines()
    except OSError:
        return []
