"""Ports that something can listen on: the wanted one, or the next that is free."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable

from server.config.operator_error import OperatorError

TRIED = 50


class NoPort(OperatorError):
    """Nothing can listen where the settings say."""


def free_port(host: str, wanted: int, *, what: str, setting: str, say: Callable[[str], None]) -> int:
    """`wanted`, or the first free one after it, which `say` is told about. Raises NoPort."""
    for port in range(wanted, min(wanted + TRIED, 65536)):
        trouble = _trouble(host, port)
        if trouble is None:
            if port != wanted:
                say(f"Port {wanted} is taken by another program; {what} takes {port} instead ({setting} chooses).")
            return port
        if trouble.errno != errno.EADDRINUSE:
            raise NoPort(
                f"{what} cannot listen on {host}:{port}: {trouble.strerror}. Correct {setting} or TESSERA_HOST."
            )
    raise NoPort(f"Ports {wanted} to {port} are all taken; name a free one in {setting}.")


def _trouble(host: str, port: int) -> OSError | None:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family) as probe:
            # As servers do: a port whose last connections are still closing is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            probe.listen()
    except OSError as error:
        return error
    return None
