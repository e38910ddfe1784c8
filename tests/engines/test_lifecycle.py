"""PostgreSQL and Valkey start, stop, survive, and are taken over from an owner that was killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.engines.folders import private_folder
from server.engines.identity import Identity, identify, recall, remember
from server.engines.lock import AlreadyRunning, OwnerLock
from server.engines.postgres import EmbeddedPostgres
from server.engines.process import Child, EngineFailed
from server.engines.valkey import EmbeddedValkey, ask

OWNER = """
import sys, time
from pathlib import Path
from server.engines.postgres import EmbeddedPostgres
from server.engines.valkey import EmbeddedValkey
postgres, valkey = EmbeddedPostgres(Path(sys.argv[1])), EmbeddedValkey(Path(sys.argv[1]))
postgres.start(); valkey.start()
postgres.execute("CREATE TABLE kept (it text)"); postgres.execute("INSERT INTO kept VALUES ('kept')")
print(postgres.child.pid, valkey.child.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="tessera-test-"))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def postgres(folder: Path) -> Iterator[EmbeddedPostgres]:
    engine = EmbeddedPostgres(folder)
    yield engine
    engine.stop()


@pytest.fixture
def valkey(folder: Path) -> Iterator[EmbeddedValkey]:
    engine = EmbeddedValkey(folder)
    yield engine
    engine.stop()


@pytest.fixture
def stranger() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(["sleep", "600"])
    yield process
    process.kill()
    process.wait()


