"""Becomes another program that dies with the supervisor: `launch.py PARENT SIGNAL UID:GID|- PROGRAM ARG…`.

Run as a script by `server.engines.process`, with nothing but the standard library. A process of its own, rather
than code between fork and exec, because the supervisor may have threads then. Order matters: privileges go
first, since a change of user clears the death signal; then the signal; then a look whether the parent still
lives, since it may have died before the kernel knew whom to tell.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(parent: int, number: int, account: str, argv: list[str]) -> None:
    """Never returns: it has become `argv`, or exits with 127."""
    if account != "-":
        uid, _, gid = account.partition(":")
        os.setgroups([])
        os.setgid(int(gid))
        os.setuid(int(uid))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit("the supervisor has died")
    # Python ignores SIGPIPE, and what is ignored stays ignored in the next program.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        os.execv(argv[0], argv)  # noqa: S606
    except OSError as error:
        sys.stderr.write(f"{argv[0]}: {error.strerror}\n")
        sys.exit(127)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])
