"""What all subscriptions have in common that ask the same: they are read together, in one statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from graphql import GraphQLError, GraphQLResolveInfo

from compiler.catalogue import Feed as FeedSpec
from compiler.execute import Compiler
from compiler.feeds import feed_select_of
from compiler.many_viewers import ForMany, for_many
from compiler.sql import sql
from domain.identifiers import key_of
from permissions.live import ORGANIZATION, InOrganization
from permissions.people.viewer import AccessProfile, Viewer
from permissions.request import Refused, RequestPermission
from workers.change_hints import Look

MAX_EVENTS: Final = 50
MAX_VIEWERS: Final = 500
MAX_COST: Final = 20_000
"""Of one statement: the events that it may read, by what a query for each would cost."""

LOOKS: Final = {"Notification": Look.NOTIFICATIONS, "Invitation": Look.INVITATIONS}
"""What says that there are new rows of a type."""


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
        "look",
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
        self.look = LOOKS[spec.target]
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
        for permission in self.permissions:
            if isinstance(permission, InOrganization):
                refusal = permission.refusal(viewer, self.arguments)
                if refusal is not None:
                    return refusal
            elif not permission.allows(viewer):
                return Refused(permission.message or "Not allowed.", extensions={"code": permission.code})
        return None

    def concerns(self, viewer: Viewer) -> UUID:
        """The key that a look names when there is something new: the organization's, or the viewer's account."""
        if self.look is Look.NOTIFICATIONS:
            return viewer.account
        organization = key_of("Organization", self.arguments[ORGANIZATION])
        assert organization is not None
        return organization


def as_error(refusal: Exception) -> GraphQLError:
    """A refusal as GraphQL's execution would carry it."""
    return refusal if isinstance(refusal, GraphQLError) else GraphQLError(str(refusal), original_error=refusal)
