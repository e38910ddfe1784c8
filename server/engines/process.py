"""Children that do not outlive their supervisor, and that a terminal's Ctrl-C does not reach before it does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from server.config.operator_error import OperatorError
from server.engines.identity import recall, remember

LAUNCHER = Path(__file__).with_name("launch.py")


class EngineFailed(OperatorError):
    """A child did not start, or not in time; the message ends with what its log says."""


@dataclass(frozen=True)
class Account:
    """A user of the machine that a child runs as."""

    name: str
    uid: int
    gid: int


def unprivileged() -> Account | None:
    """Whom PostgreSQL runs as when we are root, which it refuses to be; None when we are not root."""
    if os.geteuid() != 0:
        return None
    import pwd

    try:
        entry = pwd.getpwnam("nobody")
    except KeyError:
        raise EngineFailed(
            "PostgreSQL refuses to run as root, and this machine has no user `nobody` to run it as. "
            "Start Tessera as an ordinary user."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


class Child:
    """A program under supervision: not started → running → ended, and again from the start.

    In its own session, so that signals of the terminal reach only the supervisor, which stops things in order.
    On Linux the kernel sends it `death_signal` when the supervisor dies; elsewhere, and should that fail, the
    next supervisor finds it through `pid_file`.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        log: Path,
        pid_file: Path,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        account: Account | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
    ) -> None:
        self.argv = list(argv)
        self.log = log
        self.pid_file = pid_file
        self.env = env
        self.cwd = cwd
        self.account = account
        self.stop_signal = stop_signal
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Spawn it; whether it then runs, `ended()` says."""
        if threading.current_thread() is not threading.main_thread():
            # The kernel counts the death of the thread that forked as the death of the parent.
            raise RuntimeError("children are spawned from the main thread")
        self.take_over()
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
        output = os.open(self.log, flags, 0o600)
        try:
            self.process = subprocess.Popen(  # noqa: S603
                self._launch(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=self.env,
                cwd=self.cwd,
                start_new_session=True,
            )
        finally:
            os.close(output)
        remember(self.pid_file, self.process.pid)

    def _launch(self) -> list[str]:
        who = f"{self.account.uid}:{self.account.gid}" if self.account else "-"
        launcher = [sys.executable, "-I", "-S", str(LAUNCHER)]
        return [*launcher, str(os.getpid()), str(int(self.stop_signal)), who, *self.argv]

    def take_over(self) -> None:
        """End what an earlier, killed supervisor left of this child; never anything else."""
        left = recall(self.pid_file)
        if left is not None and not left.end(self.stop_signal, grace=10):
            raise EngineFailed(f"Process {left.pid}, left by an earlier run ({self.argv[0]}), cannot be ended.")
        self.pid_file.unlink(missing_ok=True)

    @property
    def pid(self) -> int | None:
        """Its number while it runs."""
        return self.process.pid if self.process is not None and self.process.poll() is None else None

    def ended(self) -> int | None:
        """Its exit status once it ended; None before."""
        return None if self.process is None else self.process.poll()

    def stop(self, *, grace: float, hurry: Callable[[], bool] = lambda: False) -> bool:
        """Ask it to end; force it after `grace` seconds or when `hurry()` says so. True if it ended by itself."""
        if self.process is None:
            return True
        in_time = True
        if self.process.poll() is None:
            self.process.send_signal(self.stop_signal)
            in_time = self._wait(grace, hurry)
        if not in_time:
            # Its whole session: what it started itself must not outlive it either.
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None
        self.pid_file.unlink(missing_ok=True)
        return in_time

    def _wait(self, grace: float, hurry: Callable[[], bool]) -> bool:
        deadline = time.monotonic() + grace
        while self.process is not None and self.process.poll() is None:
            if time.monotonic() > deadline or hurry():
                return False
            time.sleep(0.02)
        return True

    def last_words(self, lines: int = 12) -> str:
        """The end of its log."""
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        except OSError:
            return ""


def run_as(account: Account | None, argv: Sequence[str], cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a short program to its end as `account`, with a bare environment; its output is captured."""
    return subprocess.run(  # noqa: S603
        list(argv),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=bare_environment(),
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def bare_environment() -> dict[str, str]:
    """No PG… variable, locale or library path of the operator's shell may change what an engine does."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
