"""Doctor says what is wrong and what to do, and never that all is well when it is not."""

from __future__ import annotations

from datetime import timedelta

import asyncpg
import pytest
from pydantic import SecretStr
from redis.asyncio import from_url
from tortoise.context import TortoiseContext

from domain.clock import now
from domain.connections.connection import ConnectionOrigin, ConnectionState
from models.connections.connection import Connection
from models.outbox import Outbox
from server.config.orm import credentials
from server.config.settings import Settings
from server.engines.postgres import EmbeddedPostgres
from server.generated.vulnerabilities import _judge
from server.operations import doctor
from server.operations.doctor import Finding, examine
from server.operations.migrate import create_database
from tests.people import owned_organization, person


async def findings(current: Settings) -> dict[str, Finding]:
    return {finding.subject: finding for finding in await examine(current)}


async def test_everything_is_fine(configuration: Settings, clean_db: TortoiseContext, valkey: str) -> None:
    found = await findings(configuration)
    assert list(found) == [
        "PostgreSQL",
        "migrations",
        "rosters",
        "outbox",
        "parked jobs",
        "Valkey",
        "queue",
        "mail server",
    ]
    assert all(finding.fine and not finding.hint for finding in found.values())


async def test_a_parked_job_is_shown_with_its_error_and_can_be_retried(
    configuration: Settings, clean_db: TortoiseContext, valkey: str
) -> None:
    await Outbox.create(
        event="invitation_sent", payload={}, attempts=8, parked_at=now(), last_error="Traceback\n  x\nSMTPError: 550"
    )
    parked = (await findings(configuration))["parked jobs"]
    assert not parked.fine
    assert "invitation_sent, 8 attempts" in parked.says
    assert "SMTPError: 550" in parked.says
    assert "--retry-parked" in parked.hint
    assert await doctor.retry_parked(configuration) == 1
    assert (await findings(configuration))["parked jobs"].fine


async def test_a_roster_that_lacks_a_row_is_told_of_and_can_be_repaired(
    configuration: Settings, clean_db: TortoiseContext, valkey: str
) -> None:
    hillside, ana = await owned_organization(), await person()
    moment = now()
    await Connection.create(
        learner_id=ana.learner_id,
        organization_id=hillside.id,
        state=ConnectionState.ACTIVE,
        origin=ConnectionOrigin.LINK,
        created_at=moment,
        activated_at=moment,
    )
    await clean_db.connections.get("default").execute_script("DELETE FROM learner_roster")
    rosters = (await findings(configuration))["rosters"]
    assert not rosters.fine
    assert "--repair-rosters" in rosters.hint
    assert await doctor.repair_rosters(configuration) == 1
    assert (await findings(configuration))["rosters"].fine


async def test_a_late_outbox_is_a_worker_that_is_missing(
    configuration: Settings, clean_db: TortoiseContext, valkey: str
) -> None:
    await Outbox.create(event="x", payload={})
    assert (await findings(configuration))["outbox"].fine
    await Outbox.all().update(not_before=now() - timedelta(minutes=6))
    late = (await findings(configuration))["outbox"]
    assert not late.fine
    assert "worker" in late.hint


async def test_an_empty_database_lacks_its_migrations(configuration: Settings, postgres: EmbeddedPostgres) -> None:
    await create_database(postgres.url("bare"))
    bare = configuration.model_copy(update={"database_url": SecretStr(postgres.url("bare"))})
    missing = (await findings(bare))["migrations"]
    assert not missing.fine
    assert "0001_initial" in missing.says
    assert missing.hint == "run: tessera migrate"


async def test_a_migration_that_was_applied_in_another_wording_is_named(
    configuration: Settings, fresh_database: str
) -> None:
    connection = await asyncpg.connect(**credentials(fresh_database))
    await connection.execute("UPDATE tortoise_migrations SET checksum = 'another' WHERE name = '0002_invariants'")
    await connection.close()
    found = (await findings(configuration.model_copy(update={"database_url": SecretStr(fresh_database)})))["migrations"]
    assert not found.fine
    assert "0002_invariants" in found.says


async def test_a_valkey_that_may_forget_jobs_is_a_warning(
    configuration: Settings, clean_db: TortoiseContext, valkey: str
) -> None:
    async with from_url(valkey) as client:
        await client.config_set("maxmemory-policy", "allkeys-lru")
        memory = (await findings(configuration))["Valkey's memory"]
        await client.config_set("maxmemory-policy", "noeviction")
    assert memory.fine
    assert "noeviction" in memory.hint


async def test_what_cannot_be_reached_is_named_with_what_to_correct(configuration: Settings) -> None:
    nowhere = configuration.model_copy(
        update={
            "database_url": SecretStr("postgres://me@127.0.0.1:9/x"),
            "valkey_url": SecretStr("redis://127.0.0.1:9/0"),
            "smtp_port": 9,
        }
    )
    found = await findings(nowhere)
    assert {name: finding.fine for name, finding in found.items()} == {
        "PostgreSQL": False,
        "Valkey": False,
        "mail server": False,
    }
    assert "TESSERA_DATABASE_URL" in found["PostgreSQL"].hint
    assert "TESSERA_VALKEY_URL" in found["Valkey"].hint
    assert "TESSERA_SMTP" in found["mail server"].hint


VULNERABLE = {"name": "idna", "version": "3.6", "vulns": [{"id": "CVE-1", "fix_versions": ["3.7"]}]}
SOUND = {"name": "rich", "version": "15.0.0", "vulns": []}
UNKNOWN = {"name": "arq", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "status", "says"),
    [
        ([VULNERABLE, SOUND, UNKNOWN], 1, "idna 3.6: CVE-1, fixed in 3.7"),
        ([SOUND, UNKNOWN], 0, "audit: 1 dependencies, no known vulnerability\naudit skipped for arq"),
        ([UNKNOWN], 0, "audit NOT DONE, known vulnerabilities were not looked up: the package index has no advisories"),
    ],
)
def test_a_known_vulnerability_fails_the_check_and_an_unknown_package_is_named(
    packages: list[object], status: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _judge({"dependencies": packages}) == status
    assert says in "".join(capsys.readouterr())
