"""What an operator may set, from the environment (`TESSERA_…`) and `.env`; nothing else configures Tessera."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from server.config.operator_error import OperatorError

PREFIX = "TESSERA_"


def env_files() -> tuple[Path, Path]:
    """Files that settings are read from, the stronger one last; the environment is stronger than both.

    `tessera up` writes the first, so that commands run in the same folder find the running system.
    """
    return Path(os.environ.get(f"{PREFIX}DATA_DIR", ".tessera")) / "env", Path(".env")


class WrongSettings(OperatorError):
    """A setting has a value that Tessera cannot use; names the variable and what it accepts."""

    exit_code = 2


class Environment(StrEnum):
    """Which conveniences are on: only DEVELOPMENT has `/dev/mail`, demo sign-ins and plain-http cookies."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


class SmtpSecurity(StrEnum):
    """How the SMTP connection is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


class Settings(BaseSettings):
    """Every setting, its default and what it accepts; `tessera doctor --settings` prints this table."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    environment: Environment = Field(
        Environment.PRODUCTION,
        description="development or production. `tessera up` sets development.",
    )
    database_url: SecretStr = Field(
        SecretStr("postgres://tessera@127.0.0.1:5432/tessera"),
        description="PostgreSQL 16 or newer, as postgres://user:password@host:port/name; "
        "a socket folder as ?host=/folder.",
    )
    database_pool_size: int = Field(
        10, ge=2, le=200, description="Connections one process may open for writes, and again for reads."
    )
    valkey_url: SecretStr = Field(
        SecretStr("redis://127.0.0.1:6379/0"),
        description="Valkey or Redis, as redis://host:port/db, rediss://… or unix:///path/to.sock.",
    )
    secret_key: SecretStr = Field(
        SecretStr(""),
        validate_default=True,
        description="At least 32 characters; signs mail links and CSRF tokens. Changing it voids those, unless "
        "former_secret_keys names the old one.",
    )
    former_secret_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (),
        description="Comma-separated former secret keys: they sign nothing; links in mails that are out still work.",
    )
    public_url: str = Field(
        "http://127.0.0.1:8000",
        pattern=r"^https?://[^/\s]+$",
        description="Where people reach Tessera, without a trailing slash; links in mails start with it.",
    )
    host: str = Field("127.0.0.1", description="Address the API listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the API listens on.")
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Comma-separated origins whose pages may use the API with a bearer token (CORS), e.g. "
        "https://app.example.org; * for all. Cookies are believed from public_url alone.",
    )
    trusted_proxies: str = Field(
        "127.0.0.1", description="Comma-separated proxies whose X-Forwarded-For is believed; * for all."
    )
    smtp_host: str = Field("127.0.0.1", description="Mail server.")
    smtp_port: int = Field(1025, ge=1, le=65535, description="Mail server's port.")
    smtp_security: SmtpSecurity = Field(SmtpSecurity.NONE, description="none, starttls or tls.")
    smtp_username: str | None = Field(None, description="Mail server's user, if it wants one.")
    smtp_password: SecretStr | None = Field(None, description="Mail server's password, if it wants one.")
    smtp_connections: int = Field(
        8, ge=1, le=100, description="Connections one worker opens to the mail server; it may allow fewer."
    )
    mail_per_domain_per_second: float = Field(
        50, ge=0, le=10_000, description="Invitations a second one worker mails to one recipient domain; 0: no limit."
    )
    mail_from: str = Field("Tessera <no-reply@tessera.localhost>", description="Sender of every mail.")
    worker_concurrency: int = Field(20, ge=1, le=500, description="Jobs one worker runs at the same time.")
    session_days: int = Field(30, ge=1, le=365, description="Days a browser's sign-in lives unused; used, 180 in all.")
    rate_limits: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Comma-separated limits to change, e.g. sign_in_by_account=1000,sign_in_by_address=1000 for a test "
        "suite; docs/deploy.md lists their names.",
    )
    body_limit_bytes: int = Field(
        1_048_576, ge=1024, le=67_108_864, description="Largest request body in bytes; larger gets a 413."
    )
    query_cost_limit: int = Field(
        50_000, ge=1_000, le=10_000_000, description="What one query may cost; `extensions.cost` says what it does."
    )
    query_cost_per_minute: int = Field(
        2_000_000, ge=1_000, le=1_000_000_000_000, description="What one viewer's queries may cost in a minute."
    )
    live_connections: int = Field(
        20_000, ge=1, le=1_000_000, description="WebSockets and event streams that one API process holds open."
    )
    metrics_token: SecretStr | None = Field(
        None, description="Bearer token that /metrics asks for; without one, only loopback may read it."
    )
    log_level: str = Field("info", pattern="^(debug|info|warning|error)$", description="debug, info, warning or error.")
    data_dir: Path = Field(Path(".tessera"), description="Folder of the embedded engines' data (development only).")

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _split_origins(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
        return value

    @field_validator("rate_limits", mode="before")
    @classmethod
    def _split_limits(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple("".join(part.split()) for part in value.split(",") if part.strip())
        return value

    @field_validator("rate_limits")
    @classmethod
    def _are_limits(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for part in value:
            if not re.fullmatch(r"[a-z_]+=[1-9][0-9]{0,8}", part):
                raise ValueError(f"each is a name and how often, from 1, like sign_in_by_account=1000; not {part!r}")
        return value

    @field_validator("former_secret_keys", mode="before")
    @classmethod
    def _split_keys(cls, value: Any) -> Any:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("former_secret_keys")
    @classmethod
    def _are_long(cls, value: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        for key in value:
            cls._is_long(key)
        return value

    @field_validator("smtp_username", "smtp_password", "metrics_token", mode="before")
    @classmethod
    def _empty_is_none(cls, value: Any) -> Any:
        return None if value == "" else value

    @field_validator("database_url")
    @classmethod
    def _is_postgres(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith(("postgres://", "postgresql://")):
            raise ValueError("must start with postgres:// or postgresql://")
        return value

    @field_validator("valkey_url")
    @classmethod
    def _is_valkey(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("must start with redis://, rediss:// or unix://")
        return value

    @field_validator("secret_key")
    @classmethod
    def _is_long(cls, value: SecretStr) -> SecretStr:
        if len(value.get_secret_value()) < 32:
            raise ValueError(
                "is missing or shorter than 32 characters; make one with: "
                'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'
            )
        return value

    @model_validator(mode="after")
    def _keeps_the_mail_password_secret(self) -> Self:
        if not self.is_development and self.smtp_security is SmtpSecurity.NONE and self.smtp_password is not None:
            raise ValueError(
                f"{PREFIX}SMTP_PASSWORD would cross the network for all to read: set {PREFIX}SMTP_SECURITY to starttls "
                "or tls, or leave the password out"
            )
        return self

    @property
    def is_development(self) -> bool:
        """Whether the conveniences of `tessera up` are on."""
        return self.environment is Environment.DEVELOPMENT

    @property
    def key_ring(self) -> tuple[str, ...]:
        """Keys that a mailed link may be signed with: the present one first, then former ones."""
        return tuple(key.get_secret_value() for key in (self.secret_key, *self.former_secret_keys))

    @property
    def own_hosts(self) -> frozenset[str]:
        """What a browser on this machine may call this server: loopback, where it listens, where it is reached."""
        names = {"127.0.0.1", "localhost", "::1", self.host, urlsplit(self.public_url).hostname or self.host}
        return frozenset(f"[{name}]" if ":" in name else name for name in names)

    @property
    def origins(self) -> frozenset[str]:
        """Origins whose pages may use a signed-in browser's cookie; `allowed_origins` use tokens."""
        return frozenset({self.public_url})


def read_settings(*files: Path, **overrides: Any) -> Settings:
    """Settings from the environment and `files` (the stronger one last). Raises WrongSettings."""
    try:
        return Settings(_env_file=files, **overrides)  # type: ignore[call-arg]
    except ValidationError as error:
        raise WrongSettings(_explain(error)) from None


def _explain(error: ValidationError) -> str:
    lines = []
    for problem in error.errors(include_url=False, include_input=False):
        name = str(problem["loc"][0]) if problem["loc"] else ""
        says = problem["msg"].removeprefix("Value error, ")
        lines.append(f"{PREFIX}{name.upper()}: {says}" if name else says)
        if name in Settings.model_fields:
            lines.append(f"    accepts: {Settings.model_fields[name].description}")
    return "\n".join(lines)


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The process's settings, read once. Raises WrongSettings, which names the variable and what it accepts."""
    return read_settings(*env_files())
