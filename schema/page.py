"""Pages of lists: Relay's cursor connections. (`Connection` is a word of the product, so pages are plural.)"""

from __future__ import annotations

from typing import Generic, TypeVar

import strawberry

from domain.described_enum import DescribedEnum
from schema.described_enum import register

T = TypeVar("T")


class Direction(DescribedEnum, api_name="OrderDirection"):
    """Which way a list is sorted."""

    ASC = "ASC", "From small to large, early to late, A to Z."
    DESC = "DESC", "The other way round."


register(Direction)


@strawberry.type(description="Where a page is in its list.")
class PageInfo:
    """Relay's PageInfo."""

    has_next_page: bool = strawberry.field(description="Whether there are rows after this page.")
    has_previous_page: bool = strawberry.field(description="Whether there are rows before this page.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first row; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="Cursor of the last row; null on an empty page.")


@strawberry.type(description="A row of a page, with its cursor.")
class Edge(Generic[T]):
    """Relay's Edge."""

    cursor: str = strawberry.field(description="Give it as `after` or `before` to go on from here.")
    node: T = strawberry.field(description="The row.")


@strawberry.type(description="One page of a list.")
class Page(Generic[T]):
    """Base of all pages; each entity's page is a concrete subclass with a plural name."""

    edges: list[Edge[T]] = strawberry.field(description="The rows, each with its cursor.")
    nodes: list[T] = strawberry.field(description="The rows, if the cursors are not needed.")
    page_info: PageInfo = strawberry.field(description="Where this page is in the list.")
    total_count: int = strawberry.field(
        description="Rows in the whole list that you may see, exactly up to 10,000; 10,001 says that there are more. "
        "Counted only when asked for."
    )
