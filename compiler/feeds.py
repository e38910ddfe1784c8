"""Feeds: the rows of a type as they come, read after a position."""

from __future__ import annotations

from compiler.catalogue import AccessProfile, Feed
from compiler.execute import Compiler, Info, variables_of
from compiler.passes import Request, compilation
from compiler.sql import Sql


def feed_select_of(compiler: Compiler, info: Info, profile: AccessProfile, spec: Feed, most: int) -> Sql:
    """What reads the next `most` rows of a feed for one viewer. Raises QueryRefused. The caller keeps it."""
    variables = variables_of(info)
    request = Request(
        compiler.catalogue, compiler.cursor_secret, info, variables, profile, spec, None, rows=False, most=most
    )
    done = compilation(request)
    assert done.sql is not None
    return done.sql
