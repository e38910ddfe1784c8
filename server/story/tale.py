"""The whole story against a running system, as its people would live it; stops at the first untruth."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

import httpx
from rich.console import Console

from server.demo.seed import DEMO_SIGN_INS
from server.story.client import Somebody, Untrue, eventually, mail_for, token_in, true
from server.story.other_ways import ConnectionLimiter

PASSWORD = "a password for a story, no more"  # noqa: S105 (of accounts that the story makes)
SEES = """
query($id: ID!) { organization(id: $id) {
  credits { balance reserved spent ledger(first: 1) { nodes { reason amount account } } }
  learners { totalCount nodes {
    name email
    connections { nodes { state endedBySide endReason } }
    sessions { nodes { state course { title } fundedBy { id } } }
    certificates { nodes { number fundedBy { id } } }
  } }
} }
"""


class Story:
    """What happens, step by step; each step says what it shows."""

    def __init__(self, url: str, say: Callable[[str], None]) -> None:
        self.url = url
        self.say = say
        mark = secrets.token_hex(4)
        self.emails = {name: f"{name}.{mark}@story.example" for name in ("olive", "hugo", "lena", "ivan", "rosa")}
        self.olive, self.hugo, self.lena, self.ivan, self.rosa = (Somebody(url, name.title()) for name in self.emails)
        self.platform, self.stranger = Somebody(url, "The provider"), Somebody(url, "A stranger")

    async def run(self) -> None:
        """The whole of it. Raises Untrue."""
        try:
            await self._tell()
        finally:
            for person in (self.olive, self.hugo, self.lena, self.ivan, self.rosa, self.platform, self.stranger):
                await person.close()

    async def _tell(self) -> None:
        for person in (self.olive, self.hugo):
            await self._register(person)
        self.say("Olive and Hugo registered, followed the links in their mails and signed in")
        school, school_token = await self._found(self.olive, "Story School", "SCHOOL")
        firm, firm_token = await self._found(self.hugo, "Story Company", "COMPANY")
        await self._grant(school, 2)
        await self._grant(firm, 1)
        self.say("Each founded an organization; the provider granted credits")

        shown = (await self.stranger.ask(INVITATION, token=school_token))["invitation"]
        true(shown == {"state": "ACTIVE", "organization": {"name": "Story School"}}, "the link shows who invites")
        await self._register(self.lena, invitationToken=school_token)
        await self.lena.do("joinOrganization", "JoinOrganizationInput", token=firm_token)
        self.say("Lena followed the school's link, registered and was connected; then she joined the company too")

        courses = await self._courses()
        await self.lena.sign_in_with_app(self.emails["lena"], PASSWORD)
        paid = await self._earn(courses[0], school)
        elsewhere = await self._earn(courses[1], firm)
        running = await self._start(courses[2], school)
        await mail_for(self.url, self.emails["lena"], paid)
        self.say(f"She earned {paid} on the school's credit and {elsewhere} on the company's; the mail came")

        learner = (await self._seen(school))["learners"]["nodes"][0]
        true(
            {c["number"] for c in learner["certificates"]["nodes"]} == {paid, elsewhere},
            "all certificates, whoever paid",
        )
        true(learner["email"] == self.emails["lena"], "the email of a connected learner")
        true(sum(s["state"] == "IN_PROGRESS" for s in learner["sessions"]["nodes"]) == 1, "the session in progress")
        funders = {c["number"]: c["fundedBy"] for c in learner["certificates"]["nodes"]}
        true(funders == {paid: {"id": school}, elsewhere: None}, "not who else paid")
        self.say("The school saw both certificates and the running session in one nested query")

        await self._disconnect(school, running, paid)
        await self._dead_link(school, school_token)
        await self._other_doors(school)
        await self._keeps(paid, elsewhere)

    async def _register(self, person: Somebody, **link: str) -> None:
        email = self.emails[person.name.lower()]
        given = {"email": email, "name": f"{person.name} Story", "password": PASSWORD, "language": "EN", **link}
        await person.do("register", "RegisterInput", **given)
        mail = await mail_for(self.url, email, "/verify-email")
        payload = await person.do(
            "verifyEmail",
            "VerifyEmailInput",
            "joinedOrganization",
            token=token_in(mail, "/verify-email"),
            password=PASSWORD,
        )
        true(payload["joinedOrganization"] is bool(link), "who came by a link is connected")
        await person.sign_in_with_browser(email, PASSWORD)

    async def _found(self, owner: Somebody, name: str, kind: str) -> tuple[str, str]:
        selection = "organization { id invitationLink { token isActive } }"
        made = await owner.do("createOrganization", "CreateOrganizationInput", selection, name=name, kind=kind)
        return made["organization"]["id"], made["organization"]["invitationLink"]["token"]

    async def _grant(self, organization: str, amount: int) -> None:
        if "Authorization" not in self.platform.http.headers:
            [staff] = [person for person in DEMO_SIGN_INS if person.role == "provider's staff"]
            await self.platform.sign_in_with_app(staff.email, staff.password)
        await self.platform.do("grantCredits", "GrantCreditsInput", organizationId=organization, amount=amount)

    async def _courses(self) -> list[dict[str, Any]]:
        found = await self.lena.ask("{ courses { nodes { id access modules { id kind } } } }")
        return [course for course in found["courses"]["nodes"] if course["access"] == "CONNECTION"]

    async def _start(self, course: dict[str, Any], organization: str) -> str:
        payload = await self.lena.do(
            "startSession",
            "StartSessionInput",
            "session { id }",
            courseId=course["id"],
            language="FR",
            organizationId=organization,
        )
        return str(payload["session"]["id"])

    async def _earn(self, course: dict[str, Any], organization: str) -> str:
        session = await self._start(course, organization)
        refused = await self.lena.refused("completeSession", "CompleteSessionInput", sessionId=session)
        true(refused == "COURSE_NOT_FINISHED", "nothing is earned by nothing")
        for module in course["modules"]:
            score: dict[str, Any] = {"scorePercent": 92} if module["kind"] == "QUIZ" else {}
            await self.lena.do(
                "recordProgress", "RecordProgressInput", sessionId=session, moduleId=module["id"], **score
            )
        payload = await self.lena.do(
            "completeSession", "CompleteSessionInput", "certificate { number isValid }", sessionId=session
        )
        true(payload["certificate"]["isValid"], "a fresh certificate is valid")
        return str(payload["certificate"]["number"])

    async def _seen(self, organization: str) -> dict[str, Any]:
        return dict((await self.olive.ask(SEES, id=organization))["organization"])

    async def _disconnect(self, school: str, running: str, paid: str) -> None:
        own = await self.lena.ask("{ viewer { learner { connections { nodes { id organization { id } } } } } }")
        connections = own["viewer"]["learner"]["connections"]["nodes"]
        [connection] = [c["id"] for c in connections if c["organization"]["id"] == school]
        await self.lena.do("disconnect", "DisconnectInput", connectionId=connection, reason="I moved to another school")
        refused = await self.lena.refused("completeSession", "CompleteSessionInput", sessionId=running)
        true(refused == "SESSION_ENDED", "from the moment of the disconnect no session completes")
        self.say("Lena disconnected; from that moment her session could not be completed")

        seen = await self._seen(school)
        learner = seen["learners"]["nodes"][0]
        true(
            [c["number"] for c in learner["certificates"]["nodes"]] == [paid], "only what the school's credit paid for"
        )
        true(learner["name"] == "Lena Story" and learner["email"] is None, "the name stays, the email goes")
        ended = {"state": "DISCONNECTED", "endedBySide": "LEARNER", "endReason": "I moved to another school"}
        true(learner["connections"]["nodes"] == [ended], "the record of the connection stays")
        self.say("The school saw what its credit had paid for, and nothing else of hers any more")

        await eventually("the worker terminates the session", lambda: self._is_terminated(running))
        credits = (await self._seen(school))["credits"]
        true((credits["balance"], credits["reserved"], credits["spent"]) == (1, 0, 1), "the unused credit came back")
        true(credits["ledger"]["nodes"][0]["reason"] == "RETURNED_ON_TERMINATION", "the ledger says why")
        for person in (self.lena, self.olive):
            await eventually(f"{person.name} is told", lambda person=person: self._is_told(person))  # type: ignore[misc]
        self.say("The worker terminated the session, the credit came back, both sides were told")

    async def _is_terminated(self, session: str) -> bool:
        found = await self.lena.ask("query($id: ID!) { node(id: $id) { ... on Session { state } } }", id=session)
        return bool(found["node"]["state"] == "TERMINATED")

    async def _is_told(self, person: Somebody) -> bool:
        found = await person.ask("{ viewer { notifications { nodes { kind sequence } } } }")
        told = found["viewer"]["notifications"]["nodes"]
        numbers = [one["sequence"] for one in told]
        true(numbers == list(range(len(numbers), 0, -1)), "notifications are numbered without gaps")
        return any(one["kind"] == "CONNECTION_ENDED" for one in told)

    async def _dead_link(self, school: str, token: str) -> None:
        await self.olive.do("deactivateInvitationLink", "InvitationLinkInput", organizationId=school)
        refused = await self.lena.refused("joinOrganization", "JoinOrganizationInput", token=token)
        true(refused == "INVITATION_LINK_INACTIVE", "an inactive link connects nobody")
        await self.olive.do("rotateInvitationLink", "InvitationLinkInput", organizationId=school)
        refused = await self.lena.refused("joinOrganization", "JoinOrganizationInput", token=token)
        true(refused == "INVITATION_LINK_UNKNOWN", "a rotated link is dead")
        self.say("The switched-off link and the replaced one connected nobody, and said so")

    async def _other_doors(self, school: str) -> None:
        limiter = ConnectionLimiter(self.url, self.say, school, self.olive)
        token = await limiter.invite(self.emails["ivan"], "Ivan Story")
        await self._register(self.ivan, invitationToken=token)
        await limiter.accepted(self.ivan, self.emails["ivan"])
        await self._register(self.rosa)
        await limiter.request(self.rosa, self.emails["rosa"])
        await limiter.come_back(self.lena)

    async def _keeps(self, *numbers: str) -> None:
        own = await self.lena.ask("{ viewer { learner { certificates { nodes { number } } } } }")
        kept = {c["number"] for c in own["viewer"]["learner"]["certificates"]["nodes"]}
        true(kept == set(numbers), "the learner keeps every certificate")
        await self.lena.ask("mutation { signOutEverywhere { userErrors { code } } }")
        response = await self.lena.http.post("/graphql", json={"query": "{ viewer { id } }"})
        true(response.status_code == 401, "signing out everywhere ends every token")
        self.say("Lena kept both certificates, and signed out everywhere")


INVITATION = "query($token: String!) { invitation(token: $token) { state organization { name } } }"


async def run(url: str) -> int:
    """Tell the story on the terminal; 0 if all of it was true."""
    console, step = Console(), 0

    def say(text: str) -> None:
        nonlocal step
        step += 1
        console.print(f"[green]{step:2}[/] {text}", highlight=False)

    try:
        await Story(url, say).run()
    except httpx.TransportError as error:
        console.print(f"[red]Nothing answers on {url}[/] ({type(error).__name__}). Start it with: make up")
        return 1
    except Untrue as untrue:
        console.print("[red]The story ends here:[/]", untrue, highlight=False, markup=False)
        return 1
    console.print("[bold green]All of it was true.[/]")
    return 0
