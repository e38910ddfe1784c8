"""Each mutation once, carried out in a world that was made for it: who does it, with what."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any, Final
from uuid import UUID

from starlette.applications import Starlette

from domain.clock import now
from domain.identifiers import to_global
from domain.organizations.role import Role
from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token
from models.connections.invitation_link import InvitationLink
from models.organizations.membership import Membership
from models.organizations.staff_invitation import StaffInvitation
from models.organizations.team import Team
from models.people.access_token import issue_pair
from models.people.account import Account
from models.people.emailed_link import EmailedLink
from models.people.registration import Registration
from tests.client import Api
from tests.people import OwnedOrganization, Person, further_address, invitation, lessons, member, person

PASSWORD: Final = "a long walk by the sea"
_numbers = count(1)


@dataclass
class Stage:
    """Where a mutation is carried out: the API, an organization with credits and its owner."""

    app: Starlette
    school: OwnedOrganization
    secret: str
    api: Api = field(init=False)

    def __post_init__(self) -> None:
        self.api = Api(self.app)

    async def as_(self, somebody: Person) -> Api:
        return await self.api.signed_in(somebody.account_id)

    async def owner(self) -> Api:
        return await self.as_(self.school.owner)

    async def with_password(self) -> Person:
        somebody = await person()
        hashed = await self.app.state.services.passwords.hash(PASSWORD)
        await Account.filter(id=somebody.account_id).update(password_hash=hashed)
        return somebody

    def token(self, purpose: LinkPurpose, row: UUID) -> str:
        return mailed_token(self.secret, purpose, row)

    async def emailed(self, purpose: LinkPurpose, of: Person, **more: Any) -> str:
        values = {"email": of.email, "expires_at": now() + timedelta(hours=1), **more}
        link = await EmailedLink.create(account_id=of.account_id, purpose=purpose, **values)
        return self.token(purpose, link.id)

    async def connected(self) -> tuple[Person, Api, str]:
        """A learner of the school's, as a client, and the connection."""
        learner = await person()
        client = await self.as_(learner)
        made = await client.done("joinOrganization", "connection { id }", token=self.school.token)
        return learner, client, made["connection"]["id"]

    async def requested(self) -> tuple[Api, str]:
        client = await self.as_(await person())
        asked = await client.done("requestConnection", "connection { id }", organizationId=self.school.global_id)
        return client, asked["connection"]["id"]

    async def started(self) -> tuple[Api, str, list[str]]:
        """A learner in a session on the school's credit, and the modules to take."""
        _, client, _ = await self.connected()
        course = await lessons()
        given = {"courseId": course.global_id, "language": "EN", "organizationId": self.school.global_id}
        session = await client.done("startSession", "session { id }", **given)
        modules = [to_global("CourseModule", key) for key in (course.lesson, course.quiz)]
        return client, session["session"]["id"], modules

    async def membership(self, of: Person) -> str:
        found = await Membership.get(organization_id=self.school.id, account_id=of.account_id)
        return to_global("Membership", found.id)


Doing = tuple[Api, dict[str, Any]]


async def register(stage: Stage) -> Doing:
    given = {"name": "Ada Lovelace", "password": PASSWORD, "language": "EN", "invitationToken": stage.school.token}
    return stage.api, {"email": f"ada{next(_numbers)}@example.org", **given}


async def verify_email(stage: Stage) -> Doing:
    row = await Registration.create(
        email=f"ada{next(_numbers)}@example.org",
        name="Ada Lovelace",
        password_hash=await stage.app.state.services.passwords.hash(PASSWORD),
        invitation_link=await InvitationLink.get(organization_id=stage.school.id),
        expires_at=now() + timedelta(days=1),
    )
    return stage.api, {"token": stage.token(LinkPurpose.VERIFY_EMAIL, row.id), "password": PASSWORD}


async def sign_in(stage: Stage) -> Doing:
    somebody = await stage.with_password()
    return stage.api, {"email": somebody.email, "password": PASSWORD, "transport": "TOKEN"}


async def refresh_tokens(stage: Stage) -> Doing:
    pair = await issue_pair((await person()).account_id)
    return stage.api, {"refreshToken": pair.refresh.secret}


