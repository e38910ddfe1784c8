"""The folder of one development system (`.tessera`): its secret, its logs, and where it can be reached."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from server.engines.folders import private_folder


class DataFolder:
    """Entered by its owner only. Everything in it may be deleted while nothing runs; it is made anew then."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()

    def prepare(self) -> None:
        """Make it if absent. Raises EngineFailed when it is somebody else's."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        private_folder(self.path)
        private_folder(self.path / "logs")

    def start_logs_anew(self) -> None:
        """Empty every log of an earlier run; only its owner may."""
        for log in self.path.joinpath("logs").glob("*.log"):
            os.truncate(log, 0)

    def log(self, name: str) -> Path:
        """Where `name` writes what it says."""
        return self.path / "logs" / f"{name}.log"

    def secret(self) -> str:
        """The system's secret key, generated once."""
        path = self.path / "secret"
        try:
            return path.read_text().strip()
        except FileNotFoundError:
            made = secrets.token_urlsafe(48)
            _write(path, made)
            return made

    def write_environment(self, values: Mapping[str, str]) -> None:
        """Let commands that run in the same folder find this system (see `server.config.settings.env_files`)."""
        quoted = (name + "='" + value.replace("\\", "\\\\").replace("'", "\\'") + "'" for name, value in values.items())
        _write(
            self.path / "env", "# Written by `tessera up`; overwritten at its next start.\n" + "\n".join(quoted) + "\n"
        )


def _write(path: Path, content: str) -> None:
    """Write a file that only we can read, whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content)
    fresh.replace(path)
