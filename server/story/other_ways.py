"""The story's other doors: an invitation by mail, a request that a phone hears of, a learner who comes back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from server.story.client import Somebody, Untrue, eventually, mail_for, true
from server.story.phone import Phone

WATCH = """subscription($organization: ID!, $after: Int) {
  connectionRequested(organizationId: $organization, after: $after) {
    sequence connection { id state requestMessage learner { name } }
  }
}"""
DELIVERIES = """query($id: ID!, $email: String!) { organization(id: $id) {
  invitations(filter: { email: { equalTo: $email } }) { nodes { state connection { state origin } } }
} }"""
OWN = """{ viewer {
  learner { connections { nodes { id state origin organization { id } } } }
  notifications { nodes { kind } }
} }"""


class ConnectionLimiter:
    """What happens at one organization's doors; `owner` is signed in by a browser."""

    def __init__(self, url: str, say: Callable[[str], None], organization: str, owner: Somebody) -> None:
        self.url = url
        self.say = say
        self.organization = organization
        self.owner = owner

    async def invite(self, email: str, name: str) -> str:
        """Olive invites a list with its usual faults; the token comes out of the mail that arrives."""
        pasted = f"{name} <{email}>; {email}, not an address"
        payload = await self.owner.do(
            "inviteLearners",
            "InviteLearnersInput",
            "outcomes { outcome }",
            organizationId=self.organization,
            invitees={"text": pasted},
            message="Welcome to us",
        )
        outcomes = [each["outcome"] for each in payload["outcomes"]]
        true(outcomes[:2] == ["QUEUED", "DUPLICATE"], f"who is invited once is mailed once: {outcomes}")
        true(set(outcomes[2:]) == {"INVALID"}, f"what is no address comes back by name: {outcomes}")
        mail = await mail_for(self.url, email, "/join/")
        true("Welcome to us" in mail, "the mail carries the owner's words")
        await eventually("the delivery is recorded", lambda: self._stands(email, "SENT"))
        found = re.search(r"/join/([\w-]+)", mail)
        if found is None:
            raise Untrue(f"the mail has no link: {mail}")
        self.say("Olive pasted a list with a duplicate and a slip; Ivan got his invitation, the slip came back by name")
        return found[1]

    async def accepted(self, guest: Somebody, email: str) -> None:
        """Ivan registered by the mail's link."""
        [invitation] = await self._invitations(email)
        wanted = {"state": "ACCEPTED", "connection": {"state": "ACTIVE", "origin": "EMAIL_INVITATION"}}
        true(invitation == wanted, f"the invitation is accepted: {invitation}")
        true((await self._bonds(guest))[0]["origin"] == "EMAIL_INVITATION", "Ivan sees how he came")
        self.say("Ivan registered by the link in the mail and was connected; Olive saw his invitation accepted")

    async def request(self, learner: Somebody, email: str) -> None:
        """Rosa asks while Olive's phone is offline; it hears of her when it comes back, and answers."""
        payload = await self.owner.do(
            "signIn", "SignInInput", "tokens { accessToken }", **self.owner.credentials, transport="TOKEN"
        )
        authorization = f"Bearer {payload['tokens']['accessToken']}"
        async with Phone(self.url, authorization) as phone:
            await phone.watch(WATCH, organization=self.organization)
        before = await self.owner.ask("{ viewer { notifications(first: 1) { nodes { sequence } } } }")
        last = before["viewer"]["notifications"]["nodes"][0]["sequence"]
        await learner.do(
            "requestConnection", "RequestConnectionInput", organizationId=self.organization, message="I teach year 4"
        )
        await eventually("Olive is told", lambda: self._is_told(self.owner, "CONNECTION_REQUESTED"))
        async with Phone(self.url, authorization) as phone:
            await phone.watch(WATCH, organization=self.organization, after=last)
            heard = (await phone.next())["connectionRequested"]
            true(heard["connection"]["learner"] == {"name": "Rosa Story"}, f"the phone hears who asks: {heard}")
            true(heard["connection"]["requestMessage"] == "I teach year 4", "and in which words")
            connection = heard["connection"]["id"]
        self.say("Rosa asked to be connected while Olive's phone was offline; the phone heard of it when it came back")
        answered = await self.owner.do(
            "acceptConnectionRequest",
            "AcceptConnectionRequestInput",
            "outcomes { code connection { state } }",
            connectionIds=[connection],
        )
        true(answered["outcomes"] == [{"code": None, "connection": {"state": "ACTIVE"}}], f"accepted: {answered}")
        late = await learner.refused(
            "withdrawConnectionRequest", "WithdrawConnectionRequestInput", connectionId=connection
        )
        true(late == "REQUEST_ENDED", "what is accepted cannot be withdrawn")
        await eventually("Rosa is told", lambda: self._is_told(learner, "REQUEST_ACCEPTED"))
        await mail_for(self.url, email, "Story School")
        self.say("Olive accepted; Rosa was told in the app and by mail")

    async def come_back(self, learner: Somebody) -> None:
        """Lena, who had disconnected, follows the new link: a new connection, the old one stays history."""
        found = await self.owner.ask(
            "query($id: ID!) { organization(id: $id) { invitationLink { token } } }", id=self.organization
        )
        token = found["organization"]["invitationLink"]["token"]
        await learner.do("joinOrganization", "JoinOrganizationInput", token=token)
        states = sorted(bond["state"] for bond in await self._bonds(learner))
        true(states == ["ACTIVE", "DISCONNECTED"], f"coming back makes a new connection: {states}")
        self.say("Lena came back by the new link: a new connection, and the old one is still on record")

    async def _invitations(self, email: str) -> list[dict[str, Any]]:
        found = await self.owner.ask(DELIVERIES, id=self.organization, email=email)
        return list(found["organization"]["invitations"]["nodes"])

    async def _stands(self, email: str, state: str) -> bool:
        return [each["state"] for each in await self._invitations(email)] == [state]

    async def _bonds(self, learner: Somebody) -> list[dict[str, Any]]:
        own = await learner.ask(OWN)
        bonds = own["viewer"]["learner"]["connections"]["nodes"]
        return [bond for bond in bonds if bond["organization"]["id"] == self.organization]

    async def _is_told(self, somebody: Somebody, kind: str) -> bool:
        own = await somebody.ask(OWN)
        return any(each["kind"] == kind for each in own["viewer"]["notifications"]["nodes"])