async def signing_out(stage: Stage) -> Doing:
    return await stage.as_(await person()), {}


async def request_password_reset(stage: Stage) -> Doing:
    return stage.api, {"email": (await person()).email}


async def reset_password(stage: Stage) -> Doing:
    token = await stage.emailed(LinkPurpose.RESET_PASSWORD, await stage.with_password())
    return stage.api, {"token": token, "password": f"{PASSWORD} again"}


async def change_password(stage: Stage) -> Doing:
    given = {"currentPassword": PASSWORD, "newPassword": f"{PASSWORD} again"}
    return await stage.as_(await stage.with_password()), given


async def request_email_change(stage: Stage) -> Doing:
    given = {"email": f"new{next(_numbers)}@example.org", "currentPassword": PASSWORD}
    return await stage.as_(await stage.with_password()), given


async def confirm_email_change(stage: Stage) -> Doing:
    somebody, wanted = await person(), f"new{next(_numbers)}@example.org"
    more = {"email": wanted, "former_email": somebody.email}
    return await stage.as_(somebody), {"token": await stage.emailed(LinkPurpose.CHANGE_EMAIL, somebody, **more)}


async def add_email_address(stage: Stage) -> Doing:
    return await stage.as_(await person()), {"email": f"further{next(_numbers)}@example.org"}


async def confirm_email_address(stage: Stage) -> Doing:
    somebody, wanted = await person(), f"further{next(_numbers)}@example.org"
    token = await stage.emailed(LinkPurpose.ADD_ADDRESS, somebody, email=wanted)
    return await stage.as_(somebody), {"token": token}


async def remove_email_address(stage: Stage) -> Doing:
    somebody, further = await person(), f"further{next(_numbers)}@example.org"
    await further_address(somebody, further)
    return await stage.as_(somebody), {"email": further}


async def create_access_token(stage: Stage) -> Doing:
    given = {"label": "Report", "expiresInDays": 7, "currentPassword": PASSWORD}
    return await stage.as_(await stage.with_password()), given


async def revoke_access_token(stage: Stage) -> Doing:
    client = await stage.as_(await stage.with_password())
    given = {"label": "Report", "expiresInDays": 7, "currentPassword": PASSWORD}
    made = await client.done("createAccessToken", "accessToken { id }", **given)
    return client, {"id": made["accessToken"]["id"]}


async def create_organization(stage: Stage) -> Doing:
    return await stage.as_(await person()), {"name": f"Academy {next(_numbers)}", "kind": "SCHOOL"}


async def update_branding(stage: Stage) -> Doing:
    return await stage.owner(), {"organizationId": stage.school.global_id, "primaryColour": "#102030"}


async def invite_staff(stage: Stage) -> Doing:
    given = {"organizationId": stage.school.global_id, "email": f"staff{next(_numbers)}@example.org", "role": "ADMIN"}
    return await stage.owner(), given


async def revoke_staff_invitation(stage: Stage) -> Doing:
    owner, given = await invite_staff(stage)
    made = await owner.done("inviteStaff", "staffInvitation { id }", **given)
    return owner, {"staffInvitationId": made["staffInvitation"]["id"]}


async def accept_staff_invitation(stage: Stage) -> Doing:
    somebody = await person()
    owner = await stage.owner()
    given = {"organizationId": stage.school.global_id, "email": somebody.email, "role": "ADMIN"}
    await owner.done("inviteStaff", **given)
    row = await StaffInvitation.get(email=somebody.email)
    return await stage.as_(somebody), {"token": stage.token(LinkPurpose.JOIN_STAFF, row.id)}


async def change_member_role(stage: Stage) -> Doing:
    colleague = await member(stage.school, Role.COACH)
    return await stage.owner(), {"membershipId": await stage.membership(colleague), "role": "ANALYST"}


async def remove_member(stage: Stage) -> Doing:
    return await stage.owner(), {"membershipId": await stage.membership(await member(stage.school, Role.COACH))}


