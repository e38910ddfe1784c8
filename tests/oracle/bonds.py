"""Who is invited by mail and in which state, further addresses, who is blocked, and what the log says of everything."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from uuid import UUID

from tests.oracle.maker import FAR, PAST, SEARCHABLE, START, Maker
from tests.oracle.world import Row, World

OPEN = ("QUEUED", "SENT")
STATES = (*OPEN, "FAILED", "REVOKED", "EXPIRED")
"""Of invitations; ACCEPTED ones are made of connections."""
DONE = {
    "organization": (
        "ORGANIZATION_CREATED",
        "BRANDING_CHANGED",
        "INVITATION_DOMAINS_CHANGED",
        *["CREDITS_GRANTED", "CREDITS_GRANTED", "MAIL_ALLOWANCE_SET"],
    ),
    "staff_invitation": ("STAFF_INVITED", "STAFF_INVITATION_REVOKED"),
    "membership": ("MEMBER_ADDED", "ROLE_CHANGED", "OWNERSHIP_TRANSFERRED"),
    "team": ("TEAM_CHANGED",),
    "invitation_link": ("LINK_ACTIVATED", "LINK_DEACTIVATED", "LINK_LIMITED"),
    "invitation": ("INVITATION_SENT", "INVITATION_RESENT", "INVITATION_ACCEPTED", "INVITATION_EXPIRED"),
    "connection": ("CONNECTION_REQUESTED", "REQUEST_WITHDRAWN", "CONNECTION_MADE", "CONNECTION_ENDED"),
    "session": ("SESSION_STARTED", "SESSION_COMPLETED", "SESSION_TERMINATED"),
    "learner": ("LEARNER_BLOCKED", "LEARNER_UNBLOCKED"),
}
"""What an entry of the log says was done, by the table of what it was done to."""
SUBJECTS = {
    "organization": "Organization",
    "staff_invitation": "StaffInvitation",
    "membership": "Membership",
    "team": "Team",
    "invitation_link": "InvitationLink",
    "invitation": "Invitation",
    "connection": "Connection",
    "session": "Session",
    "learner": "Learner",
}
"""Tables to how an entry names their rows' type."""


def bonds(make: Maker) -> None:
    """What there is beside connections themselves."""
    _addresses(make)
    for organization in make.world.all("organization"):
        _invitations(make, organization)
        _blocks(make, organization)
    for organization in make.world.all("organization"):
        for _ in range(30):
            _entry(make, organization)
        _of_staff_who_learned_here(make, organization)
        _of_provider_who_learns_here(make, organization)


def _addresses(make: Maker) -> None:
    for number, account in enumerate(make.world.all("account")):
        for further in range(make.random.choice((0, 0, 1, 2))):
            word = make.random.choice(SEARCHABLE).lower()
            make.add(
                "account_address", account_id=account.id, email=f"{word}-{number}-{further}@further.test",
                verified_at=make.moment(),
            )  # fmt: skip


def addresses(world: World, account: Row) -> list[str]:
    """Every address that the account has proved to be its own."""
    return [account.email, *(further.email for further in world.all("account_address", account_id=account.id))]


def _invitations(make: Maker, organization: Row) -> None:
    """To strangers, to first and further addresses, of staff too; open, ended and sent again; some open ones late."""
    everybody = make.world.all("account")
    opened: set[str] = set()
    for number in range(18):
        word = make.random.choice(SEARCHABLE).lower()
        email = f"{word}-{number}@stranger.test"
        if make.chance(0.75):
            email = make.random.choice(addresses(make.world, make.random.choice(everybody)))
        state = make.random.choice(STATES)
        if state in OPEN and email in opened:
            state = "FAILED"
        if state in OPEN:
            opened.add(email)
        _invitation(make, organization, email, state, None)
        wants_none = {"organization_id": organization.id, "email": email}
        if make.chance(0.2) and not make.world.all("unsubscription", **wants_none):
            make.add("unsubscription", **wants_none, created_at=make.moment())
    for connection in make.world.all("connection", organization_id=organization.id):
        if connection.state in {"ACTIVE", "DISCONNECTED"} and make.chance(0.4):
            learner = make.world.by_id["learner", connection.learner_id]
            # By an address that may be another account's by now.
            account = (
                make.world.by_id["account", learner.account_id] if make.chance(0.7) else make.random.choice(everybody)
            )
            _invitation(make, organization, make.random.choice(addresses(make.world, account)), "ACCEPTED", connection)


