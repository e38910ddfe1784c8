"""Why an organization sees a learner's record."""

from enum import StrEnum


class VisibilityReason(StrEnum):
    """Of product.md's table, the column that lets the organization's staff see the row."""

    CONNECTION = "CONNECTION"
    CREDIT = "CREDIT"
    OWN_CERTIFICATION = "OWN_CERTIFICATION"
