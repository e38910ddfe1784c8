"""Everything about one's own account, for the root to inherit."""

from __future__ import annotations

import strawberry

from resolvers.address import AddressMutations
from resolvers.email_change import EmailChangeMutations
from resolvers.password import PasswordMutations
from resolvers.personal_token import PersonalTokenMutations
from resolvers.registration import RegistrationMutations
from resolvers.sign_in import SignInMutations


@strawberry.type
class AccountMutations(
    RegistrationMutations,
    SignInMutations,
    PasswordMutations,
    EmailChangeMutations,
    AddressMutations,
    PersonalTokenMutations,
):
    """Registration, sign-in, passwords, addresses and personal tokens."""
