"""The audit log: who did what, when, why."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import column, entity, page, referring, to_many, to_one
from compiler.sql import Sql, join, literal, sql
from domain.activity.audit_entry import ActorSide, AuditAction
from domain.identifiers import PREFIXES, from_global
from permissions.activity.audit_entry import AuditActorNameVisible, AuditDetailVisible, AuditEntryVisible, seen_actor
from permissions.people.viewer import EVERY_PROFILE
from schema.filter import DateTimeFilter, IdFilter
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
    # Subjects' keys are unique among all tables, so the type need not be asked.
    concerned = sql(
        "SELECT k.learner_id FROM connection k WHERE k.id = {}.subject_id"
        " UNION ALL SELECT s.learner_id FROM session s WHERE s.id = {}.subject_id"
        " UNION ALL SELECT k.learner_id FROM invitation i JOIN connection k ON k.id = i.connection_id"
        " WHERE i.id = {}.subject_id",
        row,
        row,
        row,
    )
    return sql(
        "CASE WHEN {}.actor_id IS NULL THEN {} WHEN {}.action = 'CREDITS_GRANTED' THEN {}"
        " WHEN EXISTS (SELECT 1 FROM learner l WHERE l.account_id = {}.actor_id AND l.id IN ({})) THEN {} ELSE {} END",
        row,
        literal(ActorSide.SYSTEM),
        row,
        literal(ActorSide.PROVIDER),
        row,
        concerned,
        literal(ActorSide.LEARNER),
        literal(ActorSide.STAFF),
    )


def _name(row: Sql, _arguments: Arguments) -> Sql:
    return sql("(SELECT x.name FROM learner x WHERE x.account_id = {}.actor_id)", row)


def _actor(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.account_id = {}.actor_id", child, parent)


def _membership(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.account_id = {}.actor_id AND {}.organization_id = {}.organization_id", child, parent, child, parent)


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
    reason: str | None = column("reason", description="Why, in the words of who did it, if any were given.")
    details: list[AuditDetail] = to_many(
        "AuditDetail",
        referring("audit_entry_id"),
        lambda row: sql("{}.name", row),
        description="What else there is to say, by name.",
    )
    actor_side: ActorSide = column(_side, description="On whose behalf it was done.")
    actor_name: str | None = column(
        _name,
        guard=AuditActorNameVisible(),
        description="Who did it, past members of the staff included; null for Tessera itself, for the provider's "
        "staff, and for a learner who is no longer yours to see.",
    )
    actor: Learner | None = to_one(
        "Learner", _actor, description="The learner who did it, or the learner behind a member; null if hidden."
    )
    actor_membership: Membership | None = to_one(
        "Membership", _membership, description="The member who did it; null if it was none, or one who has left."
    )


def _key_of_anything(global_id_given: Any) -> UUID:
    found = from_global(str(global_id_given))
    return found[1] if found is not None else UUID(int=0)


def _visible_actor(row: Sql) -> Sql:
    # A filter must not probe what a read would hide.
    return seen_actor(row, EVERY_PROFILE)


def _acting_membership(row: Sql) -> Sql:
    return sql(
        "(SELECT x.id FROM membership x WHERE x.organization_id = {}.organization_id AND x.account_id = {}.actor_id)",
        row,
        row,
    )


AUDIT_ENTRIES = listing(
    "AuditEntry",
    sorts={
        "OCCURRED_AT": sort("at", "timestamptz", "When; newest first by default.", descending_by_default=True),
    },
    filters={
        "occurred_at": where(DateTimeFilter, "When.", on="at"),
        "action": where(AuditAction, "What was done."),
        "subject_id": where(IdFilter, "What it was done to, whatever its type.", read=_key_of_anything),
        "actor_id": where(IdFilter, "Who did it, as a learner that you may see.", on=_visible_actor, of="Learner"),
        "actor_membership_id": where(
            IdFilter, "Who did it, as a member of the staff.", on=_acting_membership, of="Membership"
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
