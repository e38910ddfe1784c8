"""What the viewer may do: product.md's roles and states, written out."""

from __future__ import annotations

from tests.oracle.answering import answers
from tests.oracle.visibility import VisibilityOracle
from tests.oracle.world import Row

MANAGERS = {"OWNER", "ADMIN"}
OF_MANAGERS = {
    "inviteLearners", "manageInvitationLink", "answerRequests", "disconnectLearners", "blockLearners",
    "terminateSessions", "manageMembers", "manageTeams", "editBranding",
}  # fmt: skip
OF_OWNERS = {"manageOwners", "seeAuditLog"}
OF_READERS = {"seeAllLearners", "seeCredits"}
OF_THE_PROVIDER = {"grantCredits", "setMailAllowance"}


@answers("Organization.viewerCan")
def organization(visibility: VisibilityOracle, row: Row) -> dict[str, bool]:
    role, me = visibility.role(row.id), visibility.account
    by = dict.fromkeys(OF_MANAGERS, role in MANAGERS)
    by |= dict.fromkeys(OF_OWNERS, role == "OWNER")
    by |= {name: visibility.reads(row.id) for name in OF_READERS}
    return by | {name: me is not None and bool(me.is_platform_staff) for name in OF_THE_PROVIDER}


@answers("Connection.viewerCan")
def connection(visibility: VisibilityOracle, row: Row) -> dict[str, bool]:
    is_mine, manages = visibility.is_self(row.learner_id), visibility.role(row.organization_id) in MANAGERS
    waits = row.state == "REQUESTED"
    pair = {"organization_id": row.organization_id, "learner_id": row.learner_id}
    return {
        "accept": waits and manages,
        "reject": waits and manages,
        "withdraw": waits and is_mine,
        "disconnect": row.state == "ACTIVE" and (manages or is_mine),
        "block": manages and not visibility.world.all("block", **pair, lifted_at=None),
    }


@answers("Session.viewerCan")
def session(visibility: VisibilityOracle, row: Row) -> dict[str, bool]:
    runs, payer = row.state == "IN_PROGRESS", row.funding_organization_id
    bond = visibility.world.get("connection", row.connection_id)
    return {
        "advance": runs and visibility.is_self(row.learner_id) and (bond is None or bond.state == "ACTIVE"),
        "terminate": runs and payer is not None and visibility.role(payer) in MANAGERS,
    }
