"""The processes of a run: PostgreSQL, Valkey, the sink, a worker; and who asks the sink."""

from __future__ import annotations

import json
import secrets
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, Self

import psutil

from benchmarks.reads.contenders import ROOT
from server.engines.postgres import EmbeddedPostgres
from server.engines.process import Child, bare_environment
from server.engines.valkey import EmbeddedValkey

DATABASE: Final = "bench_mail"


class Rig:
    """Everything running, as a context manager; PostgreSQL and Valkey durable, as in production."""

    def __init__(self, folder: Path, connections: int) -> None:
        self._folder = folder
        self._connections = connections
        self.postgres = EmbeddedPostgres(folder / "postgres")
        self._valkey = EmbeddedValkey(folder / "valkey")
        self._worker: Child | None = None

    def __enter__(self) -> Self:
        for engine in (self.postgres, self._valkey):
            engine.data.mkdir(mode=0o755)
            engine.start()
        self._sink = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.mail.sink"], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert self._sink.stdout is not None
        ports = json.loads(self._sink.stdout.readline())
        self.smtp_port: int = ports["smtp"]
        self._control = socket.create_connection(("127.0.0.1", ports["control"])).makefile("rw")
        return self

    def __exit__(self, *_: object) -> None:
        if self._worker is not None:
            self._worker.stop(grace=10)
        self._control.close()
        self._sink.terminate()
        self._sink.wait()
        self._valkey.stop()
        self.postgres.stop()

    @property
    def database(self) -> str:
        """The database's URL."""
        return self.postgres.url(DATABASE)

    def start_worker(self) -> None:
        """`tessera worker`, as an operator starts it, with its defaults."""
        environment = {
            "DATA_DIR": str(self._folder),
            "DATABASE_URL": self.database,
            "VALKEY_URL": self._valkey.url,
            "SECRET_KEY": secrets.token_urlsafe(32),
            "PUBLIC_URL": "https://tessera.example.org",
            "SMTP_PORT": str(self.smtp_port),
            "SMTP_CONNECTIONS": str(self._connections),
            "MAIL_FROM": "Tessera <no-reply@tessera.example.org>",
            "LOG_LEVEL": "warning",
        }
        self._worker = Child(
            [sys.executable, "-m", "server.cli", "worker"],
            log=self._folder / "worker.log",
            pid_file=self._folder / "worker.pid",
            env={**bare_environment(), **{f"TESSERA_{name}": value for name, value in environment.items()}},
            cwd=ROOT,
            stop_signal=signal.SIGTERM,
        )
        self._worker.start()

    def worker_log(self) -> str:
        """What the worker said, if it said something."""
        return (self._folder / "worker.log").read_text()

    def processor_seconds(self) -> float:
        """What the worker has computed until now."""
        assert self._worker is not None
        times = psutil.Process(self._worker.pid).cpu_times()
        return float(times.user + times.system)

    def sink(self, command: str) -> dict[str, Any]:
        """`reset` or `count`; what the sink has taken since the last reset."""
        self._control.write(f"{command}\n")
        self._control.flush()
        answer: dict[str, Any] = json.loads(self._control.readline())
        return answer

    def bare(self, count: int, size: int) -> tuple[float, float]:
        """Seconds, and seconds of processor time, of the bare loop for `count` mails of `size` bytes."""
        argv = [sys.executable, "-m", "benchmarks.mail.bare_loop"]
        arguments = map(str, (self.smtp_port, self._connections, count, size))
        done = subprocess.run([*argv, *arguments], cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
        took, computed = map(float, done.stdout.split())
        return took, computed