async def leave_organization(stage: Stage) -> Doing:
    colleague = await member(stage.school, Role.ADMIN)
    return await stage.as_(colleague), {"organizationId": stage.school.global_id}


async def transfer_ownership(stage: Stage) -> Doing:
    colleague = await member(stage.school, Role.ADMIN)
    return await stage.owner(), {"membershipId": await stage.membership(colleague)}


async def create_team(stage: Stage) -> Doing:
    learner, _, _ = await stage.connected()
    coach = await stage.membership(await member(stage.school, Role.COACH))
    people = {"coachIds": [coach], "learnerIds": [learner.learner]}
    return await stage.owner(), {"organizationId": stage.school.global_id, "name": f"T {next(_numbers)}", **people}


async def update_team(stage: Stage) -> Doing:
    owner, given = await create_team(stage)
    made = await owner.done("createTeam", "team { id }", **given)
    return owner, {"teamId": made["team"]["id"], "name": f"Another {next(_numbers)}"}


async def delete_team(stage: Stage) -> Doing:
    team = await Team.create(organization_id=stage.school.id, name=f"T {next(_numbers)}")
    return await stage.owner(), {"teamId": to_global("Team", team.id)}


async def of_organization(stage: Stage) -> Doing:
    return await stage.owner(), {"organizationId": stage.school.global_id}


async def activate_invitation_link(stage: Stage) -> Doing:
    owner, given = await of_organization(stage)
    await owner.done("deactivateInvitationLink", **given)
    return owner, given


async def limit_invitation_link(stage: Stage) -> Doing:
    owner, given = await of_organization(stage)
    return owner, {**given, "maxUses": 1_000}


async def invite_learners(stage: Stage) -> Doing:
    owner, given = await of_organization(stage)
    return owner, {**given, "invitees": {"addresses": [f"a{next(_numbers)}@example.org" for _ in range(3)]}}


async def of_invitation(stage: Stage) -> Doing:
    row = await invitation(stage.school, f"invited{next(_numbers)}@example.org")
    return await stage.owner(), {"invitationId": to_global("Invitation", row.id)}


async def restrict_invitations(stage: Stage) -> Doing:
    owner, given = await of_organization(stage)
    return owner, {**given, "domains": ["example.org"]}


async def join_organization(stage: Stage) -> Doing:
    return await stage.as_(await person()), {"token": stage.school.token}


async def request_connection(stage: Stage) -> Doing:
    return await stage.as_(await person()), {"organizationId": stage.school.global_id, "message": "Hello"}


async def withdraw_connection_request(stage: Stage) -> Doing:
    client, request = await stage.requested()
    return client, {"connectionId": request}


async def answer_connection_request(stage: Stage) -> Doing:
    requests = [(await stage.requested())[1] for _ in range(2)]
    return await stage.owner(), {"connectionIds": requests}


async def choose_request_mails(stage: Stage) -> Doing:
    owner, given = await of_organization(stage)
    return owner, {**given, "requestMails": "DAILY"}


async def disconnect(stage: Stage) -> Doing:
    _, client, connection = await stage.connected()
    return client, {"connectionId": connection, "reason": "Moved away"}


async def block_learner(stage: Stage) -> Doing:
    learner, _, _ = await stage.connected()
    return await stage.owner(), {"organizationId": stage.school.global_id, "learnerId": learner.learner}


async def unblock_learner(stage: Stage) -> Doing:
    owner, given = await block_learner(stage)
    made = await owner.done("blockLearner", "block { id }", **given)
    return owner, {"blockId": made["block"]["id"]}


async def grant_credits(stage: Stage) -> Doing:
    staff = await stage.as_(await person(platform=True))
    return staff, {"organizationId": stage.school.global_id, "amount": 3}


async def set_mail_allowance(stage: Stage) -> Doing:
    staff = await stage.as_(await person(platform=True))
    return staff, {"organizationId": stage.school.global_id, "perDay": 5_000, "reason": "A school that we know"}


async def start_session(stage: Stage) -> Doing:
    _, client, _ = await stage.connected()
    given = {"courseId": (await lessons()).global_id, "language": "EN", "organizationId": stage.school.global_id}
    return client, given


