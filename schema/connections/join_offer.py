"""What the page behind a token shows, before anybody signs in: who invites, and what connecting would share."""

from __future__ import annotations

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Relation
from compiler.declare import argument, column, embedded, entity, foreign_key, page, to_one
from compiler.sql import Sql, all_of, sql, viewer
from domain.connections.join_offer import JoinOfferState
from permissions.bond import is_self
from permissions.connections.invitation import addressed_to
from permissions.organizations.organization import JoinOfferShown
from permissions.people.account import email_of, name_of
from permissions.tie import Record
from permissions.visibility import CERTIFICATE, SESSION, seen_by_organization
from schema.certificates.certificate import CERTIFICATES, CertificatesConnection
from schema.connections.connection import Connection
from schema.courses.session import SESSIONS, SessionsConnection
from schema.organizations.organization import Organization
from schema.scalars import EmailAddress


def _name(_row: Sql, _arguments: Arguments) -> Sql:
    return name_of(viewer("account", "uuid"))


def _email(_row: Sql, _arguments: Arguments) -> Sql:
    return email_of(viewer("account", "uuid"))


def _own_seen_once_connected(record: Record) -> Relation:
    def on(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
        organization = sql("{}.organization_id", parent)
        return all_of(
            is_self(record.learner(child)), seen_by_organization(record, child, organization, if_connected=True)
        )

    return on


@strawberry.type(
    description="What the organization would see of you once you are connected: these rows, no others. Who paid, and "
    "other connections, stay hidden from it where they concern other organizations."
)
class WillShare:
    """Of whoever is signed in; nobody else's is shown to anybody."""

    name: str = column(_name, description="Your name.")
    email: EmailAddress = column(_email, description="Your address.")
    certificates: CertificatesConnection = page(
        CERTIFICATES,
        _own_seen_once_connected(CERTIFICATE),
        description="All your certificates, whoever paid for them.",
    )
    sessions: SessionsConnection = page(
        SESSIONS,
        _own_seen_once_connected(SESSION),
        description="Your sessions in progress, and ended ones that this organization's credits paid for.",
    )


def _is_signed_in(_row: Sql) -> Sql:
    return sql("{} IS NOT NULL", viewer("learner", "uuid"))


def _is_for_viewer(row: Sql, _arguments: Arguments) -> Sql:
    account = viewer("account", "uuid")
    mine = addressed_to(row, account)
    return sql("CASE WHEN {}.email IS NOT NULL AND {} IS NOT NULL THEN {} END", row, account, mine)


def _open_connection(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql(
        "{}.organization_id = {}.organization_id AND {} AND {}.state IN ('REQUESTED', 'ACTIVE')",
        child,
        parent,
        is_self(sql("{}.learner_id", child)),
        child,
    )


@entity("join_offer", JoinOfferShown())
@strawberry.type(description="What somebody sees who follows a shared or mailed link, signed in or not.")
class JoinOffer:
    """Reached by its exact token alone."""

    state: JoinOfferState = column("state", description="Whether the token connects at the moment.")
    organization: Organization | None = to_one(
        "Organization", foreign_key("organization_id"), description="Who invites."
    )
    email: EmailAddress | None = column(
        "email", description="The address that was invited; null for a shared link, which invites everybody."
    )
    is_for_you: bool | None = column(
        _is_for_viewer,
        description="Whether the invited address is a verified one of yours; if not, `joinOrganization` refuses with "
        "`ADDRESS_NOT_YOURS`. Null for a shared link, and when nobody is signed in.",
    )
    name: str | None = column("name", description="The invited person's name, if the organization gave one.")
    message: str | None = column("message", description="What the organization wrote to the invited, if anything.")
    connection: Connection | None = to_one(
        "Connection",
        _open_connection,
        description="Your own open connection with the organization, if there is one: joining finds it if it is "
        "active, and accepts it if it is requested.",
    )
    will_share: WillShare | None = embedded(
        present=_is_signed_in,
        description="What the organization would see of you once you are connected; null when nobody is signed in.",
    )


TOKEN = argument("token", str, "The token in the link.")


def by_token(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
    """The link or invitation with exactly this token."""
    return sql("{}.token = {}", row, arguments["token"].bind("text"))
