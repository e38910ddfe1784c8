"""What cannot be done is said in words, before anything is begun."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from server.config.logs import configure_library_logs
from server.engines.lock import OwnerLock
from server.operations.room import DiskFull, require_room

ROOT = Path(__file__).parents[2]


def tessera(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("TESSERA_")}
    return subprocess.run(
        [sys.executable, "-P", "-m", "server.cli", command],
        cwd=folder,
        env={**bare, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["doctor", "story"])
def test_where_nothing_was_started_it_says_what_to_start(command: str, tmp_path: Path) -> None:
    done = tessera(command, tmp_path)
    assert done.returncode != 0
    assert "make up" in done.stderr
    assert "secret" not in done.stderr.lower()


def test_a_system_that_is_named_is_looked_at_and_its_settings_are_judged(tmp_path: Path) -> None:
    done = tessera("doctor", tmp_path, TESSERA_DATABASE_URL="postgres://x@127.0.0.1:1/x")
    assert "TESSERA_SECRET_KEY" in done.stderr


def test_a_disk_that_is_nearly_full_is_said_with_what_is_needed(tmp_path: Path) -> None:
    require_room(tmp_path, needed=1)
    with pytest.raises(DiskFull, match=r"\d+ MB are free, and Tessera needs 999999999 MB"):
        require_room(tmp_path, needed=999_999_999)


def test_an_owner_notices_that_its_folder_was_removed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with OwnerLock(path) as lock:
        assert lock.is_in_place()
        path.unlink()
        assert not lock.is_in_place()
        path.touch()
        assert not lock.is_in_place(), "another one's"


def test_a_home_folder_that_cannot_be_written_to_does_not_hold_the_cache(tmp_path: Path) -> None:
    def cache(home: str) -> str:
        done = subprocess.run(
            ["make", "-s", "-f", ROOT / "Makefile", "-f", "-", "cache"],
            input="cache:\n\t@echo $$UV_CACHE_DIR\n",
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "HOME": home},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    assert cache(str(tmp_path)) == ""
    assert cache("/proc/nowhere") == f"{tmp_path}/.uv-cache"


def test_what_a_library_says_is_a_line_of_json_with_its_time(capfd: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    try:
        configure_library_logs("info")
        logging.getLogger("uvicorn.error").info('%s - "WebSocket %s" [accepted]', "127.0.0.1:5", "/graphql")
        said = json.loads(capfd.readouterr().err)
    finally:
        root.handlers, root.level = handlers, level
    assert said["event"] == '127.0.0.1:5 - "WebSocket /graphql" [accepted]'
    assert said["timestamp"].endswith("Z")
    assert said["level"] == "info"
