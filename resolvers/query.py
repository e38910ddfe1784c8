"""Root fields that read."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry
from graphql import GraphQLError

from compiler.catalogue import Arguments
from compiler.declare import argument, page, to_one
from compiler.execute import by_key
from compiler.sql import FALSE, TRUE, Sql, sql, value
from domain.identifiers import from_global, key_of
from schema.context import Info
from schema.course import COURSE_SORTS, Course, CourseOrder, CoursesConnection
from schema.invitation import TOKEN, Invitation, by_token
from schema.node import Node
from schema.organization import (
    ORGANIZATION_SORTS,
    Organization,
    OrganizationOrder,
    OrganizationsConnection,
    search_by_name,
)
from schema.read import compiled, read
from schema.verification import NUMBER, CertificateVerification, by_number
from schema.viewer import Viewer, is_viewer


def _one_of(given: dict[str, Any]) -> tuple[str, Any]:
    named = [(name, wanted) for name, wanted in given.items() if wanted is not None]
    if len(named) != 1:
        raise GraphQLError(
            f"Give exactly one of {' and '.join(f'`{name}`' for name in given)}.",
            extensions={"code": "BAD_USER_INPUT"},
        )
    return named[0]


def _by_id_or_slug(type_name: str) -> Any:
    def on(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
        name, wanted = _one_of({"id": arguments.get("id"), "slug": arguments.get("slug")})
        if name == "slug":
            return sql("{}.slug = {}", row, value(wanted, "text"))
        key = key_of(type_name, wanted)
        return FALSE if key is None else sql("{}.id = {}", row, value(key, "uuid"))

    return on


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
        "Organization",
        _organizations,
        sorts=ORGANIZATION_SORTS,
        default_sort="NAME",
        description="Organizations, to find the one to connect to.",
        order_input=OrganizationOrder,
        arguments=[argument("search", str | None, "Part of the name, in any case.", default=None)],
        resolver=compiled,
    )
    invitation: Invitation | None = to_one(
        "Invitation",
        by_token,
        description="What a shared link leads to; null if there never was such a link.",
        arguments=[TOKEN],
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
        "Course",
        lambda _parent, _row, _arguments: TRUE,
        sorts=COURSE_SORTS,
        default_sort="ADDED_AT",
        description="The catalogue.",
        order_input=CourseOrder,
        resolver=compiled,
    )

    @strawberry.field(  # type: ignore[untyped-decorator]
        description="Anything by its id; null if there is no such thing or it is not yours to see."
    )
    async def node(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="A global id.")]
    ) -> Node | None:
        """One statement, for the type that the id names."""
        found = from_global(id)
        if found is None or found[0] not in info.context.catalogue.entities:
            return None
        type_name, key = found
        result: Node | None = await read(info, by_key(type_name, key), entity=type_name)
        return result
