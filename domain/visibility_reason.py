"""Why an organization sees a learner's record."""

from domain.described_enum import DescribedEnum


class VisibilityReason(DescribedEnum):
    """Why an organization's staff see a learner's session or certificate.

    Of product.md's table, the column that lets the staff see the row.
    """

    CONNECTION = "CONNECTION", "The learner is connected to it; ends with the connection."
    CREDIT = "CREDIT", "Its credit paid; stays for good."
    OWN_CERTIFICATION = "OWN_CERTIFICATION", "It belongs to one of its own certifications; stays for good."
