"""docker-compose.yml as Docker Compose would read it, without Docker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
VARIABLE = re.compile(r"\$\{(?P<name>\w+)(?:(?P<operator>:[?-])(?P<word>[^}]*))?\}")

FILLED_IN = {
    "PUBLIC_URL": "https://tessera.example.org",
    "SECRET_KEY": "k" * 48,
    "POSTGRES_PASSWORD": "0123456789abcdef",
    "VALKEY_PASSWORD": "fedcba9876543210",
    "METRICS_TOKEN": "a token that only Prometheus knows",
    "MAIL_FROM": "Tessera <no-reply@tessera.example.org>",
}
"""What an operator has to say, said."""


class Missing(Exception):
    """A variable that has no default was not set."""


def composition(given: Mapping[str, str] = FILLED_IN) -> dict[str, Any]:
    """The file with variables filled in. Raises Missing as `docker compose` would refuse."""
    return _interpolated(raw(), given)  # type: ignore[no-any-return]


def raw() -> dict[str, Any]:
    """The file as it is written; merge keys are carried out."""
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())  # type: ignore[no-any-return]


def variables() -> Iterator[tuple[str, str | None]]:
    """Each variable that the file uses, with its operator (`:?`, `:-` or none)."""
    for match in VARIABLE.finditer((ROOT / "docker-compose.yml").read_text()):
        yield match["name"], match["operator"]


def environment(service: Mapping[str, Any]) -> dict[str, str]:
    """A service's environment; every value must be a text, as a process gets it."""
    found = service.get("environment", {})
    assert all(isinstance(value, str) for value in found.values()), found
    return dict(found)


def _interpolated(value: Any, given: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return VARIABLE.sub(lambda match: _value(match, given), value)
    if isinstance(value, list):
        return [_interpolated(item, given) for item in value]
    if isinstance(value, dict):
        return {key: _interpolated(item, given) for key, item in value.items()}
    return value


def _value(match: re.Match[str], given: Mapping[str, str]) -> str:
    found = given.get(match["name"], "")
    if found:
        return found
    if match["operator"] == ":?":
        raise Missing(f"{match['name']}: {match['word']}")
    return match["word"] or ""
