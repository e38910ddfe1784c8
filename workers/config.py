"""What a worker needs to know; `server.config.worker_config` makes it from the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from delivery.pace import PER_SECOND
from delivery.smtp import SmtpConfig


@dataclass(frozen=True, slots=True)
class WorkerConfig:
    """One worker process's configuration."""

    orm: dict[str, Any] = field(repr=False)
    """Tortoise's configuration."""
    database: dict[str, Any] = field(repr=False)
    """Arguments of `asyncpg.connect` for the connection that listens; the same database as `orm`'s."""
    valkey_url: str = field(repr=False)
    """redis://, rediss:// or unix://."""
    secret_key: str = field(repr=False)
    """Signs the links in mails; the API checks them with the same one."""
    public_url: str
    """Where links in mails lead, without a trailing slash."""
    smtp: SmtpConfig
    mail_from: str
    """Sender of every mail: an address, or `Name <address>`."""
    mails_per_domain: float = PER_SECOND
    """Invitations a second to one recipient domain; 0 is no limit."""
    concurrency: int = 20
    """Jobs at the same time."""
