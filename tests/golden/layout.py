"""SQL broken into lines, the same way every time, so that a review can read it. No SQL is parsed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

_TOKENS = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|[()]|[^'"()\s]+|\s+""")
_BREAKS = ("SELECT", "FROM", "LEFT JOIN", "CROSS JOIN", "WHERE", "HAVING", "ORDER BY", "LIMIT", "AND", "OR")
_WORDS = {word.split()[0] for word in _BREAKS}


def laid_out(text: str) -> str:
    """The statement with a new line before each clause and each AND and OR, indented by its parentheses."""
    lines: list[str] = [""]
    opened: list[bool] = []
    tokens = _TOKENS.findall(text)
    assert "".join(tokens) == text, "a token was lost"
    for position, token in enumerate(tokens):
        following = "".join(tokens[position : position + 3])
        if token == "(":
            opened.append("".join(tokens[position + 1 : position + 2]).startswith("SELECT"))
            lines[-1] += token
        elif token == ")":
            if opened.pop():
                lines.append("  " * sum(opened))
            lines[-1] += token
        elif token in _WORDS and any(following.startswith(word) for word in _BREAKS) and _starts_clause(opened, token):
            lines.append("  " * sum(opened) + token)
        else:
            lines[-1] += " " if token.isspace() else token
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"


def _starts_clause(opened: list[bool], token: str) -> bool:
    """Clauses always; AND and OR where they are not inside a small parenthesis such as a condition's."""
    return token not in {"AND", "OR", "ORDER", "LIMIT", "FROM"} or not opened or opened[-1]


def write(path: Path, content: str) -> None:
    """Replace a golden file, on purpose and never in CI."""
    if os.environ.get("CI"):
        pytest.fail("Golden files are not rewritten in CI: run `make golden`, look at the difference, and commit it.")
    path.write_text(content)
