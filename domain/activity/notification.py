"""What a person is told about."""

from domain.described_enum import DescribedEnum


class NotificationKind(DescribedEnum):
    """What a notification tells."""

    LEARNER_JOINED = "LEARNER_JOINED", "A learner connected to your organization."
    CONNECTION_REQUESTED = "CONNECTION_REQUESTED", "A learner asks to be connected to your organization."
    REQUEST_ACCEPTED = "REQUEST_ACCEPTED", "An organization accepted your request; you are connected."
    REQUEST_REJECTED = "REQUEST_REJECTED", "An organization rejected your request."
    CONNECTION_ENDED = "CONNECTION_ENDED", "A connection ended."
    SESSION_TERMINATED = "SESSION_TERMINATED", "A session in progress was ended."
    CERTIFICATE_EARNED = "CERTIFICATE_EARNED", "You earned a certificate."
    MEMBERSHIP_CHANGED = (
        "MEMBERSHIP_CHANGED",
        "Somebody gave you another role in an organization, or took you off its staff.",
    )