async def record_progress(stage: Stage) -> Doing:
    client, session, modules = await stage.started()
    return client, {"sessionId": session, "moduleId": modules[0]}


async def complete_session(stage: Stage) -> Doing:
    client, session, (lesson, quiz) = await stage.started()
    await client.done("recordProgress", sessionId=session, moduleId=lesson)
    await client.done("recordProgress", sessionId=session, moduleId=quiz, scorePercent=100)
    return client, {"sessionId": session}


async def mark_notifications_read(stage: Stage) -> Doing:
    return await stage.owner(), {"notifications": {"upTo": 3}}


async def terminate_session(stage: Stage) -> Doing:
    _, session, _ = await stage.started()
    return await stage.owner(), {"sessionId": session, "reason": "Wrong course"}


async def terminate_sessions(stage: Stage) -> Doing:
    sessions = [(await stage.started())[1] for _ in range(2)]
    return await stage.owner(), {"organizationId": stage.school.global_id, "sessionIds": sessions, "reason": "No"}


async def disconnect_learners(stage: Stage) -> Doing:
    bonds = [(await stage.connected())[2] for _ in range(2)]
    return await stage.owner(), {"organizationId": stage.school.global_id, "connectionIds": bonds, "reason": "Summer"}


async def of_invitations(stage: Stage) -> Doing:
    rows = [await invitation(stage.school, f"invited{next(_numbers)}@example.org") for _ in range(2)]
    ids = [to_global("Invitation", row.id) for row in rows]
    return await stage.owner(), {"organizationId": stage.school.global_id, "invitationIds": ids}


MUTATIONS: Final[dict[str, Callable[[Stage], Awaitable[Doing]]]] = {
    "register": register,
    "verifyEmail": verify_email,
    "signIn": sign_in,
    "refreshTokens": refresh_tokens,
    "signOut": signing_out,
    "signOutEverywhere": signing_out,
    "requestPasswordReset": request_password_reset,
    "resetPassword": reset_password,
    "changePassword": change_password,
    "requestEmailChange": request_email_change,
    "confirmEmailChange": confirm_email_change,
    "addEmailAddress": add_email_address,
    "confirmEmailAddress": confirm_email_address,
    "removeEmailAddress": remove_email_address,
    "createAccessToken": create_access_token,
    "revokeAccessToken": revoke_access_token,
    "createOrganization": create_organization,
    "updateBranding": update_branding,
    "inviteStaff": invite_staff,
    "revokeStaffInvitation": revoke_staff_invitation,
    "acceptStaffInvitation": accept_staff_invitation,
    "changeMemberRole": change_member_role,
    "removeMember": remove_member,
    "leaveOrganization": leave_organization,
    "transferOwnership": transfer_ownership,
    "createTeam": create_team,
    "updateTeam": update_team,
    "deleteTeam": delete_team,
    "activateInvitationLink": activate_invitation_link,
    "deactivateInvitationLink": of_organization,
    "limitInvitationLink": limit_invitation_link,
    "rotateInvitationLink": of_organization,
    "inviteLearners": invite_learners,
    "resendInvitation": of_invitation,
    "revokeInvitation": of_invitation,
    "restrictInvitations": restrict_invitations,
    "joinOrganization": join_organization,
    "requestConnection": request_connection,
    "withdrawConnectionRequest": withdraw_connection_request,
    "acceptConnectionRequest": answer_connection_request,
    "rejectConnectionRequest": answer_connection_request,
    "chooseRequestMails": choose_request_mails,
    "disconnect": disconnect,
    "blockLearner": block_learner,
    "unblockLearner": unblock_learner,
    "grantCredits": grant_credits,
    "setMailAllowance": set_mail_allowance,
    "startSession": start_session,
    "recordProgress": record_progress,
    "completeSession": complete_session,
    "markNotificationsRead": mark_notifications_read,
    "terminateSession": terminate_session,
    "terminateSessions": terminate_sessions,
    "disconnectLearners": disconnect_learners,
    "resendInvitations": of_invitations,
    "revokeInvitations": of_invitations,
}
"""How each mutation of the schema is carried out successfully."""
