"""Everything about one's own account, for the root to inherit."""

from __future__ import annotations

import strawberry

from resolvers.people.access_token import PersonalTokenMutations
from resolvers.people.account_address import AddressMutations
from resolvers.people.email_change import EmailChangeMutations
from resolvers.people.password import PasswordMutations
from resolvers.people.registration import RegistrationMutations
from resolvers.people.sign_in import SignInMutations


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
