"""How a member of the staff hears of connection requests by mail."""

from domain.described_enum import DescribedEnum


class RequestMails(DescribedEnum):
    """How a member of the staff hears of connection requests by mail. Only owners and admins are mailed."""

    IMMEDIATELY = "IMMEDIATELY", "One mail for each request, at once."
    DAILY = "DAILY", "One mail a day about all requests that wait, if there is a new one."
    NEVER = "NEVER", "None; the list of notifications tells of every request."
