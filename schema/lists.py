"""The lists that several types offer, declared once so that they take the same arguments everywhere."""

from __future__ import annotations

from typing import Any

from compiler.catalogue import Relation
from compiler.declare import page
from schema.certificates.certificate import CERTIFICATE_SORTS, CertificateFilter, CertificateOrder
from schema.connections.connection import CONNECTION_SORTS, ConnectionFilter, ConnectionOrder
from schema.connections.invitation import INVITATION_SORTS, InvitationFilter, InvitationOrder
from schema.courses.session import SESSION_SORTS, SessionFilter, SessionOrder


def sessions_list(on: Relation, description: str) -> Any:
    """A list of sessions."""
    return page(
        "Session",
        on,
        sorts=SESSION_SORTS,
        default_sort="STARTED_AT",
        description=description,
        order_input=SessionOrder,
        filter_input=SessionFilter,
    )


def certificates_list(on: Relation, description: str) -> Any:
    """A list of certificates."""
    return page(
        "Certificate",
        on,
        sorts=CERTIFICATE_SORTS,
        default_sort="ISSUED_AT",
        description=description,
        order_input=CertificateOrder,
        filter_input=CertificateFilter,
    )


def connections_list(on: Relation, description: str) -> Any:
    """A list of connections."""
    return page(
        "Connection",
        on,
        sorts=CONNECTION_SORTS,
        default_sort="CREATED_AT",
        description=description,
        order_input=ConnectionOrder,
        filter_input=ConnectionFilter,
    )


def invitations_list(on: Relation, description: str) -> Any:
    """A list of addresses' invitations."""
    return page(
        "Invitation",
        on,
        sorts=INVITATION_SORTS,
        default_sort="CREATED_AT",
        description=description,
        order_input=InvitationOrder,
        filter_input=InvitationFilter,
    )
