"""What `tessera up` says when everything runs: where to go, whom to sign in as, how to stop."""

from __future__ import annotations

import http.client
import socket
from importlib.util import find_spec
from pathlib import Path


def greeting(url: str, folder: Path, *, with_demo: bool) -> tuple[str, list[tuple[str, str]]]:
    """A title, and rows of a name and what it says."""
    rows = [
        ("GraphiQL", f"{url}/graphql"),
        ("Dashboard", f"{url}/"),
        ("Mails", f"{url}/dev/mail"),
        *(_sign_ins() if with_demo else []),
        ("Logs", f"{folder / 'logs'}"),
        ("In another terminal", "make story · make doctor"),
        ("Stop", "Ctrl-C"),
    ]
    return f"Tessera runs on {url}", rows


def accepts(host: str, port: int) -> bool:
    """Whether something accepts connections there."""
    try:
        socket.create_connection((host, port), timeout=2).close()
    except OSError:
        return False
    return True


def answers(host: str, port: int) -> bool:
    """Whether an HTTP server answers there, with whatever it says."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("HEAD", "/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _sign_ins() -> list[tuple[str, str]]:
    if find_spec("server.demo.seed") is None:
        return []
    from server.demo.seed import DEMO_SIGN_INS

    return [(f"Sign in as {person.role}", f"{person.email}  {person.password}") for person in DEMO_SIGN_INS]
