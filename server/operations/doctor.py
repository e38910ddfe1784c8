"""Looks at everything that Tessera needs and says what is wrong and what to do about it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import aiosmtplib
import asyncpg
import redis.asyncio as redis
from rich.console import Console
from rich.text import Text
from tortoise.context import TortoiseContext

from models.connections import roster
from server.config.operator_error import OperatorError
from server.config.orm import credentials, orm_config
from server.config.settings import Settings, SmtpSecurity
from server.operations.migrate import applied, edited
from server.operations.migration_checksum import known
from workers.parked import retry
from workers.queue import MAILINGS, QUEUE

if TYPE_CHECKING:
    Examine = Callable[[Settings], Awaitable[list["Finding"]]]

OLDEST_POSTGRES = 160_000
ANSWER_SECONDS = 5.0
LATE_MINUTES = 5
PARKED_SHOWN = 10
REPAIR = "lists of organizations may lack rows: tessera doctor --repair-rosters"
RETRY = "after mending the cause, let them run again with: tessera doctor --retry-parked"
UNREACHABLE = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError, redis.RedisError)


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `hint` says what to do when it is not fine; a warning is fine with a hint."""

    subject: str
    fine: bool
    says: str
    hint: str = ""


async def examine(current: Settings) -> list[Finding]:
    """Every finding, in the order in which to mend them. Never raises: what cannot be reached is a finding."""
    examinations: tuple[tuple[str, str, Examine], ...] = (
        ("PostgreSQL", "start it (`tessera up` does), or correct TESSERA_DATABASE_URL", _postgres),
        ("Valkey", "start it (`tessera up` does), or correct TESSERA_VALKEY_URL", _valkey),
        ("mail server", "start it (`tessera up` does), or correct TESSERA_SMTP_HOST and TESSERA_SMTP_PORT", _smtp),
    )
    findings: list[Finding] = []
    for subject, hint, look in examinations:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                findings += await look(current)
        except UNREACHABLE as error:
            reason = str(error) or f"no answer within {ANSWER_SECONDS:g} s"
            findings.append(Finding(subject, False, f"not reachable: {reason}", hint))
    return findings


def show(findings: list[Finding], console: Console) -> None:
    """Print them, a line each and its hint below."""
    for finding in findings:
        mark, style = ("✓", "green") if finding.fine else ("✗", "red")
        if finding.fine and finding.hint:
            mark, style = "!", "yellow"
        console.print(
            Text.assemble((f"{mark} ", style), (f"{finding.subject}: ", "bold"), finding.says), soft_wrap=True
        )
        if finding.hint:
            console.print(Text(f"    {finding.hint}"), soft_wrap=True)


async def retry_parked(current: Settings) -> int:
    """Put every parked event back to waiting; how many. Raises OperatorError when PostgreSQL cannot be reached."""
    async with TortoiseContext() as context:
        await context.init(config=orm_config(current))
        try:
            return await retry()
        except UNREACHABLE as error:
            raise OperatorError(f"PostgreSQL is not reachable: {error}") from error


async def repair_rosters(current: Settings) -> int:
    """Make every roster what it should be; how many rows differed. Raises OperatorError like `retry_parked`."""
    try:
        connection = await asyncpg.connect(**credentials(current.database_url.get_secret_value()))
        try:
            return await roster.repair(connection)
        finally:
            await connection.close(timeout=1)
    except UNREACHABLE as error:
        raise OperatorError(f"PostgreSQL is not reachable: {error}") from error


async def _postgres(current: Settings) -> list[Finding]:
    connection = await asyncpg.connect(**credentials(current.database_url.get_secret_value()), timeout=ANSWER_SECONDS)
    try:
        version = str(await connection.fetchval("SHOW server_version")).split()[0]
        number = int(await connection.fetchval("SHOW server_version_num"))
        findings = [
            Finding(
                "PostgreSQL",
                number >= OLDEST_POSTGRES,
                f"reachable, version {version}",
                "" if number >= OLDEST_POSTGRES else "Tessera needs PostgreSQL 16 or newer",
            )
        ]
        done = await applied(connection)
        missing = [name for name in known() if name not in done]
        if missing:
            says = f"{len(missing)} not applied: {', '.join(missing)}"
            return [*findings, Finding("migrations", False, says, "run: tessera migrate")]
        if names := await edited(connection):
            says = f"applied in another wording than this version brings: {', '.join(names)}"
            hint = "the tables may differ: run the version that made this database, or restore a backup"
            return [*findings, Finding("migrations", False, says, hint)]
        findings.append(Finding("migrations", True, "all applied"))
        return [*findings, await _rosters(connection), *await _outbox(connection)]
    finally:
        await connection.close(timeout=1)


