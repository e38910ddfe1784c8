"""Reads what is new for everybody who watches, and hands it on: one per API process.

Rows are the truth. A hint (over Valkey) says that there may be new ones; feeds that it concerns are marked, and a
single task reads for all marked feeds, many viewers in one statement. What a lost hint said is found by a sweep.
A change of access profile (over PostgreSQL) makes the sessions of an account untrusted at once, and nothing is
delivered to them until their tokens were looked up again; while nobody listens for such changes, nothing is delivered
to anybody.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import Any, Final
from uuid import UUID

import asyncpg
from graphql import GraphQLError

from compiler.catalogue import AFTER
from domain.clock import now
from permissions.people.live_viewers import viewers_of_tokens
from permissions.people.viewer import AccessProfile, Viewer
from server.live.feed import Feed
from server.live.hearing import hear_changed_profiles, hear_hints
from server.live.session import Session
from server.live.shape import Shape, as_error
from server.query.errors import is_of_the_query
from workers.change_hints import keys_in
from workers.outage import Outage, keep_up

TICK_SECONDS: Final = 1.0
SWEEP_TICKS: Final = 10
"""In so many ticks every feed is read without having been told to."""
SETTLING_TICKS: Final = 5
"""For so many ticks after a hint a feed is read again whose rows settle late; after that the sweep finds them."""
CHECK_TICKS: Final = 30
"""In so many ticks every session's token is looked up."""
READERS: Final = 2
"""Statements at the same time: PostgreSQL reads the next while this process sends what the last one found."""
TOKENS_AT_ONCE: Final = 1_000

Batch = tuple[Shape, AccessProfile, list[Feed]]


