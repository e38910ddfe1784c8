"""Runs `tessera up`: all that one machine needs, started in order, watched, stopped in the opposite order."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from server.config.settings import Settings, read_settings
from server.config.settings_table import source
from server.engines.data_folder import DataFolder
from server.engines.lock import OwnerLock
from server.engines.ports import free_port
from server.engines.postgres import EmbeddedPostgres
from server.engines.process import Child, EngineFailed
from server.engines.valkey import EmbeddedValkey
from server.operations.greeting import accepts, answers, greeting
from server.operations.reporter import Reporter
from server.operations.room import require_room
from server.operations.supervised_process import ENGINE_COMPLAINS, PROGRAM_COMPLAINS, Part, Program, SupervisedProcess

DATABASE = "tessera"
LOOK_SECONDS = 0.2
READY_SECONDS = 60.0


class AskedToStop(BaseException):
    """A signal came while the system was still starting."""


class Supervisor:
    """starting → running → stopping. One signal stops it in order; a second one hastens; kill -9 leaves a folder
    that the next one takes over, and no process: the kernel tells each child (see `server.engines.process`).
    """

    def __init__(self, *, with_demo: bool = True, reporter: Reporter | None = None) -> None:
        self.with_demo = with_demo
        self.say = reporter or Reporter()
        self.signals = 0
        self._starting = False
        self._parts: list[SupervisedProcess] = []
        # What the operator chose holds, except for what this system brings along. Its own earlier choice
        # of ports, in the folder's `env`, does not: the usual ones may be free again.
        self.given = read_settings(Path(".env"), secret_key="0" * 32)
        self.folder = DataFolder(self.given.data_dir)

    def run(self) -> int:
        """Run until a signal; the exit status. Raises OperatorError when the system cannot be started."""
        self.folder.prepare()
        require_room(self.folder.path)
        with OwnerLock(self.folder.path / "lock") as lock:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # as nohup asks
                    signal.signal(number, self._on_signal)
            try:
                self._starting = True
                environment = self._start(lock)
                self._starting = False
                self.say.panel(*greeting(environment["TESSERA_PUBLIC_URL"], self.folder.path, with_demo=self.with_demo))
                while not self.signals:
                    if not lock.is_in_place():
                        self.say.warn(f"{self.folder.path} was removed while Tessera was running in it. Stopping.")
                        break
                    for part in self._parts:
                        part.tend()
                    time.sleep(LOOK_SECONDS)
            except AskedToStop:
                pass
            finally:
                self._starting = False
                self._stop()
        return 0

    def _start(self, lock: OwnerLock) -> dict[str, str]:
        self.folder.start_logs_anew()
        postgres, valkey = EmbeddedPostgres(self.folder.path), EmbeddedValkey(self.folder.path)
        with self.say.step("PostgreSQL"):
            self._add("postgres", postgres).start()
            postgres.ensure_database(DATABASE)
        with self.say.step("Valkey"):
            self._add("valkey", valkey).start()
        environment = self._environment(postgres, valkey)
        self.folder.write_environment(environment)
        lock.describe(environment["TESSERA_PUBLIC_URL"])
        with self.say.step("Migrations"):
            self._run_to_end("migrate", environment)
        if self.with_demo:
            with self.say.step("Demo"):
                self._run_to_end("seed", environment)
        with self.say.step(f"Mail catcher on port {environment['TESSERA_SMTP_PORT']}"):
            mail = ["-m", "server.operations.mail_catcher", "--port", environment["TESSERA_SMTP_PORT"]]
            catcher = self._program("mail", [*mail, "--maildir", str(self.folder.path / "mail")], environment, grace=5)
            self._wait_for(catcher, "The mail catcher", accepts, "127.0.0.1", environment["TESSERA_SMTP_PORT"])
        with self.say.step("Worker"):
            self._program("worker", ["-m", "server.cli", "worker"], environment, grace=15)
        with self.say.step(f"API on port {environment['TESSERA_PORT']}"):
            api = self._program("api", ["-m", "server.cli", "serve"], environment, grace=15)
            self._wait_for(api, "The API", answers, environment["TESSERA_HOST"], environment["TESSERA_PORT"])
        return environment

    def _environment(self, postgres: EmbeddedPostgres, valkey: EmbeddedValkey) -> dict[str, str]:
        given = self.given
        port = free_port(given.host, given.port, what="the API", setting="TESSERA_PORT", say=self.say.warn)
        smtp = free_port(
            "127.0.0.1", given.smtp_port, what="the mail catcher", setting="TESSERA_SMTP_PORT", say=self.say.warn
        )
        chosen = {name: source(name) in ("environment", ".env") for name in ("public_url", "secret_key")}
        secret = (
            read_settings(Path(".env")).secret_key.get_secret_value() if chosen["secret_key"] else self.folder.secret()
        )
        return {
            "TESSERA_ENVIRONMENT": "development",
            "TESSERA_DATABASE_URL": postgres.url(DATABASE),
            "TESSERA_VALKEY_URL": valkey.url,
            "TESSERA_SECRET_KEY": secret,
            "TESSERA_PUBLIC_URL": given.public_url if chosen["public_url"] else _url(given, port),
            "TESSERA_HOST": given.host,
            "TESSERA_PORT": str(port),
            "TESSERA_SMTP_HOST": "127.0.0.1",
            "TESSERA_SMTP_PORT": str(smtp),
            "TESSERA_SMTP_SECURITY": "none",
            "TESSERA_SMTP_USERNAME": "",
            "TESSERA_SMTP_PASSWORD": "",
            "TESSERA_DATA_DIR": str(self.folder.path),
        }

    def _add(self, name: str, part: Part, *, ours: bool = False) -> SupervisedProcess:
        complains = PROGRAM_COMPLAINS if ours else ENGINE_COMPLAINS
        watched = SupervisedProcess(name, part, self.folder.log(name), complains, self.say.warn)
        self._parts.append(watched)
        return watched

    def _child(self, name: str, arguments: Sequence[str], environment: dict[str, str]) -> Child:
        return Child(
            [sys.executable, "-P", *arguments],
            log=self.folder.log(name),
            pid_file=self.folder.path / f"{name}.pid",
            env={**os.environ, **environment, "PYTHONUNBUFFERED": "1"},
        )

    def _program(self, name: str, arguments: Sequence[str], environment: dict[str, str], *, grace: float) -> Program:
        program = Program(self._child(name, arguments, environment), grace=grace)
        self._add(name, program, ours=True).start()
        return program

    def _run_to_end(self, command: str, environment: dict[str, str]) -> None:
        """Run a `tessera` command of its own process: what it imports and holds goes with it."""
        child = self._child(command, ["-m", "server.cli", command], environment)
        child.start()
        shown = 0
        try:
            while child.ended() is None:
                time.sleep(0.05)
                said = child.last_words(1000).splitlines()
                for line in said[shown:]:
                    self.say.detail(line)
                shown = len(said)
            status = child.ended()
        finally:
            child.stop(grace=10)
        if status != 0:
            raise EngineFailed(f"`tessera {command}` failed. Its log ({child.log}) ends with:\n{child.last_words()}")

    def _wait_for(self, program: Program, name: str, answers: Callable[[str, int], bool], host: str, port: str) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not answers(host, int(port)):
            if program.ended() is not None or time.monotonic() > deadline:
                log, words = program.child.log, program.child.last_words(30)
                raise EngineFailed(f"{name} did not start. Its log ({log}) ends with:\n{words}")
            time.sleep(0.1)

    def _stop(self) -> None:
        while self._parts:
            part = self._parts.pop()
            with self.say.step(f"Stopping {part.name}"):
                part.part.stop(lambda: self.signals > 1)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.signals += 1
        if self._starting:
            self._starting = False
            raise AskedToStop


def _url(given: Settings, port: int) -> str:
    """How a browser on this machine reaches what listens on every address."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(given.host, given.host)  # noqa: S104
    return f"http://{f'[{host}]' if ':' in host and not host.startswith('[') else host}:{port}"
