"""Everything that can be changed, put together from the nouns."""

from __future__ import annotations

import strawberry

from resolvers.activity.notification import NotificationMutations
from resolvers.connections.block import BlockMutations
from resolvers.connections.disconnection import DisconnectionMutations
from resolvers.connections.invitation import InvitationMutations
from resolvers.connections.invitation_batch import InvitationBatchMutations
from resolvers.connections.invitation_link import InvitationLinkMutations
from resolvers.connections.inviting import InvitingMutations
from resolvers.connections.joining import JoiningMutations
from resolvers.connections.mail_allowance import MailAllowanceMutations
from resolvers.connections.request import RequestMutations
from resolvers.connections.request_answer import RequestAnswerMutations
from resolvers.connections.request_mails import RequestMailsMutations
from resolvers.courses.session import SessionMutations
from resolvers.courses.termination import TerminationMutations
from resolvers.credits.credit import CreditMutations
from resolvers.organizations.organization import OrganizationMutations
from resolvers.organizations.staff import MembershipMutations, StaffInvitationMutations
from resolvers.organizations.team import TeamMutations
from resolvers.people.account import AccountMutations


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
    InvitationBatchMutations,
    MailAllowanceMutations,
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