class Hub:
    """Watched feeds and the sessions they belong to. `start` it inside the running loop, `close` it once."""

    def __init__(
        self,
        reads: asyncpg.Pool,
        *,
        database: dict[str, Any],
        valkey_url: str,
        common: Mapping[str, Any],
        cost_per_minute: int,
    ) -> None:
        """`database` are asyncpg's arguments for a connection that listens, `common` parameters that all share."""
        self._reads = reads
        self._database = database
        self._valkey_url = valkey_url
        self._alike = common
        self._cost_per_minute = cost_per_minute
        self._sessions: dict[Session, None] = {}
        self._of_account: dict[bytes, list[Session]] = {}
        self._feeds: dict[Feed, None] = {}
        self._concerned: dict[tuple[str, bytes], list[Feed]] = {}
        self._marked: dict[Feed, None] = {}
        self._settling: dict[Feed, int] = {}
        self._stale: dict[Session, None] = {}
        self._is_listening = False
        self._ticks = 0
        self._wake = asyncio.Event()
        self._stop = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to listen and to read; engines may come later."""
        profiles, hints, reads = Outage("live profiles"), Outage("live hints"), Outage("live reads")
        parts: list[tuple[Outage, Callable[[], Any]]] = [
            (profiles, partial(self._listen, profiles)),
            (hints, partial(hear_hints, self._valkey_url, self._heard_hint, partial(self._mark_everything, hints))),
            (reads, partial(self._read_for_ever, reads)),
            (Outage("live ticks"), self._tick_for_ever),
        ]
        self._tasks = [asyncio.create_task(keep_up(outage, part, self._stop)) for outage, part in parts]

    async def close(self) -> None:
        """Stop; what is still open gets nothing any more."""
        self._stop.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def size(self) -> tuple[int, int]:
        """How many sessions and feeds there are."""
        return len(self._sessions), len(self._feeds)

    # Whoever opens and closes sockets and streams calls these.

    async def admit(self, session: Session) -> bool:
        """Take a session up, if its token counts. From here on its end is the hub's to call."""
        self._sessions[session] = None
        self._of_account.setdefault(session.viewer.account.bytes, []).append(session)
        self._stale[session] = None
        try:
            await self._check([session])
        except BaseException:
            self.leave(session)
            raise
        return session in self._sessions

    async def viewer_now(self, session: Session) -> Viewer | None:
        """Who a session's token stands for at this moment; None if it does not count any more, and has ended."""
        await self._check([session])
        return session.viewer if session in self._sessions else None

    def leave(self, session: Session) -> None:
        """Forget a session and its feeds."""
        for feed in list(session.feeds):
            self.unwatch(feed)
        self._stale.pop(session, None)
        if session in self._sessions:
            del self._sessions[session]
            _drop(self._of_account, session.viewer.account.bytes, session)

    def watch(self, feed: Feed) -> None:
        """Begin to deliver."""
        self._feeds[feed] = None
        feed.session.feeds.append(feed)
        self._concerned.setdefault(self._concern(feed), []).append(feed)
        self._mark(feed)

    def unwatch(self, feed: Feed) -> None:
        """Deliver nothing more."""
        feed.has_ended = True
        self._marked.pop(feed, None)
        self._settling.pop(feed, None)
        if feed in self._feeds:
            del self._feeds[feed]
            feed.session.feeds.remove(feed)
            _drop(self._concerned, self._concern(feed), feed)

    def drained(self, feeds: Iterable[Feed]) -> None:
        """Their receiver takes events again."""
        for feed in feeds:
            self._mark(feed)

    @staticmethod
    def _concern(feed: Feed) -> tuple[str, bytes]:
        return feed.shape.concerns(feed.session.viewer)

    def _mark(self, feed: Feed) -> None:
        if not feed.has_ended:
            self._marked[feed] = None
            self._wake.set()

    # What is heard.

    def _heard_hint(self, message: bytes) -> None:
        found = keys_in(message)
        if found is None:
            return
        what, keys = found
        for key in keys:
            for feed in self._concerned.get((what, key), ()):
                self._marked[feed] = None
                if feed.shape.spec.settles_late:
                    self._settling[feed] = SETTLING_TICKS
        self._wake.set()

    def _mark_everything(self, outage: Outage) -> None:
        outage.over()
        self._marked.update(self._feeds)
        self._wake.set()

    async def _listen(self, outage: Outage) -> None:
        try:
            await hear_changed_profiles(self._database, self._heard_of, partial(self._began_to_listen, outage))
        finally:
            self._is_listening = False

    def _began_to_listen(self, outage: Outage) -> None:
        outage.over()
        self._distrust(self._sessions)
        self._is_listening = True
        self._mark_everything(outage)

    def _heard_of(self, account: str) -> None:
        with suppress(ValueError):
            self._distrust(self._of_account.get(UUID(account).bytes, ()))

    def _distrust(self, sessions: Iterable[Session]) -> None:
        for session in sessions:
            session.is_trusted = False
            self._stale[session] = None
        self._wake.set()

    # What is done about it.

    async def _read_for_ever(self, outage: Outage) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._check(list(self._stale))
                await self._begin()
                await self._deliver()
                outage.over()
            except BaseException:
                self._wake.set()  # What was not done is still marked.
                raise

    async def _tick_for_ever(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            self._ticks += 1
            moment = now()
            expired = [s for s in self._sessions if s.expires_at is not None and s.expires_at <= moment]
            self._distrust(expired)
            self._stale.update(dict.fromkeys(islice(self._sessions, self._ticks % CHECK_TICKS, None, CHECK_TICKS)))
            self._marked.update(dict.fromkeys(islice(self._feeds, self._ticks % SWEEP_TICKS, None, SWEEP_TICKS)))
            self._mark_what_settles()
            self._wake.set()

    def _mark_what_settles(self) -> None:
        """Feeds that were hinted at, and where a transaction that was under way may have hidden what it was about."""
        self._marked.update(dict.fromkeys(self._settling))
        self._settling = {feed: left - 1 for feed, left in self._settling.items() if left > 1}

    async def _check(self, sessions: list[Session]) -> None:
        """Look tokens up; end what does not count any more, and feeds that their viewers may not watch any more."""
        for start in range(0, len(sessions), TOKENS_AT_ONCE):
            some = sessions[start : start + TOKENS_AT_ONCE]
            for session in some:
                self._stale.pop(session, None)
            try:
                found = await viewers_of_tokens(self._reads, [session.token_id for session in some])
            except BaseException:
                self._stale.update(dict.fromkeys(session for session in some if session in self._sessions))
                raise
            for session in some:
                if session not in self._sessions:
                    continue
                known = found.get(session.token_id)
                if known is None:
                    self.leave(session)
                    session.end()
                    continue
                session.become(known.viewer)
                session.expires_at = known.expires_at
                # What was heard of it while it was looked up is newer than the answer.
                session.is_trusted = session not in self._stale
                self._keep_or_refuse(session)

    def _keep_or_refuse(self, session: Session) -> None:
        for feed in list(session.feeds):
            refusal = feed.shape.refusal(session.viewer)
            if refusal is None:
                self._mark(feed)
            else:
                self.unwatch(feed)
                feed.receiver.refused(feed, as_error(refusal))

    async def _begin(self) -> None:
        """Find out where "from now on" is; whoever claims to be beyond it has seen what is not there any more."""
        beginning = [feed for feed in self._marked if not feed.is_placed]
        for shape, _, feeds in _batches(beginning):
            rows = await self._rows(shape.starting, shape, feeds)
            for number, position, _ in rows:
                feed = feeds[number]
                if feed.after is None:
                    feed.after = position
                feed.is_placed = True
                if feed.after > position and not feed.has_ended:
                    self.unwatch(feed)
                    feed.receiver.refused(feed, _ahead())

    async def _deliver(self) -> None:
        """One round; what is marked meanwhile wakes for the next, after access profiles that changed were looked at."""
        if not self._is_listening:
            return
        batches = _batches([feed for feed in self._marked if self._is_eligible(feed)])
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(READERS):
                    group.create_task(self._read_some(batches))
        except BaseExceptionGroup as failed:
            raise failed.exceptions[0] from None

    def _is_eligible(self, feed: Feed) -> bool:
        session = feed.session
        return (
            session.is_trusted
            and feed.is_placed
            and feed.receiver.is_ready
            and session.may_spend(feed.shape.cost, self._cost_per_minute)
        )

    async def _read_some(self, batches: Iterator[Batch]) -> None:
        for batch in batches:
            await self._read(batch)

    async def _read(self, batch: Batch) -> None:
        shape, profile, feeds = batch
        for feed in feeds:
            self._marked.pop(feed, None)  # Before the read: what is said from now on marks it anew.
        try:
            rows = await self._rows(shape.reading(profile), shape, feeds)
        except BaseException as error:
            if isinstance(error, asyncpg.PostgresError) and is_of_the_query(error):
                await self._without_the_cause(batch, error)
                return
            self.drained(feeds)
            raise
        counts: dict[int, int] = {}
        for number, position, event in rows:
            feed = feeds[number]
            if feed.has_ended:
                continue
            if not (feed.session.is_trusted and feed.receiver.is_ready):
                self._marked[feed] = None  # To be read again: once the token was looked up, or the client reads on.
            elif position > feed.after:
                feed.after = position
                feed.session.spend(shape.cost)
                feed.receiver.event(feed, event)
                counts[number] = counts.get(number, 0) + 1
        for number, count in counts.items():
            if count == shape.most:
                self._mark(feeds[number])

    async def _without_the_cause(self, batch: Batch, error: Exception) -> None:
        """Read in halves what PostgreSQL refused; end the one feed that it is about, so that all others go on."""
        shape, profile, feeds = batch
        middle = len(feeds) // 2
        if middle:
            await self._read((shape, profile, feeds[:middle]))
            await self._read((shape, profile, feeds[middle:]))
        elif not feeds[0].has_ended:
            self.unwatch(feeds[0])
            feeds[0].receiver.refused(feeds[0], as_error(error))

    async def _rows(self, asked: Any, shape: Shape, feeds: list[Feed]) -> list[asyncpg.Record]:
        bound = asked.bind(len(feeds), partial(_column, feeds), self._alike, shape.variables)
        rows: list[asyncpg.Record] = await self._reads.fetch(asked.statement.text, *bound)
        return rows


def _column(feeds: list[Feed], name: str) -> list[Any]:
    """The viewers' values of a parameter."""
    if name == AFTER:
        return [feed.after for feed in feeds]
    return [feed.session.parameters[name] for feed in feeds]


def _ahead() -> GraphQLError:
    """What is said after a restore to a client that knows events which came after the backup."""
    return GraphQLError(
        "The position that you name lies ahead of the last event that there is: the history was restored from an "
        "earlier backup. Read anew what you show, and subscribe without a position or after the one that you read.",
        extensions={"code": "POSITION_AHEAD"},
    )


def _batches(feeds: Iterable[Feed]) -> Iterator[Batch]:
    """Feeds that one statement can read for."""
    groups: dict[tuple[Shape, AccessProfile], list[Feed]] = {}
    for feed in feeds:
        groups.setdefault((feed.shape, feed.session.profile), []).append(feed)
    for (shape, profile), group in groups.items():
        for start in range(0, len(group), shape.batch):
            yield shape, profile, group[start : start + shape.batch]


def _drop(lists: dict[Any, list[Any]], key: Any, item: Any) -> None:
    """Take an item out of its list, and the list away with its last one."""
    found = lists[key]
    found.remove(item)
    if not found:
        del lists[key]