def wait_until_gone(pid: int, seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while identify(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    return identify(pid) is None


def kill_an_owner_of(folder: Path) -> tuple[int, int]:
    """Start both engines in another process, kill that one, and give the engines' numbers."""
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    with owner.stdout:
        postgres, valkey = map(int, owner.stdout.readline().split())
    owner.kill()
    owner.wait()
    return postgres, valkey


def test_rows_and_keys_survive_a_restart(postgres: EmbeddedPostgres, valkey: EmbeddedValkey) -> None:
    postgres.start()
    valkey.start()
    postgres.ensure_database("o'ne")
    postgres.ensure_database("o'ne")
    postgres.execute("CREATE TABLE kept (it text)", "o'ne")
    assert ask(Path(valkey.url.removeprefix("unix://")), "SET kept it") == "+OK"
    postgres.stop()
    valkey.stop()
    postgres.start()
    valkey.start()
    assert postgres.execute("SELECT count(*) FROM kept", "o'ne") == "0"
    assert ask(Path(valkey.url.removeprefix("unix://")), "EXISTS kept") == ":1"


def test_the_development_database_is_durable_and_reached_by_no_network(postgres: EmbeddedPostgres) -> None:
    postgres.start()
    assert [postgres.execute(f"SHOW {name}") for name in ("fsync", "synchronous_commit", "listen_addresses")] == [
        "on",
        "on",
        "",
    ]


def test_only_the_owner_can_open_the_sockets(folder: Path, postgres: EmbeddedPostgres, valkey: EmbeddedValkey) -> None:
    postgres.start()
    valkey.start()
    assert [(folder / name / "run").stat().st_mode & 0o777 for name in ("postgres", "valkey")] == [0o700, 0o700]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_engines_die_with_an_owner_that_is_killed(folder: Path) -> None:
    assert all(wait_until_gone(pid) for pid in kill_an_owner_of(folder))


def test_a_second_start_takes_over_at_once_from_a_killed_owner(
    folder: Path, postgres: EmbeddedPostgres, valkey: EmbeddedValkey
) -> None:
    left = kill_an_owner_of(folder)
    postgres.start()
    valkey.start()
    assert postgres.execute("SELECT it FROM kept") == "kept"
    assert all(identify(pid) is None for pid in left)


def test_an_orphan_that_nothing_told_to_end_is_ended(folder: Path, postgres: EmbeddedPostgres) -> None:
    postgres.start()
    assert postgres.child is not None
    child, argv, account = postgres.child, postgres.child.argv, postgres.child.account
    postgres.stop()
    orphan = subprocess.Popen(
        argv,
        cwd=child.cwd,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        user=account.uid if account else None,
        group=account.gid if account else None,
    )
    time.sleep(0.5)
    postgres.start()
    assert orphan.wait(timeout=10) == 0
    assert postgres.execute("SELECT 1") == "1"


def test_an_orphaned_valkey_is_asked_to_end(folder: Path, valkey: EmbeddedValkey) -> None:
    valkey.start()
    assert valkey.child is not None
    argv = valkey.child.argv
    valkey.stop()
    orphan = subprocess.Popen(argv, stdout=subprocess.DEVNULL, start_new_session=True)
    while ask(folder / "valkey" / "run" / "valkey.sock", "PING") != "+PONG":
        time.sleep(0.02)
    valkey.start()
    assert orphan.wait(timeout=10) == 0


def test_a_stranger_with_a_reused_number_is_left_alone(
    folder: Path, postgres: EmbeddedPostgres, stranger: subprocess.Popen[bytes]
) -> None:
    postgres.start()
    postgres.stop()
    found = identify(stranger.pid)
    assert found is not None
    (folder / "postgres.pid").write_text(json.dumps({"pid": found.pid, "started": "1", "boot": found.boot}))
    cluster = folder / "postgres" / "cluster"
    (cluster / "postmaster.pid").write_text(f"{stranger.pid}\n{cluster}\n1\n5432\n/tmp\n\n  1  1\nready\n")
    postgres.start()
    assert postgres.execute("SELECT 1") == "1"
    assert stranger.poll() is None


def test_an_identity_is_a_number_and_a_start(tmp_path: Path, stranger: subprocess.Popen[bytes]) -> None:
    remember(tmp_path / "pid", stranger.pid)
    assert recall(tmp_path / "pid") == identify(stranger.pid)
    (tmp_path / "pid").write_text("{")
    assert recall(tmp_path / "pid") is None
    assert Identity(stranger.pid, "1", "").end(signal.SIGKILL, grace=1)
    assert stranger.poll() is None


def test_a_killed_engine_starts_again(postgres: EmbeddedPostgres, valkey: EmbeddedValkey) -> None:
    for engine in (postgres, valkey):
        engine.start()
        assert engine.ended() is None
        assert engine.child is not None
        assert engine.child.pid is not None
        os.kill(engine.child.pid, signal.SIGKILL)
        while engine.ended() is None:
            time.sleep(0.02)
        engine.stop()
        engine.start()
        assert engine.ended() is None


def test_an_interrupted_first_start_leaves_no_half_of_a_cluster(folder: Path, postgres: EmbeddedPostgres) -> None:
    place = private_folder(folder / "postgres")
    private_folder(place / "cluster.new")
    (place / "cluster.new" / "PG_VERSION").write_text("18\n")
    postgres.start()
    assert not (place / "cluster.new").exists()


def test_a_cluster_of_another_version_is_named(folder: Path, postgres: EmbeddedPostgres) -> None:
    postgres.start()
    postgres.stop()
    (folder / "postgres" / "cluster" / "PG_VERSION").write_text("17\n")
    with pytest.raises(EngineFailed, match="made by PostgreSQL 17"):
        postgres.start()


def test_a_start_that_fails_shows_the_log(folder: Path, postgres: EmbeddedPostgres) -> None:
    postgres.start()
    postgres.stop()
    (folder / "postgres" / "cluster" / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(EngineFailed, match="no_such_setting"):
        postgres.start()


def test_a_long_name_gets_a_short_socket_folder(folder: Path) -> None:
    deep = folder / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    for parent in (folder, deep.parent):
        parent.chmod(0o711)
    for engine in (EmbeddedPostgres(deep, durable=False), EmbeddedValkey(deep, durable=False)):
        engine.start()
        short = Path((engine.url("x") if isinstance(engine, EmbeddedPostgres) else engine.url).rpartition("//")[2])
        engine.stop()
        assert str(deep) not in str(short)


@pytest.mark.parametrize("trap", ["link", "file", "foreign"])
def test_a_folder_that_somebody_else_prepared_is_refused(folder: Path, trap: str) -> None:
    target = folder / "run"
    if trap == "link":
        (folder / "elsewhere").mkdir()
        target.symlink_to(folder / "elsewhere")
    elif trap == "file":
        target.write_text("")
    elif os.geteuid() == 0:
        target.mkdir()
        os.chown(target, 12345, 12345)
    else:
        target = Path("/usr")
    with pytest.raises(EngineFailed, match=r"not a folder|belongs to another user"):
        private_folder(target)


def test_an_open_folder_of_ours_is_closed(folder: Path) -> None:
    (folder / "run").mkdir(mode=0o777)
    assert private_folder(folder / "run").stat().st_mode & 0o777 == 0o700


def test_one_folder_has_one_owner_and_says_where_it_runs(folder: Path) -> None:
    first = OwnerLock(folder / "lock")
    with first:
        first.describe("http://127.0.0.1:8000")
        with pytest.raises(AlreadyRunning, match=rf"at http://127.0.0.1:8000 \(process {os.getpid()}\)"):
            OwnerLock(folder / "lock").acquire()
    OwnerLock(folder / "lock").acquire()


def test_a_child_is_not_spawned_from_a_thread_that_may_end(folder: Path) -> None:
    child = Child(["/bin/true"], log=folder / "log", pid_file=folder / "pid")
    errors: list[Exception] = []

    def spawn() -> None:
        try:
            child.start()
        except RuntimeError as error:
            errors.append(error)

    thread = threading.Thread(target=spawn)
    thread.start()
    thread.join()
    assert "main thread" in str(errors[0])


def test_a_child_that_ignores_its_signal_is_forced_or_hastened(folder: Path) -> None:
    for grace, hurry in ((0.3, False), (60.0, True)):
        child = Child(
            ["/bin/sh", "-c", "trap '' TERM; echo ready; while true; do sleep 0.1; done"],
            log=folder / "log",
            pid_file=folder / "pid",
        )
        child.start()
        while "ready" not in child.last_words():
            time.sleep(0.02)
        assert not child.stop(grace=grace, hurry=lambda hurried=hurry: hurried)
        assert not (folder / "pid").exists()
        (folder / "log").unlink()
