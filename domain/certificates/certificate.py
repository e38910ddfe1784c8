"""Proof that a learner completed a course: how it stands."""

from __future__ import annotations

from domain.described_enum import DescribedEnum


class CertificateState(DescribedEnum):
    """How a certificate stands at this moment."""

    VALID = "VALID", "Neither revoked nor expired."
    EXPIRED = "EXPIRED", "Its time is over; it was not revoked."
    REVOKED = "REVOKED", "It was revoked, before or after its time was over."
