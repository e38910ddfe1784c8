"""The audit log: who did what, when, why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import strawberry

from compiler.argument_value import Arguments, ArgumentValue
from compiler.catalogue import Relation
from compiler.declare import column, entity, page, referring, to_many, to_one, to_one_of
from compiler.filters import MAX_VALUES
from compiler.refusal import bad_input
from compiler.sql import Sql, join, literal, sql
from domain.activity.audit_entry import ActorSide, AuditAction
from domain.identifiers import PREFIXES, from_global
from permissions.activity.audit_entry import (
    AuditActorNameVisible,
    AuditActorVisible,
    AuditDetailVisible,
    AuditEntryVisible,
    AuditMemberVisible,
    acted_as_learner,
    acted_for_provider,
    acting_member,
    seen_actor,
)
from permissions.people.account import name_of
from permissions.people.viewer import EVERY_PROFILE
from schema.filter import DateTimeFilter, IdFilter, TextFilter
from schema.listing import listing, sort, where
from schema.node import Node, global_id
from schema.organizations.membership import Membership
from schema.page import Page
from schema.people.learner import Learner


@entity("audit_detail", AuditDetailVisible())
@strawberry.type(description="Something that an entry says beside who, what and why.")
class AuditDetail:
    """What there is depends on the action."""

    name: str = column("name", description="What it is, e.g. `role`, `former`, `amount`, `side`.")
    value: str = column("value", description="As text; numbers too.")


def _subject_id(row: Sql, _arguments: Arguments) -> Sql:
    cases = [sql("WHEN {} THEN {}", literal(name), literal(prefix)) for name, prefix in PREFIXES.items()]
    return sql(
        "CASE {}.subject_type {} END || '_' || encode(uuid_send({}.subject_id), 'hex')", row, join(" ", cases), row
    )


def _side(row: Sql, _arguments: Arguments) -> Sql:
    return sql(
        "CASE WHEN {}.actor_id IS NULL THEN {} WHEN {} THEN {} WHEN {} THEN {} ELSE {} END",
        row,
        literal(ActorSide.SYSTEM),
        acted_for_provider(row),
        literal(ActorSide.PROVIDER),
        acted_as_learner(row),
        literal(ActorSide.LEARNER),
        literal(ActorSide.STAFF),
    )


def _name(row: Sql, _arguments: Arguments) -> Sql:
    return name_of(sql("{}.actor_id", row))


def _actor(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.account_id = {}.actor_id", child, parent)


def _membership(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.account_id = {}.actor_id AND {}.organization_id = {}.organization_id", child, parent, child, parent)


SUBJECTS: Final = (
    "Connection",
    "Invitation",
    "InvitationLink",
    "Learner",
    "Membership",
    "Organization",
    "Session",
    "StaffInvitation",
    "Team",
)
"""The types of what is recorded."""


def _is_subject_of(type_name: str) -> Relation:
    name = literal(type_name)
    return lambda parent, child, _: sql("{}.subject_type = {} AND {}.id = {}.subject_id", parent, name, child, parent)


@entity("audit_entry", AuditEntryVisible())
@strawberry.type(description="One line of an organization's audit log, which is only ever added to. Owners read it.")
class AuditEntry(Node):
    """Names what was acted on by its id, whether or not that is still to be seen."""

    id: strawberry.ID = global_id("AuditEntry")
    occurred_at: datetime = column("at", description="When.")
    action: AuditAction = column("action", description="What was done.")
    subject_type: str = column("subject_type", description="The type of what it was done to, e.g. `Connection`.")
    subject_id: strawberry.ID | None = column(
        _subject_id,
        description="The id of what it was done to; `node(id:)` finds it as far as it is yours to see. Null for what "
        "has no id.",
    )
    subject: Node | None = to_one_of(
        SUBJECTS,
        _is_subject_of,
        description="What it was done to, as far as it is yours to see: a connection, invitation, session and so on; "
        "null where it is hidden, or is there no longer.",
    )
    reason: str | None = column("reason", description="Why, in the words of who did it, if any were given.")
    details: list[AuditDetail] = to_many(
        "AuditDetail",
        referring("audit_entry_id"),
        lambda row: sql("{}.name", row),
        sorted_by="name",
        description="What else there is to say.",
    )
    actor_side: ActorSide = column(_side, description="On whose behalf it was done.")
    actor_name: str | None = column(
        _name,
        guard=AuditActorNameVisible(),
        description="Who did it, past members of the staff included; null for Tessera itself, for the provider's "
        "staff, and for a learner who is no longer yours to see, though he or she is on the staff as well.",
    )
    actor: Learner | None = to_one(
        "Learner",
        _actor,
        guard=AuditActorVisible(),
        description="The learner who did it, or the learner behind a member; null if hidden, and for the provider's "
        "staff.",
    )
    actor_membership: Membership | None = to_one(
        "Membership",
        _membership,
        guard=AuditMemberVisible(),
        description="The member who did it on the staff's behalf; null if it was none, or one who has left.",
    )


def _is_subject(row: Sql, operator: str, given: ArgumentValue) -> Sql:
    """Whether an entry's `subjectId` is the id, or one of the ids, that are given; null where it has none."""
    ids = given.bind("text[]", _global_ids if operator == "in" else _one_global_id)
    keys = given.bind("uuid[]", _keys_of_several if operator == "in" else _keys_of_one)
    # The key is in the id, and has an index. What has no id compares as null with whatever it is compared with.
    return sql(
        "({}.subject_id = ANY ({}) AND {} = ANY ({}))"
        " OR (NULL AND {}.subject_type <> ALL (ARRAY[{}]) AND cardinality({}) > 0)",
        row,
        keys,
        _subject_id(row, {}),
        ids,
        row,
        join(", ", [literal(name) for name in PREFIXES]),
        ids,
    )


