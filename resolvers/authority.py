"""Who may act for an organization: asked inside the transaction, of the rows as they are now."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from tortoise.connection import get_connection
from tortoise.models import Model

from domain.errors import Forbidden, NotFound
from domain.identifiers import key_of
from domain.organizations.role import MANAGERS, Role
from models.organizations.organization import Organization
from permissions.action import Lock, row_to_act_on
from permissions.organizations.organization import OrganizationVisible
from permissions.people.viewer import Viewer
from permissions.row import RowPermission

M = TypeVar("M", bound=Model)


async def load_for_action(
    viewer: Viewer,
    model: type[M],
    global_id: str,
    guard: type[RowPermission],
    roles: Collection[Role] = MANAGERS,
    *,
    field: str,
    lock: Lock = "row",
) -> tuple[M, Role]:
    """The row behind a global id, and the viewer's role in its organization, if that is one of `roles`.

    One statement, which locks nothing before it has authorized. Raises NotFound where the viewer does not see the row
    (by `guard`, as reads do), Forbidden where the viewer sees it and may not act on it.
    """
    key = key_of(model.__name__, global_id)
    if key is None:
        raise NotFound(field=field)
    organization = "id" if model is Organization else "organization_id"
    asked = row_to_act_on(model._meta.db_table, organization, guard, viewer.profile, lock)
    values = asked.bind({**viewer.parameters(), "key": key, "roles": sorted(roles)}, {})
    rows = await get_connection("default").execute_query_dict(asked.text, values)
    if not rows:
        raise NotFound(field=field)
    [row] = rows
    role = check_role(None if row["acting_role"] is None else Role(row["acting_role"]), roles)
    if row["id"] is None:
        raise NotFound(field=field)  # Gone since it was seen.
    return model._init_from_db(**row), role


async def acting_for(
    viewer: Viewer,
    organization: str,
    roles: Collection[Role] = MANAGERS,
    *,
    field: str = "organizationId",
    lock: Lock = "role",
) -> tuple[Organization, Role]:
    """The organization behind a global id, and the viewer's role in it. Raises NotFound, Forbidden."""
    return await load_for_action(viewer, Organization, organization, OrganizationVisible, roles, field=field, lock=lock)


def check_role(role: Role | None, roles: Collection[Role] = MANAGERS) -> Role:
    """The role, if it is one of `roles`. Raises Forbidden."""
    if role is None or role not in roles:
        wanted = " or ".join(sorted(role.lower() for role in roles))
        raise Forbidden(f"Only an {wanted} of the organization may do this.")
    return role
