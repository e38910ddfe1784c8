"""Organizations."""

from __future__ import annotations

from datetime import datetime
from typing import Any, LiteralString

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Expression, Relation
from compiler.declare import argument, column, embedded, entity, page, referring, to_one
from compiler.filters import condition_of_text
from compiler.sql import TRUE, Sql, literal, sql, viewer
from domain.connections.connection import ConnectionState
from domain.organizations.organization import OrganizationKind
from permissions.connections.connection import has_visible_connection
from permissions.connections.invitation import open_of
from permissions.connections.roster import (
    CERTIFICATES_OF_ORGANIZATION,
    LEARNERS_OF_ORGANIZATION,
    SESSIONS_OF_ORGANIZATION,
)
from permissions.organizations.organization import InvitationLinkVisible, OrganizationReadable, OrganizationVisible
from permissions.tie import Record
from permissions.visibility import CERTIFICATE, SESSION, listed_by_organization
from schema.activity.audit_entry import AuditEntriesConnection, audit_log
from schema.certificates.certificate import CERTIFICATES, CertificatesConnection
from schema.connections.block import BLOCKS, BlocksConnection
from schema.connections.connection import CONNECTIONS, ConnectionsConnection
from schema.connections.invitation import INVITATIONS, InvitationsConnection
from schema.connections.mail_allowance import MailAllowance
from schema.courses.session import SESSIONS, SessionsConnection
from schema.credits.ledger import OrganizationCredits
from schema.filter import TextFilter
from schema.listing import listing, sort_by_name, where
from schema.node import Node, global_id
from schema.organizations.membership import (
    MEMBERS,
    STAFF_INVITATIONS,
    Membership,
    MembershipsConnection,
    StaffInvitationsConnection,
)
from schema.organizations.organization_actions import OrganizationActions
from schema.organizations.team import TeamsConnection
from schema.organizations.team_listing import TEAMS
from schema.page import Page
from schema.people.learner import LEARNERS, LearnersConnection
from schema.scalars import URL, HexColour


@strawberry.type(description="How an organization presents itself, on certificates too.")
class Branding:
    """Of the organization's row."""

    logo_url: URL | None = column("logo_url", description="Its logo.")
    primary_colour: HexColour | None = column("primary_colour", description="Its main colour.")
    accent_colour: HexColour | None = column("accent_colour", description="Its second colour.")
    signatory_name: str | None = column("signatory_name", description="Who signs its certificates.")
    signatory_title: str | None = column("signatory_title", description="The signatory's function.")


def _link_url(row: Sql, _arguments: Arguments) -> Sql:
    return sql("{} || '/join/' || {}.token", viewer("public_url", "text"), row)


def _connects(row: Sql, _arguments: Arguments) -> Sql:
    return sql(
        "({}.is_active AND {}.rotated_at IS NULL AND coalesce({}.expires_at > now(), TRUE)"
        " AND coalesce({}.uses < {}.max_uses, TRUE))",
        row,
        row,
        row,
        row,
        row,
    )


def _open_invitations(row: Sql, _arguments: Arguments) -> Sql:
    return sql("CASE WHEN {}.rotated_at IS NULL THEN {} ELSE 0 END", row, open_of(sql("{}.organization_id", row)))


def _paused_invitations(row: Sql, _arguments: Arguments) -> Sql:
    is_off = sql("{}.rotated_at IS NULL AND NOT {}.is_active", row, row)
    return sql("CASE WHEN {} THEN {} ELSE 0 END", is_off, open_of(sql("{}.organization_id", row)))


def _picture_url(kind: LiteralString) -> Expression:
    return lambda row, _: sql("{} || '/join/' || {}.token || {}", viewer("public_url", "text"), row, literal(kind))


@strawberry.type(
    description="A link as a QR code, for posters and screens. The addresses need no signing in and may be cached; "
    "with `?download` a browser saves the file."
)
class QrCode:
    """Of the link's row."""

    svg_url: URL = column(_picture_url("/qr.svg"), description="As SVG, which prints sharp at any size.")
    png_url: URL = column(
        _picture_url("/qr.png"),
        description="As PNG that prints at 5 cm and 300 dots per inch. `?size=` asks for another width, in pixels, "
        "from 100 to 2,000; the picture has at most that many, as its modules are whole pixels.",
    )


@entity("invitation_link", InvitationLinkVisible())
@strawberry.type(description="The link an organization shares: who follows it while it is active may connect.")
class InvitationLink(Node):
    """One per organization is current; rotating replaces it."""

    id: strawberry.ID = global_id("InvitationLink")
    url: URL = column(_link_url, description="What to share.")
    token: str = column("token", description="The secret part of the link; `joinOrganization` takes it.")
    is_active: bool = column(
        _connects,
        description="Whether it connects somebody new at this moment: it is switched on, has not expired, was not used "
        "up and not replaced.",
    )
    is_switched_on: bool = column(
        "is_active",
        description="Whether it is switched on. Within its limits it then connects.",
    )
    max_uses: int | None = column(
        "max_uses", description="How many people it connects at most; null: as many as follow it."
    )
    uses: int = column("uses", description="How many people it has connected.")
    expires_at: datetime | None = column("expires_at", description="When it stops to connect anybody; null: never.")
    open_invitations: int = column(
        _open_invitations,
        description="How many mailed invitations wait to be followed. They connect while the link is switched on, and "
        "are paused while it is off: so many does `deactivateInvitationLink` pause. 0 of a link that was replaced.",
    )
    paused_invitations: int = column(
        _paused_invitations,
        description="How many mailed invitations are paused because the link is switched off; 0 while it is on.",
    )
    qr_code: QrCode = embedded(description="It as a picture that a phone reads.")
    created_at: datetime = column("created_at", description="When this link replaced the one before.")


