"""Languages that courses and mails come in."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the catalogue and of mails; values are ISO 639-1 codes in upper case."""

    EN = "EN"
    ES = "ES"
    FR = "FR"