async def _rosters(connection: asyncpg.Connection) -> Finding:
    wrong = await roster.differences(connection)
    if wrong:
        return Finding("rosters", False, f"{wrong} rows of the newest connections are not as they should be", REPAIR)
    return Finding("rosters", True, "as they should be, for the newest connections")


async def _outbox(connection: asyncpg.Connection) -> list[Finding]:
    # raw table: an operator asks, who sees no rows of anybody's
    late = await connection.fetchval(
        "SELECT count(*) FROM outbox WHERE done_at IS NULL AND parked_at IS NULL AND not_before < now() - $1::interval",
        timedelta(minutes=LATE_MINUTES),
    )
    # raw table: an operator asks, who sees no rows of anybody's
    parked = await connection.fetch(
        "SELECT id, event, attempts, parked_at, last_error, count(*) OVER () AS parked FROM outbox "
        "WHERE parked_at IS NOT NULL AND done_at IS NULL ORDER BY parked_at DESC LIMIT $1",
        PARKED_SHOWN,
    )
    findings = [
        Finding("outbox", True, f"nothing waits longer than {LATE_MINUTES} minutes")
        if late == 0
        else Finding(
            "outbox",
            False,
            f"{late} events wait longer than {LATE_MINUTES} minutes",
            "is a worker running? tessera worker",
        )
    ]
    if not parked:
        return [*findings, Finding("parked jobs", True, "none")]
    rows = [
        f"{row['id']} {row['event']}, {row['attempts']} attempts, {row['parked_at']:%Y-%m-%d %H:%M} UTC: "
        f"{(row['last_error'] or 'no error recorded').strip().splitlines()[-1][:300]}"
        for row in parked
    ]
    return [*findings, Finding("parked jobs", False, "\n      ".join([str(parked[0]["parked"]), *rows]), RETRY)]


async def _valkey(current: Settings) -> list[Finding]:
    client: redis.Redis = redis.from_url(  # type: ignore[no-untyped-call]
        current.valkey_url.get_secret_value(), socket_connect_timeout=ANSWER_SECONDS, decode_responses=True
    )
    async with client:
        server = await client.info("server")
        version = server.get("valkey_version") or server.get("redis_version")
        found = [Finding("Valkey", True, f"reachable, version {version}")]
        policy = (await client.info("memory")).get("maxmemory_policy")
        if policy != "noeviction":
            hint = "set maxmemory-policy noeviction: an evicted key may delay a job until the sweeper finds it"
            found.append(Finding("Valkey's memory", True, f"maxmemory-policy is {policy}", hint))
        waiting, mailings = await client.zcard(QUEUE), await client.zcard(MAILINGS)
        found.append(Finding("queue", True, f"{waiting} jobs wait, {mailings} mailings"))
    return found


async def _smtp(current: Settings) -> list[Finding]:
    where = f"{current.smtp_host}:{current.smtp_port}"
    client = aiosmtplib.SMTP(
        hostname=current.smtp_host,
        port=current.smtp_port,
        timeout=ANSWER_SECONDS,
        use_tls=current.smtp_security is SmtpSecurity.TLS,
        start_tls=current.smtp_security is SmtpSecurity.STARTTLS,
        username=current.smtp_username,
        password=current.smtp_password.get_secret_value() if current.smtp_password else None,
    )
    try:
        async with client:
            await client.noop()
    except aiosmtplib.SMTPException as error:
        hint = "correct TESSERA_SMTP_HOST, _PORT, _SECURITY, _USERNAME or _PASSWORD; `tessera up` starts one"
        return [Finding("mail server", False, f"{where} refuses: {error}", hint)]
    return [Finding("mail server", True, f"reachable at {where}")]