def _invitation(make: Maker, organization: Row, email: str, state: str, connection: Row | None) -> None:
    staff = make.world.all("membership", organization_id=organization.id)
    # Somebody of the staff, mostly; or one who has left it.
    inviting = make.random.choice(staff).account_id if make.chance(0.8) else make.world.all("account")[-1].id
    is_late = state == "EXPIRED" or make.chance(0.15)
    make.add(
        "invitation", organization_id=organization.id, email=email, name=make.maybe(make.name()),
        message=make.maybe("Come\nand learn"), invited_by_id=inviting, state=state,
        token=make.random.randbytes(20).hex(), chunk_id=organization.id, sends=make.random.randrange(1, 4),
        created_at=PAST - timedelta(days=make.random.randrange(1, 5)) if is_late else make.moment(),
        expires_at=PAST if is_late else FAR + timedelta(days=make.random.randrange(3)),
        sent_at=make.moment() if state == "SENT" else make.maybe(make.moment()),
        ended_at=make.moment() if state in {"ACCEPTED", "REVOKED", "EXPIRED"} else None,
        bounced_at=make.lately() if state == "FAILED" and make.chance(0.7) else None,
        failure="550 no such user" if state == "FAILED" else make.maybe("450 later", 0.2),
        connection_id=None if connection is None else connection.id, changed_in=0,
    )  # fmt: skip


def _blocks(make: Maker, organization: Row) -> None:
    """Of learners without an open connection: former ones, ones that nobody there sees, and some that a coach leads."""
    bound = {
        connection.learner_id
        for connection in make.world.all("connection", organization_id=organization.id)
        if connection.state in {"REQUESTED", "ACTIVE"}
    }
    apart = [learner for learner in make.world.all("learner") if learner.id not in bound]
    led = {
        each.learner_id
        for coach in make.world.all("team_coach", organization_id=organization.id)
        for each in make.world.all("team_learner", team_id=coach.team_id)
    }
    followers = [learner for learner in apart if learner.id in led]
    chosen = [*make.random.sample(apart, min(len(apart), 4)), *make.random.sample(followers, min(len(followers), 2))]
    for learner in dict.fromkeys(chosen):
        for is_lifted in make.random.choice(((False,), (True,), (True, False))):
            _block(make, organization.id, learner.id, is_lifted=is_lifted)


def _block(make: Maker, organization_id: UUID, learner_id: UUID, *, is_lifted: bool) -> None:
    by = make.world.all("account")[0].id
    make.add(
        "block", organization_id=organization_id, learner_id=learner_id, reason=make.maybe("Rude"),
        created_at=make.moment(), blocked_by_id=by, lifted_at=make.moment() if is_lifted else None,
        lifted_by_id=by if is_lifted else None,
    )  # fmt: skip


def concerned(world: World, organization: Row, table: str) -> list[Row]:
    """The rows of a table that something in the organization can be done to."""
    match table:
        case "organization":
            return [organization]
        case "session":
            return world.all("session", funding_organization_id=organization.id)
        case "learner":
            return [world.by_id["learner", block.learner_id] for block in world.all("block")]
    return world.all(table, organization_id=organization.id)


def _entry(make: Maker, organization: Row) -> None:
    """Done by a learner, by somebody of the staff or once of it, by anybody, by nobody."""
    table = make.random.choice([*DONE, "organization", "connection", "session", "invitation"])
    subject = make.random.choice(concerned(make.world, organization, table) or [organization])
    actors = [None, *(one.id for one in make.random.sample(make.world.all("account"), 4))]
    actors += [one.account_id for one in make.world.all("membership", organization_id=organization.id)]
    learner = make.world.get("learner", getattr(subject, "learner_id", None))
    if learner is not None:
        actors += [learner.account_id] * 6
    nameless = make.chance(0.15)  # Of a type without public ids.
    make.add(
        "audit_entry", organization_id=organization.id, actor_id=make.random.choice(actors), at=make.moment(),
        action=make.random.choice(DONE[subject.table]),
        subject_type="Registration" if nameless else SUBJECTS[subject.table],
        subject_id=UUID(int=make.random.getrandbits(128)) if nameless else subject.id,
        reason=make.maybe("For a reason"),
        details={name: make.random.choice(("this", 7)) for name in ("former", "role", "amount") if make.chance(0.4)},
    )  # fmt: skip


