"""Worlds at random: everybody may be staff here and a learner there, connected in any way, paid for by anybody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from tests.oracle.bonds import bonds, bonds_go_on
from tests.oracle.maker import FAR, LANGUAGES, PAST, ROLES, SEARCHABLE, START, Maker
from tests.oracle.world import Row, World

MAILS = ("IMMEDIATELY", "DAILY", "NEVER")
HISTORIES = (
    ("ACTIVE",),
    ("ACTIVE",),
    ("REQUESTED",),
    ("REJECTED",),
    ("WITHDRAWN",),
    ("DISCONNECTED",),
    ("DISCONNECTED",),
    ("DISCONNECTED", "ACTIVE"),
    ("DISCONNECTED", "REQUESTED"),
    ("REJECTED", "ACTIVE"),
    ("WITHDRAWN", "REQUESTED"),
    ("DISCONNECTED", "DISCONNECTED", "ACTIVE"),
)


MOVES = {
    "GRANTED": ("SOURCE", "AVAILABLE"),
    "SESSION_STARTED": ("AVAILABLE", "RESERVED"),
    "SESSION_COMPLETED": ("RESERVED", "SPENT"),
    "RETURNED_ON_TERMINATION": ("RESERVED", "AVAILABLE"),
}
"""From which account to which credits move, by why."""


class _Maker(Maker):
    """Draws one world."""

    def people(self, how_many: int) -> None:
        for number in range(how_many):
            word = self.random.choice(SEARCHABLE).lower()
            email = f"{word}{self.random.choice(('.', '_', '+'))}{number}@{self.random.choice(SEARCHABLE).lower()}.test"
            account = self.add(
                "account", email=email, password_hash="!", language=self.random.choice(LANGUAGES),
                is_platform_staff=number == 0, notification_sequence=0, created_at=self.moment(),
                password_changed_at=START,
            )  # fmt: skip
            self.add("learner", account_id=account.id, name=self.name(), created_at=self.moment())
            self.token(account, "MOBILE_ACCESS", is_live=True)
            for _ in range(self.random.randrange(3)):
                kind = self.random.choice(("MOBILE_ACCESS", "PERSONAL", "BROWSER"))
                self.token(account, kind, is_live=self.chance(0.5))

    def token(self, account: Row, kind: str, *, is_live: bool) -> None:
        expired = not is_live and self.chance(0.5)
        self.add(
            "access_token", account_id=account.id, kind=kind, scope="READ_ONLY" if kind == "PERSONAL" else "FULL",
            token_hash=self.random.randbytes(32), family_id=account.id, label=self.maybe(self.name()),
            created_at=PAST - timedelta(days=self.random.randrange(1, 3)), expires_at=PAST if expired else FAR,
            last_used_at=self.maybe(self.moment()), revoked_at=None if is_live or expired else self.moment(),
        )  # fmt: skip

    def catalogue(self) -> None:
        for number in range(5):
            course = self.add(
                "course", slug=f"{self.random.choice(SEARCHABLE).lower()}-{number}",
                access=self.random.choice(("CONNECTION", "CODE")), validity_months=self.maybe(12),
                published_at=self.random.choice((PAST, PAST, PAST, FAR, None)), created_at=self.moment(),
            )  # fmt: skip
            for language in self.random.sample(LANGUAGES, self.random.randrange(4)):
                self.add(
                    "course_translation", course_id=course.id, language=language, title=f"{self.name()} {language}",
                    summary=f"About {language}",
                )  # fmt: skip
            for position in range(1, self.random.randrange(1, 4)):
                mark = self.maybe(self.random.randrange(101))
                module = self.add(
                    "course_module", course_id=course.id, position=position, pass_mark=mark,
                    kind="LESSON" if mark is None else "QUIZ",
                )  # fmt: skip
                for language in self.random.sample(LANGUAGES, self.random.randrange(3)):
                    self.add("course_module_translation", module_id=module.id, language=language, title=self.name())

    def organization(self, number: int) -> None:
        everybody = self.world.all("account")
        allowed = self.random.choice((None, None, None, 0, 5, 3_000))
        organization = self.add(
            "organization", kind=self.random.choice(("SCHOOL", "COMPANY")), name=self.name(),
            slug=f"organization-{number}", logo_url=self.maybe("https://example.org/logo.svg"),
            primary_colour="#12AB3F" if number == 0 else self.maybe("#12AB3F"), accent_colour=self.maybe("#000000"),
            invitation_domains=[f"{word.lower()}.test" for word in SEARCHABLE if self.chance(0.2)],
            signatory_name=self.maybe(self.name()), signatory_title=self.maybe("Head"),
            created_by_id=everybody[0].id, created_at=self.moment(), mails_per_day=allowed,
            mails_per_day_set_at=self.maybe(self.lately()) if allowed is None else self.lately(),
        )  # fmt: skip
        of = {"organization_id": organization.id}
        staff = [
            self.add(
                "membership",
                **of,
                account_id=account.id,
                invited_by_id=self.maybe(self.random.choice(everybody).id),
                role=role,
                created_at=self.moment(),
                request_mails=self.random.choice(MAILS),
            )
            for account, role in zip(self.random.sample(everybody, len(ROLES)), ROLES, strict=True)
            if role == "OWNER" or self.chance(0.8)
        ]
        for name in {self.name().lower(): None for _ in range(3)}:
            team = self.add("team", **of, name=name, created_at=self.moment())
            coaches = [m for m in staff if m.role == "COACH" or self.chance(0.1)]
            # Some teams have no coach, some coaches no team.
            for coach in self.random.sample(coaches, min(len(coaches), self.random.randrange(3))):
                self.add("team_coach", **of, team_id=team.id, membership_id=coach.id)
            for learner in self.random.sample(self.world.all("learner"), self.random.randrange(8)):
                self.add("team_learner", **of, team_id=team.id, learner_id=learner.id)
        for state in ("pending", "accepted", "revoked", "expired"):
            self.add(
                "staff_invitation", **of, email=f"{state}.{number}@mambo.test", role=self.random.choice(ROLES),
                invited_by_id=everybody[0].id, created_at=PAST - timedelta(days=self.random.randrange(1, 3)),
                expires_at=PAST if state == "expired" else FAR,
                accepted_at=self.moment() if state == "accepted" else None,
                revoked_at=self.moment() if state == "revoked" else None,
            )  # fmt: skip
        is_current = self.chance(0.8)
        for rotated in (True, False) if is_current else (True,):
            most = self.maybe(self.random.randrange(1, 4))
            self.add(
                "invitation_link", **of, token=self.random.randbytes(20).hex(), created_at=self.moment(),
                is_active=not rotated and self.chance(0.7), rotated_at=self.moment() if rotated else None,
                max_uses=most, uses=self.random.randrange(4 if most is None else most + 1),
                expires_at=self.random.choice((None, FAR, FAR, PAST)),
            )  # fmt: skip
        self.mails(organization)
        self.ledger(organization_id=organization.id, learner_id=None)

    def mails(self, organization: Row) -> None:
        """How many invitations were mailed lately, and how many people did not want them."""
        today = datetime.now(UTC).date()
        of = {"organization_id": organization.id}
        for before in self.random.sample(range(40), self.random.randrange(1, 8)):
            self.add("mail_day", **of, day=today - timedelta(days=before), mails=self.random.randrange(90))
        for number in range(self.random.choice((1, 2, 19, 40, 70))):
            self.add("unsubscription", **of, email=f"no.{number}@{organization.slug}.test", created_at=self.lately())

    def ledger(self, **owner: UUID | None) -> None:
        """Accounts, with what was granted; some owners have none."""
        if self.chance(0.3):
            return
        for kind in ("SOURCE", "AVAILABLE", "RESERVED", "SPENT"):
            balance = self.random.randrange(20) * (-1 if kind == "SOURCE" else 1)
            self.add("ledger_account", **owner, kind=kind, balance=balance)
        for _ in range(self.random.randrange(4)):
            self.moved("GRANTED", self.random.choice((1, 2, 50)), None, **owner)

    def moved(self, reason: str, amount: int, session: Row | None, **owner: UUID | None) -> None:
        """Credits between two accounts of an owner, if there are accounts."""
        held = {account.kind: account for account in self.world.all("ledger_account", **owner)}
        if not held:
            return
        by: list[UUID | None]
        if session is not None:
            learner = self.world.get("learner", session.learner_id)
            assert learner is not None
            staff = self.world.all("membership", organization_id=owner["organization_id"])
            by = [learner.account_id, *(each.account_id for each in staff), None]
        else:
            by = [None, *(each.id for each in self.world.all("account"))]
        transaction = self.add(
            "ledger_transaction", reason=reason, note=self.maybe(self.name()), actor_id=self.random.choice(by),
            session_id=None if session is None else session.id, occurred_at=self.moment(),
        )  # fmt: skip
        source, target = MOVES[reason]
        for kind, change in ((source, -amount), (target, amount)):
            self.add("ledger_entry", transaction_id=transaction.id, account_id=held[kind].id, amount=change)

    def spent(self) -> None:
        """What sessions did to the credits of those who paid for them; once each, at most."""
        for session in self.world.all("session"):
            payer = session.funding_organization_id
            owner = {"organization_id": payer, "learner_id": None if payer else session.learner_id}
            if self.chance(0.6):
                self.moved("SESSION_STARTED", 1, session, **owner)
            if session.state != "IN_PROGRESS" and self.chance(0.6):
                settled = "SESSION_COMPLETED" if session.state == "COMPLETED" else "RETURNED_ON_TERMINATION"
                self.moved(settled, 1, session, **owner)

    def connections(self, learner: Row) -> None:
        for organization in self.world.all("organization"):
            for state in self.random.choice(HISTORIES) if self.chance(0.45) else ():
                asked_only = state in {"REQUESTED", "REJECTED", "WITHDRAWN"}
                is_open = state in {"REQUESTED", "ACTIVE"}
                origin = "REQUEST" if asked_only else self.random.choice(("LINK", "EMAIL_INVITATION", "REQUEST"))
                self.add(
                    "connection", learner_id=learner.id, organization_id=organization.id, state=state,
                    origin=origin, request_message=self.maybe("Please") if origin == "REQUEST" else None,
                    created_at=self.moment(), activated_at=None if asked_only else self.moment(),
                    ended_at=None if is_open else self.moment(), ended_by_id=None if is_open else learner.account_id,
                    ended_by_side=None if is_open else self.random.choice(("LEARNER", "ORGANIZATION")),
                    end_reason=None if is_open else self.maybe("Moved on"),
                )  # fmt: skip

    def sessions(self, learner: Row) -> None:
        running: set[UUID] = set()
        for _ in range(self.random.randrange(7)):
            course = self.random.choice(self.world.all("course"))
            state = self.random.choice(("IN_PROGRESS", "COMPLETED", "TERMINATED"))
            if state == "IN_PROGRESS" and course.id in running:
                state = "COMPLETED"
            if state == "IN_PROGRESS":
                running.add(course.id)
            payer = self.random.choice([None, *self.world.all("organization")])
            through = self.world.all("connection", learner_id=learner.id, organization_id=payer.id) if payer else []
            session = self.add(
                "session", learner_id=learner.id, course_id=course.id, language=self.random.choice(LANGUAGES),
                state=state, progress_percent=100 if state == "COMPLETED" else self.random.choice((0, 0, 33, 50, 67)),
                funding_organization_id=payer.id if payer else None,
                connection_id=self.maybe(self.random.choice(through).id, 0.7) if through else None,
                started_at=self.moment(), completed_at=self.moment() if state == "COMPLETED" else None,
                terminated_at=self.moment() if state == "TERMINATED" else None, terminated_by_id=None,
                termination_reason=self.random.choice(("DISCONNECTED", "BY_ORGANIZATION"))
                if state == "TERMINATED" else None,
                termination_note=self.maybe("Enough") if state == "TERMINATED" else None,
            )  # fmt: skip
            for module in self.world.all("course_module", course_id=course.id):
                if self.chance(0.6):
                    score = None if module.kind == "LESSON" else self.random.randrange(101)
                    of = {"session_id": session.id, "module_id": module.id}
                    self.add("module_progress", **of, score_percent=score, completed_at=self.moment())
            if state == "COMPLETED" and self.chance(0.9):
                self.certificate(session, learner)

    def certificate(self, session: Row, learner: Row) -> None:
        number = next(self.numbers)
        revoked = self.maybe(self.moment(), 0.2)
        issued = PAST - timedelta(days=30) + (self.moment() - START)
        self.add(
            "certificate", number=f"TES-7K2M-9QXD-{number:04}", learner_id=learner.id, course_id=session.course_id,
            session_id=session.id, funding_organization_id=session.funding_organization_id,
            holder_name=self.random.choice((learner.name, self.name())), language=session.language, issued_at=issued,
            expires_at=self.random.choice((None, PAST, FAR)), revoked_at=revoked,
            revocation_reason="By mistake" if revoked else None,
        )  # fmt: skip

    def notifications(self) -> None:
        sequences: dict[UUID, int] = {}
        kinds = ["LEARNER_JOINED", "CONNECTION_REQUESTED", "REQUEST_ACCEPTED", "REQUEST_REJECTED", "CONNECTION_ENDED",
                 "SESSION_TERMINATED", "CERTIFICATE_EARNED", "MEMBERSHIP_CHANGED"]  # fmt: skip
        for _ in range(60):
            recipient = self.random.choice(self.world.all("account")).id
            sequences[recipient] = sequences.get(recipient, 0) + 1

            def about(table: str, own: UUID = recipient) -> UUID | None:
                rows = self.world.all(table)
                if table != "organization" and self.chance(0.5):
                    [mine] = self.world.all("learner", account_id=own)
                    rows = self.world.all(table, learner_id=mine.id)
                return self.random.choice(rows).id if rows and self.chance(0.4) else None

            self.add(
                "notification", recipient_id=recipient, sequence=sequences[recipient], key=str(sequences[recipient]),
                kind=self.random.choice(kinds), created_at=self.moment(), read_at=self.maybe(self.moment()),
                organization_id=about("organization"), connection_id=about("connection"), session_id=about("session"),
                certificate_id=about("certificate"),
            )  # fmt: skip


def make_world(random: Random) -> World:
    """A world of four organizations and some twenty people."""
    make = _Maker(random)
    make.people(20)
    make.catalogue()
    for number in range(4):
        make.organization(number)
    for learner in make.world.all("learner"):
        make.connections(learner)
        make.sessions(learner)
        if make.chance(0.3):
            make.ledger(organization_id=None, learner_id=learner.id)
    make.spent()
    make.notifications()
    bonds(make)
    return make.world


def go_on(world: World, random: Random) -> None:
    """What happens while people are looking: some are signed out, connections begin and end, roles change."""
    for token in random.sample(world.all("access_token"), 6):
        token.revoked_at = START
    bound = world.all("connection", state="ACTIVE")
    for connection in random.sample(bound, min(len(bound), 3)):
        connection.state, connection.ended_at = "DISCONNECTED", START + timedelta(days=20)
        connection.ended_by_id, connection.ended_by_side = world.tables["account"][0].id, "ORGANIZATION"
    waiting = world.all("connection", state="REQUESTED")
    for connection in random.sample(waiting, min(len(waiting), 3)):
        connection.state, connection.activated_at = "ACTIVE", START + timedelta(days=20)
    for membership in random.sample(world.all("membership"), 4):
        membership.role, membership.request_mails = random.choice(ROLES), random.choice(MAILS)
    bonds_go_on(world, random)
