"""Root fields that read."""

from __future__ import annotations

from typing import Annotated, Any, Final
from uuid import UUID

import strawberry

from compiler.argument_value import Arguments, ArgumentValue
from compiler.declare import argument, page, to_one
from compiler.refusal import bad_input
from compiler.sql import TRUE, Sql, sql
from domain.identifiers import from_global, key_of
from domain.people.access import LinkPurpose
from domain.people.mailed_token import row_of_mailed_token
from schema.certificates.verification import NUMBER, CertificateVerification, by_number
from schema.connections.disconnect_preview import CONNECTION_ID, DisconnectPreview, by_connection
from schema.connections.join_offer import TOKEN, JoinOffer, by_token
from schema.context import Info
from schema.courses.course import COURSES, Course, CoursesConnection
from schema.node import Node
from schema.organizations.organization import ORGANIZATIONS, Organization, OrganizationsConnection, search_by_name
from schema.organizations.staff_offer import StaffOffer
from schema.people.viewer import Viewer, is_viewer
from schema.read import among_keys, by_key, compiled, read, read_rows

MAX_NODES: Final = 200


def _by_id_or_slug(type_name: str) -> Any:
    def on(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
        by_id, by_slug = _wanted(arguments, "id"), _wanted(arguments, "slug")
        if (by_id is None) == (by_slug is None):
            raise bad_input("Give exactly one of `id` and `slug`.")
        if by_slug is not None:
            return sql("{}.slug = {}", row, by_slug.bind("text"))
        assert by_id is not None
        # An id of nothing has no key, and nothing equals null.
        return sql("{}.id = {}", row, by_id.bind("uuid", lambda global_id: key_of(type_name, global_id)))

    return on


def _wanted(arguments: Arguments, name: str) -> ArgumentValue | None:
    given = arguments.get(name)
    return None if given is None or given.is_null else given


_ID_OR_SLUG = [
    argument("id", strawberry.ID | None, "Its id.", default=None),
    argument("slug", str | None, "Its name in addresses.", default=None),
]


def _organizations(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
    return search_by_name(arguments, row)


@strawberry.type(description="Everything that can be read. Each field is answered by one SQL statement.")
class Query:
    """What may not be seen does not exist: it is null, absent from lists, and not counted."""

    viewer: Viewer | None = to_one(
        "Viewer", is_viewer, description="You; null if nobody is signed in.", resolver=compiled
    )
    organization: Organization | None = to_one(
        "Organization",
        _by_id_or_slug("Organization"),
        description="An organization, by id or by slug.",
        arguments=_ID_OR_SLUG,
        resolver=compiled,
    )
    organizations: OrganizationsConnection = page(
        ORGANIZATIONS,
        _organizations,
        description="Organizations, to find the one to connect to.",
        arguments=[
            argument(
                "search", str | None, "Part of the name; case, accents, a wrong letter do not matter.", default=None
            )
        ],
        resolver=compiled,
    )
    invitation: JoinOffer | None = to_one(
        "JoinOffer",
        by_token,
        description="What a link leads to, a shared one or a mailed one; null if there never was such a link.",
        arguments=[TOKEN],
        resolver=compiled,
    )
    disconnect_preview: DisconnectPreview | None = to_one(
        "DisconnectPreview",
        by_connection,
        description="What ending an active connection would change; null if it is not active or not yours to see.",
        arguments=[CONNECTION_ID],
        resolver=compiled,
    )
    verify_certificate: CertificateVerification | None = to_one(
        "CertificateVerification",
        by_number,
        description="Whether a certificate is genuine and valid; null if there is none with this number.",
        arguments=[NUMBER],
        resolver=compiled,
    )
    course: Course | None = to_one(
        "Course",
        _by_id_or_slug("Course"),
        description="A course, by id or by slug.",
        arguments=_ID_OR_SLUG,
        resolver=compiled,
    )
    courses: CoursesConnection = page(
        COURSES,
        lambda _parent, _row, _arguments: TRUE,
        description="The catalogue.",
        resolver=compiled,
    )

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="What a mailed invitation to a staff offers; null if its token is not one of ours, or cannot be "
        "accepted any more."
    )
    async def staff_invitation(
        self, info: Info, token: Annotated[str, strawberry.argument(description="The token in the mailed link.")]
    ) -> StaffOffer | None:
        """The token is a signature over the row's id: without it, no row is looked for."""
        key = row_of_mailed_token(info.context.key_ring, LinkPurpose.JOIN_STAFF, token)
        if key is None:
            return None
        found: StaffOffer | None = await read(info, by_key("StaffOffer"), entity="StaffOffer", key=key)
        return found

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="Anything by its id; null if there is no such thing or it is not yours to see."
    )
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="A global id.")]
    ) -> Node | None:
        """One statement, for the type that the id names."""
        found = from_global(id)
        if found is None or found[0] not in info.context.compiler.catalogue.entities:
            return None
        type_name, key = found
        result: Node | None = await read(info, by_key(type_name), entity=type_name, key=key)
        return result

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="Several things by their ids, in the order asked for; null where there is no such thing or it is "
        "not yours to see. One statement per type."
    )
    async def nodes(
        self, info: Info, ids: Annotated[list[strawberry.ID], strawberry.argument(description="Up to 200 global ids.")]
    ) -> list[Node | None]:
        """Refuses more than 200 before it looks at any."""
        if len(ids) > MAX_NODES:
            raise bad_input(f"`nodes` takes up to {MAX_NODES} ids; these are {len(ids)}.")
        asked = [from_global(one) for one in ids]
        rows: dict[tuple[str, UUID], Any] = {}
        for type_name in dict.fromkeys(found[0] for found in asked if found is not None):
            if type_name in info.context.compiler.catalogue.entities:
                keys = list({found[1] for found in asked if found is not None and found[0] == type_name})
                answers = await read_rows(info, among_keys(type_name), entity=type_name, keys=keys)
                rows.update(((type_name, key), row) for key, row in answers.items())
        return [None if found is None else rows.get(found) for found in asked]