def _of_staff_who_learned_here(make: Maker, organization: Row) -> None:
    """Members who were connected to their own organization, parted, and may be nobody's to see as learners any more.

    What they did as learners must not name them: too seldom to be left to chance.
    """
    at = {"organization_id": organization.id}
    staff = make.world.all("membership", **at)
    for member in make.random.sample(staff, min(len(staff), 3)):
        [learner] = make.world.all("learner", account_id=member.account_id)
        mine = make.world.all("connection", **at, learner_id=learner.id)
        if not mine:
            mine = [
                make.add(
                    "connection", **at, learner_id=learner.id, state="DISCONNECTED", origin="LINK",
                    request_message=None, created_at=make.moment(), activated_at=make.moment(), ended_at=make.moment(),
                    ended_by_id=member.account_id, ended_by_side="LEARNER", end_reason=None,
                )
            ]  # fmt: skip
        for connection in mine:
            make.add(
                "audit_entry", **at, actor_id=member.account_id, at=make.moment(), action="CONNECTION_ENDED",
                subject_type="Connection", subject_id=connection.id, reason=None, details={},
            )  # fmt: skip


def _of_provider_who_learns_here(make: Maker, organization: Row) -> None:
    """What the provider's staff granted; two of them are learners whom the organization sees, and stay unnamed."""
    bound = make.world.all("connection", organization_id=organization.id, state="ACTIVE")
    for connection in make.random.sample(bound, min(len(bound), 2)):
        learner = make.world.by_id["learner", connection.learner_id]
        make.add(
            "audit_entry", organization_id=organization.id, actor_id=learner.account_id, at=make.moment(),
            action="CREDITS_GRANTED", subject_type="Organization", subject_id=organization.id, reason=None,
            details={"amount": 7},
        )  # fmt: skip


def bonds_go_on(world: World, random: Random) -> None:
    """Invitations are revoked, accepted, fail and expire; addresses and blocks change hands; the log grows."""
    waiting = [row for row in world.all("invitation") if row.state in {*OPEN, "FAILED"}]
    for row in _some(random, waiting, 16):
        row.state = random.choice(("REVOKED", "EXPIRED", "FAILED", "ACCEPTED"))
        bound = world.all("connection", organization_id=row.organization_id, state="ACTIVE")
        if row.state == "ACCEPTED" and bound:
            row.connection_id = random.choice(bound).id
        elif row.state == "ACCEPTED":
            row.state = "REVOKED"
        row.failure = "550 gone" if row.state == "FAILED" else row.failure
        row.ended_at = None if row.state == "FAILED" else START + timedelta(days=21)
    for address in _some(random, world.all("account_address"), 3):
        address.account_id = random.choice(world.all("account")).id
    for block in _some(random, world.all("block", lifted_at=None), 2):
        block.lifted_at, block.lifted_by_id = START + timedelta(days=21), block.blocked_by_id
    for link in _some(random, world.all("invitation_link", rotated_at=None), 2):
        link.is_active = not link.is_active
    make = Maker(random, world)
    parted = [row for row in world.all("connection") if row.ended_at == START + timedelta(days=20)]
    for row in parted:
        if not world.all("block", organization_id=row.organization_id, learner_id=row.learner_id, lifted_at=None):
            _block(make, row.organization_id, row.learner_id, is_lifted=False)
    for organization in world.all("organization"):
        _entry(make, organization)


def _some(random: Random, rows: list[Row], at_most: int) -> list[Row]:
    """That many, or all where there are fewer."""
    return random.sample(rows, min(len(rows), at_most))
