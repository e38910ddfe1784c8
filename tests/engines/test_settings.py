"""A wrong setting is named, a right one is shown with its source, and a secret stays one."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from server import cli
from server.config.settings import Settings, WrongSettings, read_settings, settings
from server.config.settings_table import source
from server.engines.ports import NoPort, free_port

SECRET = "a-very-secret-thing-that-nobody-may-see"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TESSERA_DATA_DIR")
    settings.cache_clear()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        ("TESSERA_PORT", "99999", "Port the API listens on"),
        ("TESSERA_PORT", "eighty", "Port the API listens on"),
        ("TESSERA_DATABASE_URL", "mysql://x", "postgres://user:password@host:port/name"),
        ("TESSERA_VALKEY_URL", "http://x", "unix:///path/to.sock"),
        ("TESSERA_SECRET_KEY", "short", "At least 32 characters"),
        ("TESSERA_FORMER_SECRET_KEYS", f"{'x' * 40},short", "Comma-separated former secret keys"),
        ("TESSERA_ENVIRONMENT", "staging", "development or production"),
        ("TESSERA_PUBLIC_URL", "tessera.test/", "Where people reach Tessera"),
    ],
)
def test_a_wrong_setting_names_its_variable_and_what_it_accepts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str, accepted: str
) -> None:
    monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["tessera", "doctor", "--settings"])
    with pytest.raises(SystemExit, match="2"):
        cli.main()
    said = capsys.readouterr().err
    assert said.startswith(f"{name}: ")
    assert accepted in said
    assert "Traceback" not in said


def test_every_wrong_setting_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSERA_PORT", "0")
    monkeypatch.setenv("TESSERA_SMTP_PORT", "0")
    with pytest.raises(WrongSettings) as caught:
        read_settings()
    assert "TESSERA_PORT: " in str(caught.value)
    assert "TESSERA_SMTP_PORT: " in str(caught.value)


def test_in_production_a_mail_password_does_not_cross_the_network_readably(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSERA_SMTP_PASSWORD", SECRET)
    with pytest.raises(WrongSettings) as caught:
        read_settings(environment="production")
    said = str(caught.value)
    assert said.startswith("TESSERA_SMTP_PASSWORD would cross the network for all to read: set TESSERA_SMTP_SECURITY")
    assert SECRET not in said
    for accepted in ({"smtp_security": "starttls"}, {"smtp_security": "tls"}, {"environment": "development"}):
        assert read_settings(**{"environment": "production", **accepted}).smtp_password is not None
    monkeypatch.setenv("TESSERA_SMTP_PASSWORD", "")
    assert read_settings(environment="production").smtp_password is None


def test_a_wrong_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSERA_DATABASE_URL", f"mysql://me:{SECRET}@host/name")
    with pytest.raises(WrongSettings) as caught:
        read_settings()
    assert SECRET not in str(caught.value)


def test_the_environment_is_stronger_than_dotenv_and_that_than_the_running_system(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / ".tessera").mkdir()
    (elsewhere / ".tessera" / "env").write_text("TESSERA_PORT=1\nTESSERA_HOST='1.1.1.1'\nTESSERA_LOG_LEVEL=debug\n")
    (elsewhere / ".env").write_text("TESSERA_PORT=2\nTESSERA_HOST=2.2.2.2\n")
    monkeypatch.setenv("TESSERA_PORT", "3")
    found = settings()
    assert (found.port, found.host, found.log_level) == (3, "2.2.2.2", "debug")
    assert [source(name) for name in ("port", "host", "log_level", "mail_from")] == [
        "environment",
        ".env",
        ".tessera/env",
        "default",
    ]


@pytest.mark.parametrize(
    "url",
    [
        f"postgres://me:{SECRET}@host:5432/name?host=/run",
        f"postgres://me:{SECRET}@x@host/name",
        f"postgres://host/name?password={SECRET}&host=/run",
        f"postgres://host/name?user=me&password={SECRET}",
    ],
)
def test_doctor_shows_every_setting_and_masks_what_is_secret(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("TESSERA_DATABASE_URL", url)
    monkeypatch.setenv("TESSERA_VALKEY_URL", f"redis://:{SECRET}@host:6379/0")
    monkeypatch.setenv("TESSERA_SECRET_KEY", SECRET)
    monkeypatch.setenv("TESSERA_FORMER_SECRET_KEYS", f"{SECRET}{SECRET},{SECRET}{SECRET}")
    monkeypatch.setenv("TESSERA_SMTP_PASSWORD", SECRET)
    monkeypatch.setenv("TESSERA_SMTP_SECURITY", "tls")
    monkeypatch.setenv("TESSERA_METRICS_TOKEN", SECRET)
    monkeypatch.setenv("TESSERA_MAIL_FROM", "[bold]Tessera <a@b.test>")
    said = CliRunner().invoke(cli.application, ["doctor", "--settings"]).output
    assert SECRET not in said
    assert "host" in said
    assert "TESSERA_MAIL_FROM = [bold]Tessera <a@b.test>  (environment)" in said
    assert "TESSERA_PORT = 8000  (default)" in said
    assert all(f"TESSERA_{name.upper()} = " in said for name in Settings.model_fields)


def test_a_taken_port_is_named_and_the_next_one_taken() -> None:
    said: list[str] = []
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = free_port("127.0.0.1", port, what="the API", setting="TESSERA_PORT", say=said.append)
    assert port < found <= port + 50
    assert said == [f"Port {port} is taken by another program; the API takes {found} instead (TESSERA_PORT chooses)."]
    assert free_port("127.0.0.1", port, what="the API", setting="TESSERA_PORT", say=said.append) == port


def test_an_address_of_another_machine_is_refused_in_words() -> None:
    with pytest.raises(NoPort, match=r"the API cannot listen on 192\.0\.2\.1:8000"):
        free_port("192.0.2.1", 8000, what="the API", setting="TESSERA_PORT", say=print)
