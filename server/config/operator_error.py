"""What went wrong in words for the person at the terminal; `server.cli` prints it without a traceback."""

from __future__ import annotations


class OperatorError(Exception):
    """Something that the operator can mend. The message is whole: what is wrong, and what to do."""

    exit_code = 1
