"""How Tortoise reaches the database. `TORTOISE_ORM` is what pyproject.toml names for the `tortoise` command."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import models
from server.config.operator_error import OperatorError
from server.config.settings import Settings, settings

APP_LABEL = "tessera"
ENGINE = "models.asyncpg_engine"
MIGRATIONS = "migrations"

# The planner's just-in-time compilation costs more than these statements take; a transaction that
# nobody finishes must not hold its locks for ever.
SESSION_SETTINGS = {
    "application_name": "tessera",
    "timezone": "UTC",
    "jit": "off",
    "idle_in_transaction_session_timeout": "60s",
}


def credentials(dsn: str) -> dict[str, Any]:
    """A PostgreSQL URL as asyncpg's arguments; `?host=/folder` names a socket's folder and wins over the host.

    Written out here because Tortoise's own URL parser lets a host name silently override `?host=`.
    """
    url = urlsplit(dsn)
    query = {key: values[-1] for key, values in parse_qs(url.query).items()}
    return {
        "host": query.pop("host", None) or url.hostname or "127.0.0.1",
        "port": int(query.pop("port", 0) or url.port or 5432),
        "user": query.pop("user", None) or unquote(url.username or "postgres"),
        "password": query.pop("password", None) or (unquote(url.password) if url.password else None),
        "database": unquote(url.path.lstrip("/")) or "tessera",
        **({"ssl": query["sslmode"]} if "sslmode" in query else {}),
    }


def orm_config_for(dsn: str, *, pool_size: int = 5) -> dict[str, Any]:
    """Tortoise's configuration for the database at `dsn`."""
    return {
        "connections": {
            "default": {
                "engine": ENGINE,
                "credentials": {
                    **credentials(dsn),
                    "minsize": 1,
                    "maxsize": pool_size,
                    "server_settings": dict(SESSION_SETTINGS),
                },
            }
        },
        "apps": {
            APP_LABEL: {
                "models": list(getattr(models, "MODULES", ())),
                "default_connection": "default",
                "migrations": MIGRATIONS,
            }
        },
        "use_tz": True,
        "timezone": "UTC",
    }


def orm_config(current: Settings) -> dict[str, Any]:
    """Tortoise's configuration as the settings say."""
    return orm_config_for(current.database_url.get_secret_value(), pool_size=current.database_pool_size)


def __getattr__(name: str) -> Any:
    """`TORTOISE_ORM`, made when asked for: `tortoise makemigrations` needs no database and no secret."""
    if name != "TORTOISE_ORM":
        raise AttributeError(name)
    try:
        return orm_config(settings())
    except OperatorError:
        return orm_config_for(Settings.model_fields["database_url"].default.get_secret_value())
