"""What the compose file promises, as far as it can be kept to without Docker."""

from __future__ import annotations

import os
import re
import subprocess
from typing import Any
from urllib.parse import urlsplit

import pytest

from server.config.settings import PREFIX, Settings
from tests.deployment.composition import FILLED_IN, ROOT, Missing, composition, environment, raw, variables

OURS = ("migrate", "api", "worker")
SERVICES: dict[str, Any] = composition()["services"]


def settings_of(service: str) -> Settings:
    """The settings that a container of ours finds; nothing of this machine's environment is among them."""
    given = {name.removeprefix(PREFIX).lower(): value for name, value in environment(SERVICES[service]).items()}
    return Settings(_env_file=None, **given)  # type: ignore[call-arg]


def test_exactly_the_services_of_the_architecture_are_there() -> None:
    assert set(SERVICES) == {"postgres", "valkey", "mailpit", "proxy", *OURS}


@pytest.mark.parametrize("service", SERVICES)
def test_every_image_is_named_with_a_version(service: str) -> None:
    assert re.fullmatch(r"[a-z/]+:v?\d+[\w.-]*", SERVICES[service]["image"])


def test_every_process_of_ours_is_of_one_image() -> None:
    assert len({SERVICES[service]["image"] for service in OURS}) == 1


@pytest.mark.parametrize("service", OURS)
def test_every_setting_is_one_that_tessera_knows(service: str) -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}

    assert set(environment(SERVICES[service])) <= known


@pytest.mark.parametrize("service", OURS)
def test_the_settings_are_accepted_and_are_production(service: str) -> None:
    settings = settings_of(service)

    assert not settings.is_development
    assert settings.public_url == FILLED_IN["PUBLIC_URL"]
    assert settings.smtp_username is None


@pytest.mark.parametrize("service", OURS)
def test_every_host_that_is_named_is_a_service_on_a_shared_network(service: str) -> None:
    settings = settings_of(service)
    hosts = {
        urlsplit(settings.database_url.get_secret_value()).hostname,
        urlsplit(settings.valkey_url.get_secret_value()).hostname,
        settings.smtp_host,
    }

    assert hosts == {"postgres", "valkey", "mailpit"}
    for host in hosts:
        assert set(SERVICES[str(host)]["networks"]) & set(SERVICES[service]["networks"])


def test_a_database_user_name_and_password_fit_the_database() -> None:
    url = urlsplit(settings_of("api").database_url.get_secret_value())
    database = environment(SERVICES["postgres"])

    assert url.username == database["POSTGRES_USER"]
    assert url.password == database["POSTGRES_PASSWORD"]
    assert url.path == f"/{database['POSTGRES_DB']}"


@pytest.mark.parametrize("name", FILLED_IN)
def test_what_is_not_set_is_refused_by_name(name: str) -> None:
    with pytest.raises(Missing, match=name):
        composition({**FILLED_IN, name: ""})


def test_the_example_names_every_variable_and_no_other() -> None:
    example = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert sorted(example) == sorted({name for name, _ in variables()})


