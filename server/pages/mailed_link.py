"""The one-time token of a mailed link, which leaves the address as soon as the link is opened.

Opening a link changes nothing here, however often scanners of mails do it: the token goes into a cookie that scripts
cannot read, and the page without it asks for a button to be pressed. So it stays out of the history, of screenshots
and of what people copy to show what they see.
"""

from __future__ import annotations

from typing import Final

from domain.clock import now
from domain.people.access import LinkPurpose
from domain.people.mailed_link import counts
from domain.people.mailed_token import row_of_mailed_token
from models.people.emailed_link import EmailedLink
from models.people.registration import Registration
from schema.context import Cookie
from server.pages.visit import Visit

_SECONDS: Final = 60 * 60


class MailedLink:
    """The link of one purpose that a visit came by, now or by a redirect before."""

    def __init__(self, visit: Visit, purpose: LinkPurpose) -> None:
        self._visit = visit
        self._purpose = purpose
        self._cookie = f"tessera_link_{purpose.lower()}"

    @property
    def followed(self) -> str | None:
        """The token in the address, if this is the mailed address itself."""
        return self._visit.request.query_params.get("token")

    @property
    def token(self) -> str:
        """The token that was put aside; empty if none was."""
        return self._visit.request.cookies.get(self._cookie, "")

    def put_aside(self) -> None:
        """Keep the address's token in a cookie, for as long as somebody may be busy with a form."""
        self._visit.cookies.append(Cookie(self._cookie, self.followed or "", _SECONDS, http_only=True))

    def forget(self) -> None:
        """After it was used, or found dead."""
        if self.token:
            self._visit.cookies.append(Cookie(self._cookie, "", 0, http_only=True))

    async def is_open(self, token: str) -> bool:
        """Whether following it would do anything. Only for what to show: the mutation decides."""
        key = row_of_mailed_token(self._visit.settings.key_ring, self._purpose, token)
        if key is None:
            return False
        model = Registration if self._purpose is LinkPurpose.VERIFY_EMAIL else EmailedLink
        row = await model.get_or_none(id=key)
        return row is not None and counts(row, now())
