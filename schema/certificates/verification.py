"""What anybody may learn who holds a certificate's number."""

from __future__ import annotations

from datetime import datetime

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import argument, column, entity, foreign_key, to_one
from compiler.sql import Sql, sql
from domain.certificates.certificate_number import number_as_printed
from permissions.certificates.certificate import CertificateVerifiable
from schema.certificates.certificate import is_valid
from schema.courses.course import LANGUAGE, TITLE_OF_ITS_COURSE, Course


@entity("certificate", CertificateVerifiable())
@strawberry.type(description="What a certificate proves, to anybody who knows its number. Nothing else is told.")
class CertificateVerification:
    """Reached by the exact number alone."""

    number: str = column("number", description="The certificate's number.")
    holder_name: str = column("holder_name", description="Whose it is, by the name on the day of issue.")
    course: Course | None = to_one(
        "Course",
        foreign_key("course_id"),
        description="What was learned, in the catalogue; null once the course is unpublished.",
    )
    course_title: str = column(
        TITLE_OF_ITS_COURSE,
        description="What was learned; it stays when the course is taken out of the catalogue.",
        arguments=[LANGUAGE],
    )
    issued_at: datetime = column("issued_at", description="When it was earned.")
    expires_at: datetime | None = column("expires_at", description="When it ends to be valid; null if never.")
    revoked_at: datetime | None = column("revoked_at", description="When it was revoked, if it was.")
    is_valid: bool = column(is_valid, description="Whether it is neither revoked nor expired at this moment.")


NUMBER = argument("number", str, "The whole number, e.g. `TES-7K2M-9QXD-4HRT`; case, blanks and dashes do not matter.")


def by_number(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
    """The certificate with exactly this number."""
    return sql("{}.number = {}", row, arguments["number"].bind("text", number_as_printed))