def test_the_example_holds_no_secret() -> None:
    filled = dict(re.findall(r"^([A-Z_]+)=(.+)$", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert set(filled) == {"PUBLIC_URL", "MAIL_FROM"}


def test_nothing_of_ours_starts_before_the_tables_are_there() -> None:
    for service in ("api", "worker"):
        assert SERVICES[service]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
        assert SERVICES[service]["depends_on"]["postgres"] == {"condition": "service_healthy"}


def test_whatever_is_waited_for_says_when_it_is_healthy() -> None:
    for service in SERVICES.values():
        for name, wanted in service.get("depends_on", {}).items():
            if wanted["condition"] == "service_healthy" and name not in OURS:
                assert "test" in SERVICES[name]["healthcheck"]
    # The API's is the image's.
    assert "healthcheck" not in SERVICES["api"]
    assert re.search(r"^HEALTHCHECK .*\n.*/health/ready", (ROOT / "Dockerfile").read_text(), re.MULTILINE)


def test_everything_that_serves_comes_back_after_a_crash() -> None:
    assert {name for name, service in SERVICES.items() if service["restart"] != "unless-stopped"} == {"migrate"}


def test_only_the_proxy_is_open_to_the_world() -> None:
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}

    assert set(published) == {"proxy", "mailpit"}
    # Whoever reads the caught mails can sign in as anyone.
    assert all(port.startswith("127.0.0.1:") for port in published["mailpit"])


def test_what_watches_the_processes_is_hidden_from_outside() -> None:
    caddy = (ROOT / "Caddyfile").read_text()
    hidden = re.search(r"^\t@inside path (.+)\n\trespond @inside 404$", caddy, re.MULTILINE)

    assert hidden is not None
    assert set(hidden[1].split()) == {"/metrics", "/metrics/*", "/health", "/health/*"}


def test_callers_by_ipv6_are_told_apart() -> None:
    assert SERVICES["proxy"]["networks"] == ["outside", "proxied"]
    assert composition()["networks"]["outside"]["enable_ipv6"] is True


def test_the_engines_have_no_way_out() -> None:
    assert composition()["networks"]["inside"]["internal"] is True
    for service in ("postgres", "valkey"):
        assert SERVICES[service]["networks"] == ["inside"]


def test_api_and_worker_can_be_had_any_number_of_times() -> None:
    for service in ("api", "worker"):
        assert "container_name" not in SERVICES[service]
        assert "ports" not in SERVICES[service]
        assert "volumes" not in SERVICES[service]


def test_what_is_stored_is_on_a_volume() -> None:
    # The image of PostgreSQL 18 keeps its data one level below the mount, by version.
    assert SERVICES["postgres"]["volumes"] == ["postgres:/var/lib/postgresql"]
    assert SERVICES["valkey"]["volumes"] == ["valkey:/data"]
    named = {
        volume.partition(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if not volume.startswith(".")
    }
    assert named == set(raw()["volumes"])


def test_valkey_keeps_the_queue_and_throws_nothing_away() -> None:
    written = valkey_configuration()

    assert written["appendonly"] == "yes"
    assert written["maxmemory-policy"] == "noeviction"
    assert bytes_of(written["maxmemory"]) < bytes_of(SERVICES["valkey"]["mem_limit"])
    assert urlsplit(settings_of("api").valkey_url.get_secret_value()).password == written["requirepass"]


def test_the_password_of_valkey_is_no_argument_of_a_process() -> None:
    assert not any(FILLED_IN["VALKEY_PASSWORD"] in part for part in SERVICES["valkey"]["command"])


def test_logs_and_memory_of_every_service_are_bounded() -> None:
    for name, service in SERVICES.items():
        assert service["logging"]["options"]["max-file"], name
        assert bytes_of(service["mem_limit"]) > 0, name


def test_only_the_proxy_shares_the_network_on_which_the_api_believes_the_callers_address() -> None:
    assert environment(SERVICES["api"])["TESSERA_TRUSTED_PROXIES"] == "*"
    assert {name for name, service in SERVICES.items() if "proxied" in service["networks"]} == {"proxy", "api"}
    assert set(SERVICES["api"]["networks"]) == {"inside", "proxied"}


def test_whoever_is_on_the_engines_network_is_ours_or_an_engine() -> None:
    inside = {name for name, service in SERVICES.items() if "inside" in service["networks"]}
    assert inside == {"postgres", "valkey", "mailpit", *OURS}


def test_postgresql_is_asked_over_tcp_whether_it_is_ready() -> None:
    """The image's temporary server, which makes a new database, answers on the socket alone."""
    test = SERVICES["postgres"]["healthcheck"]["test"]
    assert test[test.index("-h") + 1] == "127.0.0.1"


def test_a_worker_that_hangs_is_noticed() -> None:
    assert SERVICES["worker"]["healthcheck"]["test"] == ["CMD", "tessera", "worker", "--check"]


def valkey_configuration() -> dict[str, str]:
    """What the command of the compose file writes to Valkey's standard input: run here without Valkey."""
    service = SERVICES["valkey"]
    shell, option, script = service["command"]
    script = script.replace("$$", "$").replace("exec valkey-server -", "cat")
    done = subprocess.run(
        [shell, option, script],
        env={**environment(service), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(line.split(" ", 1) for line in done.stdout.splitlines())


def bytes_of(size: str) -> int:
    """`512m` or `384mb` in bytes."""
    number, unit = re.fullmatch(r"(\d+)([kmg])b?", size).groups()  # type: ignore[union-attr]
    return int(number) << {"k": 10, "m": 20, "g": 30}[unit]


def test_a_process_is_given_longer_to_stop_than_it_takes() -> None:
    from server.commands.serve import STOP_SECONDS as API_SECONDS
    from workers.runtime import STOP_SECONDS as WORKER_SECONDS

    assert int(SERVICES["api"]["stop_grace_period"].rstrip("s")) > API_SECONDS
    assert int(SERVICES["worker"]["stop_grace_period"].rstrip("s")) > WORKER_SECONDS


def test_the_proxy_leads_to_the_api() -> None:
    caddy = (ROOT / "Caddyfile").read_text()

    assert re.search(r"^\s*versions ipv4$", caddy, re.MULTILINE), "the API listens on IPv4"
    assert int(re.search(r"caddy:2\.(\d+)", SERVICES["proxy"]["image"])[1]) >= 7  # type: ignore[index]

    assert re.search(r"^\s*name (\S+)$", caddy, re.MULTILINE)[1] == "api"  # type: ignore[index]
    assert re.search(r"^\s*port (\S+)$", caddy, re.MULTILINE)[1] == str(settings_of("api").port)  # type: ignore[index]
    assert settings_of("api").host == "0.0.0.0"  # noqa: S104
    assert set(SERVICES["proxy"]["networks"]) & set(SERVICES["api"]["networks"])
    assert "./Caddyfile:/etc/caddy/Caddyfile:ro" in SERVICES["proxy"]["volumes"]
