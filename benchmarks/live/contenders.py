"""The two servers, each one process on loopback, and the client process of each."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import httpx

from benchmarks.live.dataset import HISTORY
from server.engines.process import bare_environment

ROOT: Final = Path(__file__).parents[2]
NODE: Final = Path(__file__).parent / "node"
START_SECONDS: Final = 60
CHANNEL: Final = "bench:events"


class Contender:
    """A running server with its audience."""

    def __init__(
        self, name: str, argv: list[str], environment: dict[str, str], port: int, log: Path, given: str
    ) -> None:
        self.name = name
        self.port = port
        self._log = log
        with log.open("wb") as out:
            self.server = subprocess.Popen(  # noqa: S603
                argv, env={**bare_environment(), **environment}, cwd=ROOT, stdin=subprocess.PIPE, stdout=out, stderr=out
            )
        assert self.server.stdin is not None
        self.server.stdin.write(given.encode())
        self.server.stdin.close()
        self.client: subprocess.Popen[str] | None = None
        self.published: list[float] = []
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while self.server.poll() is None and time.monotonic() < deadline:
            try:
                httpx.get(f"http://127.0.0.1:{self.port}/health/ready", timeout=5, trust_env=False)
            except httpx.TransportError:
                time.sleep(0.1)
                continue
            return
        raise RuntimeError(f"{self.name} did not start:\n{self._log.read_text()[-2000:]}")

    @property
    def memory(self) -> int:
        """Resident bytes of the server's process."""
        status = Path(f"/proc/{self.server.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    @property
    def processor_seconds(self) -> float:
        """What the server's process used."""
        user, system = Path(f"/proc/{self.server.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def open(self, tokens: list[str]) -> None:
        """Subscribe everybody."""
        argv = [sys.executable, "-m", "benchmarks.live.client", str(self.port), str(len(tokens)), str(HISTORY)]
        self.client = subprocess.Popen(  # noqa: S603
            argv, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._say("\n".join(tokens))
        self._hear("ready")

    def finish(self) -> dict[str, Any]:
        """Wait for the last event; what the client found."""
        self._say(f"done {len(self.published)}")
        self._hear("done")
        self._say(json.dumps(self.published))
        assert self.client is not None
        assert self.client.stdout is not None
        found: dict[str, Any] = json.loads(self.client.stdout.readline())
        return found

    def stop(self) -> None:
        """End both processes."""
        for process in (self.client, self.server):
            if process is not None and process.poll() is None:
                process.terminate()
                try:
                    process.wait(timeout=20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()

    def _say(self, text: str) -> None:
        assert self.client is not None
        assert self.client.stdin is not None
        self.client.stdin.write(f"{text}\n")
        self.client.stdin.flush()

    def _hear(self, word: str) -> None:
        assert self.client is not None
        assert self.client.stdout is not None
        if self.client.stdout.readline().strip() != word:
            raise RuntimeError(f"the client of {self.name} failed; the server says:\n{self._log.read_text()[-2000:]}")


def tessera(database: str, valkey_url: str, folder: Path) -> Contender:
    """This API."""
    port = free_port()
    environment = {
        "TESSERA_DATABASE_URL": database,
        "TESSERA_VALKEY_URL": valkey_url,
        "TESSERA_SECRET_KEY": "a secret that only the benchmark knows, and for nothing",
        "TESSERA_PORT": str(port),
        "TESSERA_LOG_LEVEL": "warning",
        "TESSERA_DATA_DIR": str(folder),
    }
    argv = [sys.executable, "-m", "benchmarks.live.tessera_api"]
    return Contender("tessera", argv, environment, port, folder / "tessera.log", "")


def graphql_ws(node: str, valkey_socket: str, accounts: list[tuple[str, str]], folder: Path) -> Contender:
    """The Node server; `accounts` are tokens and whose they are."""
    port = free_port()
    argv = [node, str(NODE / "server.mjs"), str(port), valkey_socket]
    return Contender("node", argv, {"NODE_ENV": "production"}, port, folder / "node.log", json.dumps(accounts))


def node_with_graphql_ws(say: Any) -> str | None:
    """The Node that runs it, installed from the committed lock file; None, and said why, without npm."""
    npm = shutil.which("npm")
    if npm is None:
        say("The Node server is left out: it needs npm, and this machine has none.")
        return None
    node = NODE / "node_modules" / ".bin" / "node"
    stamp, lock = NODE / "node_modules" / ".package-lock.json", NODE / "package-lock.json"
    if not stamp.exists() or stamp.stat().st_mtime < lock.stat().st_mtime or not node.exists():
        say("Installing graphql-ws, a Redis client and the Node they need (npm, once) …")
        done = subprocess.run(  # noqa: S603
            [npm, "ci", "--no-audit", "--no-fund"], cwd=NODE, capture_output=True, text=True, check=False
        )
        if done.returncode != 0 or not node.exists():
            say(f"The Node server is left out: npm could not install it.\n{done.stderr.strip()[-1000:]}")
            return None
        os.utime(stamp)
    return str(node)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
