"""Kinds of organization."""

from domain.described_enum import DescribedEnum


class OrganizationKind(DescribedEnum):
    """What an organization is."""

    SCHOOL = "SCHOOL", "A school."
    COMPANY = "COMPANY", "A company or any other employer."
