"""How a member of the staff hears of connection requests by mail."""

from enum import StrEnum


class RequestMails(StrEnum):
    """Each member's choice; the in-app list tells of every request whatever it is."""

    IMMEDIATELY = "IMMEDIATELY"
    DAILY = "DAILY"
    NEVER = "NEVER"
