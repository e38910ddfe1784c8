"""By what teams are sorted and filtered; apart from `Team`, whose learners have teams in turn."""

from __future__ import annotations

from schema.filter import TextFilter
from schema.listing import listing, sort_by_name, where

TEAMS = listing(
    "Team",
    sorts={
        "NAME": sort_by_name("name", "Name"),
    },
    filters={
        "name": where(TextFilter, "Its name."),
    },
)
