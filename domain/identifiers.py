"""Identifiers: UUIDv7 keys inside, opaque prefixed ids outside (`lrn_01926f…`).

The prefix names the type, so that `node(id:)` knows where to look without asking the database, and a
pasted id can be recognised by a person. Clients treat the whole as opaque.
"""

from __future__ import annotations

import re
from typing import Final
from uuid import UUID

import uuid_utils.compat

PREFIXES: Final = {
    "AccessToken": "tok",
    "AccountAddress": "adr",
    "AuditEntry": "aud",
    "Block": "blk",
    "Certificate": "crt",
    "Connection": "con",
    "Course": "crs",
    "CourseModule": "mod",
    "Invitation": "emi",
    "InvitationLink": "lnk",
    "Learner": "lrn",
    "LedgerEntry": "led",
    "LedgerTransaction": "ltx",
    "Membership": "mem",
    "Notification": "ntf",
    "Organization": "org",
    "Session": "ses",
    "StaffInvitation": "inv",
    "Team": "tea",
    "Viewer": "acc",
}
"""GraphQL type name to id prefix. Never reuse a prefix: old ids live in clients' caches."""

_TYPES: Final = {prefix: name for name, prefix in PREFIXES.items()}
_GLOBAL_ID: Final = re.compile(r"([a-z]{3})_([0-9a-f]{32})")


def new_id() -> UUID:
    """A fresh UUIDv7: sorts by creation time, so that keys are inserted at an index's end."""
    return uuid_utils.compat.uuid7()


def to_global(type_name: str, key: UUID) -> str:
    """The public id of a row. Raises KeyError for a type that has none."""
    return f"{PREFIXES[type_name]}_{key.hex}"


def from_global(global_id: str) -> tuple[str, UUID] | None:
    """Type name and key of a public id, or None when it is none of ours."""
    match = _GLOBAL_ID.fullmatch(global_id)
    if match is None or match[1] not in _TYPES:
        return None
    return _TYPES[match[1]], UUID(match[2])


def key_of(type_name: str, global_id: str) -> UUID | None:
    """The key inside `global_id` if it names a `type_name`, else None: malformed equals never issued."""
    found = from_global(global_id)
    return found[1] if found is not None and found[0] == type_name else None
