"""Kinds of organization."""

from enum import StrEnum


class OrganizationKind(StrEnum):
    """What an organization is."""

    SCHOOL = "SCHOOL"
    COMPANY = "COMPANY"
