"""Who may act for an organization: asked inside the transaction, of the rows as they are now."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from domain.errors import Forbidden, NotFound
from domain.identifiers import key_of
from domain.organizations.role import MANAGERS, Role
from models.organizations.membership import Membership
from models.organizations.organization import Organization
from models.organizations.team import TeamCoach, TeamLearner
from permissions.people.viewer import Viewer


async def role_in(viewer: Viewer, organization_id: UUID) -> Role | None:
    """The viewer's role now; the membership stays as it is until the transaction ends."""
    found = await (
        Membership.filter(organization_id=organization_id, account_id=viewer.account)
        .select_for_update(no_key=True)
        .first()
    )
    return found.role if found is not None else None


async def require_role(viewer: Viewer, organization_id: UUID, roles: Collection[Role] = MANAGERS) -> Role:
    """The viewer's role, if it is one of `roles`. Raises Forbidden."""
    return check_role(await role_in(viewer, organization_id), roles)


def check_role(role: Role | None, roles: Collection[Role] = MANAGERS) -> Role:
    """The role, if it is one of `roles`. Raises Forbidden."""
    if role is None or role not in roles:
        wanted = " or ".join(sorted(role.lower() for role in roles))
        raise Forbidden(f"Only an {wanted} of the organization may do this.")
    return role


async def roles_in(viewer: Viewer, organization_ids: Collection[UUID]) -> dict[UUID, Role]:
    """The viewer's roles now, by organization; the memberships stay as they are until the transaction ends."""
    found = (
        await Membership.filter(organization_id__in=list(organization_ids), account_id=viewer.account)
        .order_by("id")
        .select_for_update(no_key=True)
    )
    return {membership.organization_id: membership.role for membership in found}


async def coached_by(viewer: Viewer) -> set[tuple[UUID, UUID]]:
    """Organization and learner of everybody in the teams that the viewer leads."""
    led = await TeamCoach.filter(membership__account_id=viewer.account).values_list("team_id", flat=True)
    return set(await TeamLearner.filter(team_id__in=list(led)).values_list("organization_id", "learner_id"))


async def acting_for(
    viewer: Viewer, organization: str, roles: Collection[Role] = MANAGERS, *, field: str = "organizationId"
) -> Organization:
    """The organization behind a global id, if the viewer may act for it. Raises NotFound, Forbidden."""
    key = key_of("Organization", organization)
    found = await Organization.get_or_none(id=key) if key is not None else None
    if found is None:
        raise NotFound(field=field)
    await require_role(viewer, found.id, roles)
    return found
