"""What all subscriptions have in common that ask the same: they are read together, in one statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from graphql import GraphQLError, GraphQLResolveInfo

from compiler.catalogue import Feed as FeedSpec
from compiler.execute import Compiler
from compiler.feeds import feed_select_of
from compiler.many_viewers import ForMany, for_many
from compiler.sql import sql
from permissions.people.viewer import AccessProfile, Viewer
from permissions.request import RequestPermission

MAX_EVENTS: Final = 50
MAX_VIEWERS: Final = 500
MAX_COST: Final = 20_000
"""Of one statement: the events that it may read, by what a query for each would cost."""


class Shape:
    """A selection with its variables. `common` are the parameters of viewers that are the same for all of them."""

    __slots__ = (
        "__weakref__",
        "_compiler",
        "_info",
        "_reading",
        "_starting",
        "arguments",
        "batch",
        "common",
        "cost",
        "most",
        "permissions",
        "prefix",
        "spec",
        "variables",
    )  # fmt: skip

    def __init__(
        self,
        compiler: Compiler,
        info: GraphQLResolveInfo[Any],
        *,
        spec: FeedSpec,
        arguments: Mapping[str, Any],
        permissions: list[type[RequestPermission]],
        cost: int,
        common: Mapping[str, Any],
        prefix: str,
    ) -> None:
        """`prefix` is the JSON in front of an event: `{"data":{"key":`."""
        self._compiler = compiler
        self._info = info
        self._reading: dict[AccessProfile, ForMany] = {}
        self._starting: ForMany | None = None
        self.common = common
        self.arguments = arguments
        self.cost = cost
        self.most = max(1, min(MAX_EVENTS, MAX_COST // (cost * 10)))
        self.batch = max(1, min(MAX_VIEWERS, MAX_COST // cost))
        self.permissions = [each() for each in permissions]
        self.prefix = prefix
        self.spec = spec
        self.variables: Mapping[str, Any] = info.variable_values  # type: ignore[assignment]

    def reading(self, profile: AccessProfile) -> ForMany:
        """The statement that reads what is new for viewers of one access profile. Raises QueryRefused."""
        found = self._reading.get(profile)
        if found is None:
            one = feed_select_of(self._compiler, self._info, profile, self.spec, self.most)
            found = self._reading[profile] = for_many(one, self.common)
        return found

    @property
    def starting(self) -> ForMany:
        """The statement that finds out where "from now on" is."""
        if self._starting is None:
            self._starting = for_many(sql("SELECT ({}) AS position, NULL AS event", self.spec.start), self.common)
        return self._starting

    def refusal(self, viewer: Viewer) -> Exception | None:
        """Why this viewer may not watch it, if so."""
        refusals = (permission.refusal(viewer, self.arguments) for permission in self.permissions)
        return next((refusal for refusal in refusals if refusal is not None), None)

    def concerns(self, viewer: Viewer) -> tuple[str, bytes]:
        """What a hint names when there may be something new: the type, and the key of what changed."""
        return self.spec.target, self.spec.concerned(viewer, self.arguments).bytes


def as_error(refusal: Exception) -> GraphQLError:
    """A refusal as GraphQL's execution would carry it."""
    return refusal if isinstance(refusal, GraphQLError) else GraphQLError(str(refusal), original_error=refusal)
