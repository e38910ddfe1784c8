"""What a person is told about."""

from enum import StrEnum


class NotificationKind(StrEnum):
    """What happened."""

    LEARNER_JOINED = "LEARNER_JOINED"
    CONNECTION_ENDED = "CONNECTION_ENDED"
    SESSION_TERMINATED = "SESSION_TERMINATED"
    CERTIFICATE_EARNED = "CERTIFICATE_EARNED"
    MEMBERSHIP_CHANGED = "MEMBERSHIP_CHANGED"
