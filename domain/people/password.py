"""Which passwords do. Length beats composition rules: NIST SP 800-63B, 5.1.1.2."""

from __future__ import annotations

import unicodedata
from typing import Final

from domain.composed import composed
from domain.errors import WeakPassword

MIN_LENGTH: Final = 12
MAX_LENGTH: Final = 200

_GUESSED_FIRST: Final = frozenset(
    """
    123456789012 1234567890123 12345678901234 123456789abc 1q2w3e4r5t6y 1qaz2wsx3edc abcdefghijkl abcdef123456
    administrator admin1234567 adminadminadmin changemeplease changeme1234 correcthorsebatterystaple
    iloveyou1234 letmein12345 letmeinplease mypassword123 mypassword1234 opensesame123 p@ssw0rd1234
    p@ssword1234 passw0rd1234 password1234 password12345 password123456 password123! passwordpassword
    qwerty123456 qwertyuiop12 qwertyuiop123 qwertyuiopas qwertyuiop[] qwertyqwerty qwertyuiopasdfghjkl
    safeguarding safeguarding1 safeguarding123 tesseratessera welcome12345 welcome123456 zaq12wsxcde3
    """.split()  # noqa: SIM905
)
"""What is tried first among those long enough, and this product's own words; compared without case."""


def check_password(password: str, *, email: str, field: str = "password") -> None:
    """Pass silently, or raise WeakPassword naming `field` and saying what would do.

    Characters are counted after composing (NFC), as hashing sees them; `email` is the account's address.
    """
    typed = composed(password, longest=MAX_LENGTH)
    if typed is None or len(typed) > MAX_LENGTH:
        raise WeakPassword(f"Use at most {MAX_LENGTH} characters.", field=field)
    if len(typed) < MIN_LENGTH:
        raise WeakPassword(f"Use at least {MIN_LENGTH} characters; a few words do.", field=field)
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in typed):
        raise WeakPassword("Use characters that can be typed.", field=field)
    folded = typed.casefold()
    if folded in (email.casefold(), email.partition("@")[0].casefold()):
        raise WeakPassword("Do not use the email address as the password.", field=field)
    if folded in _GUESSED_FIRST or len(set(folded)) < 4:
        raise WeakPassword("This password is among the first that are guessed. Use a few words.", field=field)
