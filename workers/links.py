"""Where the links in mails lead. The dashboard serves these paths."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, urlencode
from uuid import UUID

from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token

_PATHS = {
    LinkPurpose.VERIFY_EMAIL: "/verify-email",
    LinkPurpose.RESET_PASSWORD: "/reset-password",
    LinkPurpose.CHANGE_EMAIL: "/confirm-email",
    LinkPurpose.JOIN_STAFF: "/join-staff",
    LinkPurpose.ADD_ADDRESS: "/add-address",
}


@dataclass(frozen=True, slots=True)
class Links:
    """Makes the links of one Tessera: `public_url` has no trailing slash, `secret_key` is the API's."""

    public_url: str
    secret_key: str = field(repr=False)

    def mailed(self, purpose: LinkPurpose, row_id: UUID) -> str:
        """The link that does `purpose` for the row it was made for; the same each time it is made."""
        token = mailed_token(self.secret_key, purpose, row_id)
        return f"{self.public_url}{_PATHS[purpose]}?{urlencode({'token': token})}"

    def join(self, token: str) -> str:
        """The page where whoever holds `token` connects: an organization's link or one address's invitation."""
        return f"{self.public_url}/join/{token}"

    def unsubscribe(self, invitation_id: UUID) -> str:
        """The page that ends all invitations of this one's organization to its address; a POST does so at once."""
        return f"{self.public_url}/unsubscribe/{mailed_token(self.secret_key, LinkPurpose.UNSUBSCRIBE, invitation_id)}"

    def certificate(self, number: str) -> str:
        """The public page that verifies a certificate."""
        return f"{self.public_url}/verify/{quote(number)}"
