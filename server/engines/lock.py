"""One owner per data folder, held by an flock: the kernel lets go of it however the owner dies."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from types import TracebackType

from server.config.operator_error import OperatorError


class AlreadyRunning(OperatorError):
    """Another process owns this data folder."""


class OwnerLock:
    """Held from `acquire()` until `release()` or the process's death. Children never inherit it (close-on-exec)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock or raise AlreadyRunning, which says where the other one is."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read(descriptor)
            os.close(descriptor)
            raise AlreadyRunning(_describe(self.path.parent, holder)) from None
        self._descriptor = descriptor
        self.describe(None)

    def describe(self, url: str | None) -> None:
        """Note who holds the lock and where its system answers, for whoever finds the lock taken."""
        if self._descriptor is None:
            raise RuntimeError("describe() before acquire()")
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, json.dumps({"pid": os.getpid(), "url": url}).encode(), 0)

    def is_in_place(self) -> bool:
        """Whether the file that is locked is still the one in the folder; not so once the folder was removed."""
        if self._descriptor is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._descriptor), self.path.lstat())
        except OSError:
            return False

    def release(self) -> None:
        """Let go; harmless when not held. The file stays: removing it would let two owners lock two files."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> OwnerLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def _read(descriptor: int) -> dict[str, object]:
    try:
        holder = json.loads(os.pread(descriptor, 4096, 0))
    except ValueError:
        return {}
    return holder if isinstance(holder, dict) else {}


def _describe(folder: Path, holder: dict[str, object]) -> str:
    where = f" at {holder['url']}" if holder.get("url") else ", and is still starting"
    who = f" (process {holder['pid']})" if holder.get("pid") else ""
    return (
        f"Tessera runs in this folder already{where}{who}.\n"
        f"Stop it with Ctrl-C in its terminal, or give this one another folder: "
        f"TESSERA_DATA_DIR={folder}-2 make up"
    )
