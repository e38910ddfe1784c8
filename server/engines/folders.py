"""Folders that nobody else may have prepared for us: no symbolic links, no foreign owners, no open doors."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path

from server.engines.process import Account, EngineFailed, run_as

# sun_path holds 108 bytes with its final zero; macOS has four less. PostgreSQL appends ".s.PGSQL.5432.lock".
MAX_SOCKET_FOLDER_LENGTH = 80


def private_folder(path: Path, account: Account | None = None, *, mode: int = 0o700) -> Path:
    """Make `path` a folder of `account` (or of us) that no one else can enter; its parent must exist.

    Raises EngineFailed when something else is there: a link, a file, or a folder of someone else's.
    """
    uid = account.uid if account else os.geteuid()
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        pass
    except OSError as error:
        raise EngineFailed(f"{path} cannot be made: {error.strerror}.") from None
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise EngineFailed(f"{path} is not a folder; remove it, then start again.")
    if found.st_uid not in {uid, os.geteuid()}:
        raise EngineFailed(
            f"{path} belongs to another user (number {found.st_uid}); start Tessera as that user, or remove it."
        )
    if account is not None and found.st_uid != account.uid:
        os.chown(path, account.uid, account.gid, follow_symlinks=False)
    if stat.S_IMODE(found.st_mode) != mode:
        path.chmod(mode)
    return path


def socket_folder(wanted: Path, account: Account | None = None) -> Path:
    """`wanted`, or when its name is too long for a socket, a short folder that always means this one."""
    if len(os.fsencode(wanted)) <= MAX_SOCKET_FOLDER_LENGTH:
        return private_folder(wanted, account)
    key = hashlib.sha256(os.fsencode(wanted)).hexdigest()[:16]
    for parent in (Path(tempfile.gettempdir()), Path("/tmp")):  # noqa: S108
        # Anyone may write there, so the folder is checked to be ours and closed before it is used.
        short = parent.resolve() / f"tessera-{os.geteuid()}-{key}"
        if len(os.fsencode(short)) <= MAX_SOCKET_FOLDER_LENGTH:
            return private_folder(short, account)
    raise EngineFailed(f"No folder with a name short enough for a socket; {tempfile.gettempdir()} is too long.")


def can_enter(path: Path, account: Account) -> bool:
    """Whether `account` may go into `path`, through every folder above it."""
    return run_as(account, ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(path)], cwd=Path("/")).returncode == 0
