"""The type that hundreds of rows of a page refer to: made once per course by its loader."""

import strawberry


@strawberry.type
class Course:
    id: strawberry.ID
    title: str
