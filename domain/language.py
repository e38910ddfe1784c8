"""Languages that courses and mails come in."""

from domain.described_enum import DescribedEnum


class Language(DescribedEnum):
    """A language of courses and mails.

    Values are ISO 639-1 codes in upper case.
    """

    EN = "EN", "English."
    ES = "ES", "Spanish."
    FR = "FR", "French."
