"""Everything that can be changed, put together from the nouns."""

from __future__ import annotations

import strawberry

from resolvers.account import AccountMutations
from resolvers.blocking import BlockMutations
from resolvers.credit import CreditMutations
from resolvers.disconnection import DisconnectionMutations
from resolvers.invitation import InvitationMutations
from resolvers.invitation_link import InvitationLinkMutations
from resolvers.inviting import InvitingMutations
from resolvers.joining import JoiningMutations
from resolvers.notification import NotificationMutations
from resolvers.organization import OrganizationMutations
from resolvers.request import RequestMutations
from resolvers.request_answer import RequestAnswerMutations
from resolvers.request_mails import RequestMailsMutations
from resolvers.session import SessionMutations
from resolvers.staff import MembershipMutations, StaffInvitationMutations
from resolvers.team import TeamMutations
from resolvers.termination import TerminationMutations


@strawberry.type(
    description="Everything that can be changed. Each takes one `input` and returns what changed, with `userErrors` "
    "that say why not; refused means nothing was changed."
)
class Mutation(
    AccountMutations,
    OrganizationMutations,
    StaffInvitationMutations,
    MembershipMutations,
    TeamMutations,
    InvitationLinkMutations,
    InvitingMutations,
    InvitationMutations,
    JoiningMutations,
    RequestMutations,
    RequestAnswerMutations,
    RequestMailsMutations,
    DisconnectionMutations,
    BlockMutations,
    CreditMutations,
    SessionMutations,
    NotificationMutations,
    TerminationMutations,
):
    """The root of changes."""
