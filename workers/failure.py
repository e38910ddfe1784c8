"""What failed: worth another try or not, when, and in which words it is kept."""

from __future__ import annotations

import secrets
import traceback
from datetime import timedelta
from pathlib import Path
from typing import Final

import asyncpg
import redis.exceptions
from tortoise.exceptions import DBConnectionError

from delivery.message import UnusableAddress
from delivery.smtp import FinalDeliveryError, TransientDeliveryError
from models.asyncpg_engine import NoFreeConnection
from workers.handler import UnknownEvent

MAX_ATTEMPTS: Final = 12
FIRST_WAIT_SECONDS: Final = 2.0
GROWTH: Final = 2.75
"""2 s, 5.5 s, 15 s … 14 h: eleven waits, together about 22 hours, so that a mail survives a server's bad day."""
JITTER: Final = 0.2
"""Each wait is up to this share shorter or longer: what failed together must not come back together."""

TRANSIENT: Final = (
    TransientDeliveryError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.TransactionRollbackError,  # Class 40: deadlock, serialization.
    asyncpg.LockNotAvailableError,
    asyncpg.OperatorInterventionError,  # Class 57: cancelled, shutting down, starting up.
    asyncpg.InsufficientResourcesError,  # Class 53: too many connections, disk full.
    asyncpg.IdleInTransactionSessionTimeoutError,
    NoFreeConnection,
    DBConnectionError,
    redis.exceptions.ConnectionError,
    redis.exceptions.TimeoutError,
    OSError,  # A socket that is gone; TimeoutError too.
)


class WorkerEnded(Exception):
    """Whoever worked on the event ended without a word each time: killed, out of memory, or crashed by it."""


OURS: Final = (TransientDeliveryError, FinalDeliveryError, UnusableAddress, UnknownEvent, WorkerEnded)
"""Errors whose words are known to hold no secret and no personal data."""


def is_transient(error: BaseException) -> bool:
    """Whether the same event may succeed later without anybody changing the code or the event."""
    return isinstance(error, TRANSIENT)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after the `attempts`-th failure (from 1), with jitter."""
    jitter = secrets.SystemRandom().uniform(1 - JITTER, 1 + JITTER)
    return timedelta(seconds=FIRST_WAIT_SECONDS * GROWTH ** (attempts - 1) * jitter)


def traceback_text(error: BaseException) -> str | None:
    """The traceback of a defect, for the log; None for failures that are no defects.

    As text, and so without the values of local variables, which some log renderers print: letters, tokens.
    """
    if is_transient(error) or isinstance(error, OURS):
        return None
    return "".join(traceback.format_exception(error))


def summarize(error: BaseException) -> str:
    """What to keep of `error` where people look: short, and without values of rows.

    Messages of others (PostgreSQL's name the offending values) stay in the log's traceback; kept are the
    kind, the constraint and the place.
    """
    kind = type(error).__name__
    if isinstance(error, OURS):
        return f"{kind}: {error}"[:500]
    cause = error.__cause__ if isinstance(error.__cause__, asyncpg.PostgresError) else error
    constraint = getattr(cause, "constraint_name", None)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(__file__).parent in Path(frame.filename).parents]
    place = f"{ours[-1].name}:{ours[-1].lineno}" if ours else "?"
    return f"{kind}{f' ({constraint})' if constraint else ''} in {place}"[:500]
