"""A service that Tessera needs is away for the moment; nobody's input is at fault."""

from __future__ import annotations


class ServiceUnavailable(Exception):
    """Raised instead of guessing when a needed service does not answer; HTTP says 503 with Retry-After."""

    def __init__(self, service: str, retry_after: int = 5) -> None:
        """`service` is a name for logs and people, `retry_after` is in seconds."""
        self.service = service
        self.retry_after = retry_after
        super().__init__(f"{service} is not available at the moment; try again in {retry_after} s")