def _global_ids(given: Sequence[str]) -> list[str]:
    if len(given) > MAX_VALUES:
        raise bad_input(f"A set in a filter takes up to {MAX_VALUES} values.")
    return [str(each) for each in given]


def _one_global_id(given: str) -> list[str]:
    return [str(given)]


def _keys_of_several(given: Sequence[str]) -> list[UUID]:
    return [found[1] for each in given if (found := from_global(str(each))) is not None]


def _keys_of_one(given: str) -> list[UUID]:
    return _keys_of_several([given])


def _visible_actor(row: Sql) -> Sql:
    # A filter must not probe what a read would hide.
    return seen_actor(row, EVERY_PROFILE)


def _acting_member(row: Sql) -> Sql:
    return acting_member(row, EVERY_PROFILE)


AUDIT_ENTRIES = listing(
    "AuditEntry",
    sorts={
        "OCCURRED_AT": sort("at", "timestamptz", "When.", descending_by_default=True),
    },
    filters={
        "occurred_at": where(DateTimeFilter, "When.", on="at"),
        "action": where(AuditAction, "What was done."),
        "subject_type": where(TextFilter, "The type of what it was done to, e.g. `Connection`."),
        "actor_side": where(ActorSide, "On whose behalf it was done.", on=lambda row: _side(row, {})),
        "subject_id": where(
            IdFilter, "What it was done to, whatever its type; what has no id never matches.", by=_is_subject
        ),
        "actor_id": where(IdFilter, "Who did it, as a learner that you may see.", on=_visible_actor, of="Learner"),
        "actor_membership_id": where(
            IdFilter, "Who did it on the staff's behalf, as a member.", on=_acting_member, of="Membership"
        ),
    },
)


@strawberry.type(description="One page of the audit log.")
class AuditEntriesConnection(Page[AuditEntry]):
    """Entries, paged."""


def audit_log() -> Any:
    """The field `auditLog` of an organization."""
    return page(
        AUDIT_ENTRIES,
        referring("organization_id"),
        description="Who did what to its connections, invitations, sessions, credits and staff, when and why; empty "
        "unless you are an owner.",
    )
