"""The operations that the built app sends: their texts stand in the files that Relay's compiler writes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

GENERATED = Path(__file__).parents[2] / "dashboard" / "app" / "relay" / "generated"
_TEXT = re.compile(r'^ +"text": ("(?:[^"\\]|\\.)*")$', re.MULTILINE)
_KIND = re.compile(r'^ +"operationKind": "(\w+)"', re.MULTILINE)


@dataclass(frozen=True)
class Operation:
    """One query, mutation or subscription of a screen."""

    name: str
    kind: str
    text: str


def operations() -> list[Operation]:
    """All that the app sends, by name; what is asked of the store alone has no text and is none of them."""
    found = []
    for path in sorted(GENERATED.glob("*.graphql.ts")):
        content = path.read_text()
        text, kind = _TEXT.search(content), _KIND.search(content)
        if text and kind:
            found.append(Operation(path.name.removesuffix(".graphql.ts"), kind[1], str(json.loads(text[1]))))
    return found
