"""Each setting with its value and where it comes from; what is secret stays so."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from dotenv import dotenv_values
from pydantic import SecretStr
from rich.text import Text

from server.config.settings import PREFIX, Settings, env_files

MASK = "••••••••"


def lines(current: Settings) -> Iterator[Text]:
    """Two lines for each setting: name, value and source; what it accepts."""
    for name, field in Settings.model_fields.items():
        yield Text.assemble((variable(name), "bold"), f" = {value(current, name)}  ", (f"({source(name)})", "cyan"))
        yield Text(f"    {field.description}", style="dim")


def variable(name: str) -> str:
    """The environment variable that sets it."""
    return f"{PREFIX}{name.upper()}"


def value(current: Settings, name: str) -> str:
    """Its value as it may be shown: a secret is masked, of a URL only what its password is."""
    found = getattr(current, name)
    if isinstance(found, SecretStr):
        secret = found.get_secret_value()
        return _without_password(secret) if name.endswith("_url") else MASK
    if isinstance(found, tuple) and any(isinstance(each, SecretStr) for each in found):
        return MASK
    if isinstance(found, tuple):
        return ", ".join(found)
    return "" if found is None else str(found)


def source(name: str) -> str:
    """`environment`, the file's name, or `default`; the strongest that names it, as Settings reads them."""
    wanted = variable(name)
    if any(key.upper() == wanted for key in os.environ):
        return "environment"
    for path in reversed(env_files()):
        if any(key.upper() == wanted for key in dotenv_values(path)):
            return str(path)
    return "default"


def _without_password(url: str) -> str:
    # The last @ ends it, since a password may hold one; and it may also stand among the parameters.
    url = re.sub(r"(://[^:@/?]*:)[^/?]*@", rf"\1{MASK}@", url)
    return re.sub(r"([?&](?:password|sslpassword)=)[^&]*", rf"\1{MASK}", url)
