"""`/join-staff`: accepting an invitation to an organization's staff.

| request | answer |
|---|---|
| `?token=` of an invitation that is open | 303 to the page without it |
| `?token=` that is not one of ours, or was made for something else | 404 |
| `?token=` of an invitation that was accepted, revoked or has expired | 410 |
| no token, but one that was put aside | the invitation |
| no token at all | 200, which says to open the mail again |
"""

from __future__ import annotations

from typing import Any, Final

from starlette.responses import Response
from starlette.routing import Route

from domain.people.access import LinkPurpose
from domain.people.mailed_token import row_of_mailed_token
from server.pages.mailed_link import MailedLink
from server.pages.operation import ERRORS
from server.pages.register import registered
from server.pages.route import page_route
from server.pages.sign_in import signed_in
from server.pages.visit import Visit

_PATH: Final = "/join-staff"
_OFFER: Final = """query StaffInvitation($token: String!) {
  staffInvitation(token: $token) {
    role email expiresAt organization { name branding { logoUrl primaryColour } }
  }
  viewer { email addresses { email } }
}"""
_ACCEPT: Final = f"""mutation AcceptStaffInvitation($input: AcceptStaffInvitationInput!) {{
  acceptStaffInvitation(input: $input) {{ {ERRORS} }}
}}"""
_NOTE: Final = "join_staff"


def routes() -> list[Route]:
    """The page, and the one that welcomes."""
    return [page_route(_PATH, _show, _act), page_route(f"{_PATH}/done", _done)]


async def _show(visit: Visit) -> Response:
    link, words = MailedLink(visit, LinkPurpose.JOIN_STAFF), visit.words
    token = link.followed if link.followed is not None else link.token
    if link.followed is None and not token:
        return visit.plain_page("message", words.plain("join_staff.none_title"), text=words("join_staff.none"))
    if row_of_mailed_token(visit.settings.key_ring, LinkPurpose.JOIN_STAFF, token) is None:
        return _dead(visit, link, 404)
    data = await visit.ask(_OFFER, token=token)
    offer = data["staffInvitation"]
    if offer is None or offer["organization"] is None:
        return _dead(visit, link, 410)
    if link.followed is not None:
        link.put_aside()
        return visit.go(_PATH)
    return await _invitation(visit, offer, data["viewer"])


def _dead(visit: Visit, link: MailedLink, status: int) -> Response:
    link.forget()
    visit.complaints.clear()
    return visit.plain_page("join_staff_dead", visit.words.plain("join_staff.dead_title"), status=status)


async def _invitation(visit: Visit, offer: dict[str, Any], viewer: dict[str, Any] | None) -> Response:
    words, organization = visit.words, offer["organization"]
    addresses = {each["email"] for each in (viewer, *viewer["addresses"])} if viewer else set()
    return await visit.page(
        "join_staff",
        words.plain("join_staff.title", organization=organization["name"]),
        heading=words("join_staff.title", organization=organization["name"]),
        offer=offer,
        organization=organization,
        role=words.plain(f"join_staff.role_{offer['role']}"),
        may=words(f"join_staff.may_{offer['role']}"),
        email=viewer["email"] if viewer else None,
        is_for_viewer=offer["email"] in addresses,
        has_account=visit.typed.get("does") == "sign-in" or visit.request.query_params.get("account") == "yes",
    )


async def _act(visit: Visit) -> Response | None:
    link, typed = MailedLink(visit, LinkPurpose.JOIN_STAFF), visit.typed
    if typed.get("does") == "register":
        return await registered(visit, invitation_token=None, back=_PATH)
    if typed.get("does") == "sign-in":
        is_in = await signed_in(visit, typed.get("email", ""), typed.get("password", ""))
        return visit.go(_PATH) if is_in else None
    offer = (await visit.ask(_OFFER, token=link.token))["staffInvitation"]
    if offer is None or await visit.carry_out(_ACCEPT, token=link.token) is None:
        return None
    link.forget()
    visit.note(_NOTE, organization=offer["organization"]["name"], role=offer["role"])
    return visit.go(f"{_PATH}/done")


async def _done(visit: Visit) -> Response:
    note, words = visit.noted(_NOTE), visit.words
    if note is None:
        return visit.go("/")
    name, role = note["organization"], words.plain(f"join_staff.role_{note['role']}")
    title = words.plain("join_staff.done_title", organization=name)
    says = words("join_staff.done", organization=name, role=role)
    return visit.plain_page(
        "done", title, heading=words("join_staff.done_title", organization=name), says=says, more=None
    )