def _current_link(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.organization_id = {}.id AND {}.rotated_at IS NULL", child, parent, child)


def _of_viewer(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.organization_id = {}.id AND {}.account_id = {}", child, parent, child, viewer("account", "uuid"))


def _own_allowance(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.id = {}.id", child, parent)


def _pending(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql(
        "{}.organization_id = {}.id AND {}.accepted_at IS NULL AND {}.revoked_at IS NULL", child, parent, child, child
    )


def _names(states: Any) -> list[str]:
    return [state.value for state in states]


def _learners(parent: Sql, child: Sql, arguments: Arguments) -> Sql:
    states = arguments.get("connectionStates")
    wanted = None if states is None or states.is_null else states.bind("text[]", _names)
    return has_visible_connection(sql("{}.id", parent), sql("{}.id", child), wanted)


def _listed(record: Record) -> Relation:
    return lambda parent, child, _: listed_by_organization(record, child, sql("{}.id", parent))


@entity("organization", OrganizationVisible())
@strawberry.type(description="A school or company that trains people. Name and branding are public.")
class Organization(Node):
    """What is not public is empty or null for everybody but its staff and the learners concerned."""

    id: strawberry.ID = global_id("Organization")
    name: str = column("name", description="Its name.")
    slug: str = column("slug", description="Its name in addresses, unique, e.g. `hillside-school`.")
    kind: OrganizationKind = column("kind", description="What it is.")
    created_at: datetime = column("created_at", description="Since when it is here.")
    branding: Branding = embedded(description="How it presents itself.")
    viewer_membership: Membership | None = to_one(
        "Membership", _of_viewer, description="You on its staff, with your role; null if you are not on it."
    )
    viewer_can: OrganizationActions = embedded(description="What you may do there and see of it, by your role.")
    credits: OrganizationCredits | None = embedded(
        guard=OrganizationReadable(), description="Its credits; null unless you are owner, admin or analyst."
    )
    invitation_link: InvitationLink | None = to_one(
        "InvitationLink",
        _current_link,
        description="The link it shares; null unless you are owner, admin or analyst.",
    )
    invitations: InvitationsConnection = page(
        INVITATIONS,
        referring("organization_id"),
        description="Addresses it invited by mail, past ones too; an invited account sees its own, others none.",
    )
    invitation_domains: list[str] | None = column(
        "invitation_domains",
        guard=OrganizationReadable(),
        description="The only domains whose addresses it invites, e.g. `school.org`; empty means any. Null unless you "
        "are owner, admin or analyst.",
    )
    mail_allowance: MailAllowance | None = to_one(
        "MailAllowance",
        _own_allowance,
        description="How many invitations it may mail in a day; null unless you are owner or admin, or the provider's "
        "staff.",
    )
    connections: ConnectionsConnection = page(
        CONNECTIONS,
        referring("organization_id"),
        description="Its connections, past ones too. A learner sees his or her own.",
    )
    learners: LearnersConnection = page(
        LEARNERS,
        _learners,
        description="Learners who are or were connected, or asked to be, as far as you may see them.",
        candidates=LEARNERS_OF_ORGANIZATION,
        arguments=[
            argument(
                "connection_states",
                list[ConnectionState] | None,
                "Only learners whose newest connection is in one of these states: `[DISCONNECTED]` are former ones, "
                "and none who came back. All if not given.",
                default=None,
            )
        ],
    )
    sessions: SessionsConnection = page(
        SESSIONS,
        _listed(SESSION),
        description="Sessions on its credits, and its connected learners' sessions in progress.",
        candidates=SESSIONS_OF_ORGANIZATION,
    )
    certificates: CertificatesConnection = page(
        CERTIFICATES,
        _listed(CERTIFICATE),
        description="Certificates its credits paid for, and all of its connected learners.",
        candidates=CERTIFICATES_OF_ORGANIZATION,
    )
    members: MembershipsConnection = page(
        MEMBERS,
        referring("organization_id"),
        description="Its staff; empty unless you are one of them.",
    )
    staff_invitations: StaffInvitationsConnection = page(
        STAFF_INVITATIONS,
        _pending,
        description="Addresses asked to join the staff and not yet in; empty unless you are owner or admin.",
    )
    blocks: BlocksConnection = page(
        BLOCKS,
        referring("organization_id"),
        description="Learners it does not want to be connected to, lifted blocks too; empty unless you are owner, "
        "admin or analyst.",
    )
    teams: TeamsConnection = page(
        TEAMS,
        referring("organization_id"),
        description="Its teams; coaches see those they lead.",
    )
    audit_log: AuditEntriesConnection = audit_log()


ORGANIZATIONS = listing(
    "Organization",
    sorts={
        "NAME": sort_by_name("name", "Name"),
    },
    filters={
        "name": where(TextFilter, "Its name.", folded="name_folded"),
        "kind": where(OrganizationKind, "What it is."),
    },
)


def search_by_name(arguments: Arguments, row: Sql) -> Sql:
    """Organizations whose name has the words searched for in it, or something much like them."""
    wanted = arguments.get("search")
    if wanted is None or not wanted.peek(bool):
        return TRUE
    return condition_of_text(sql("{}.name_folded", row), wanted)


@strawberry.type(description="One page of organizations.")
class OrganizationsConnection(Page[Organization]):
    """Organizations, paged."""
