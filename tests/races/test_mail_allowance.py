"""However many invite for an organization at the same instant, no more is mailed than it may."""

from __future__ import annotations

import asyncio
from typing import Any

from domain.identifiers import to_global
from domain.organizations.role import Role
from models.connections.invitation import Invitation
from models.connections.mail_allowance import MailDay
from tests.client import Api
from tests.people import invitation, member, owned_organization
from tests.races.outcomes import count

AT_ONCE = 8
ALLOWED = 50
OF_EACH = 12


async def test_colleagues_who_invite_at_once_share_what_is_left(api: Api) -> None:
    school = await owned_organization(mails_per_day=ALLOWED)
    staff = [await api.signed_in((await member(school, Role.ADMIN)).account_id) for _ in range(AT_ONCE)]

    async def invite(number: int) -> dict[str, Any]:
        # Every list has addresses of its own, and some that everybody invites.
        own = [f"{number}.{one}@example.org" for one in range(OF_EACH - 2)]
        given = {"addresses": ["all@example.org", *own, "everybody@example.org"]}
        payload = await staff[number].done(
            "inviteLearners", "counts { queued alreadyInvited overAllowance }", organizationId=school.global_id,
            invitees=given,
        )  # fmt: skip
        return dict(payload["counts"])

    found = await asyncio.gather(*(invite(number) for number in range(AT_ONCE)))

    assert all(sum(each.values()) == OF_EACH for each in found), "each address is answered"
    assert sum(each["queued"] for each in found) == ALLOWED
    assert await Invitation.filter(organization_id=school.id).count() == ALLOWED
    assert (await MailDay.get(organization_id=school.id)).mails == ALLOWED


async def test_inviting_and_sending_again_at_once_end_within_it_too(api: Api) -> None:
    school = await owned_organization(mails_per_day=AT_ONCE)
    owner = await api.signed_in(school.owner.account_id)
    rows = [await invitation(school, f"old{number}@example.org") for number in range(AT_ONCE)]
    again = [owner.mutate("resendInvitation", invitationId=to_global("Invitation", row.id)) for row in rows]
    new = [
        owner.mutate(
            "inviteLearners",
            organizationId=school.global_id,
            invitees={"addresses": [f"old{number}@example.org", f"new{number}@example.org"]},
        )
        for number in range(AT_ONCE)
    ]
    answers = await asyncio.gather(*again, *new)
    codes = {error["code"] for answer in answers for error in answer["userErrors"]}
    assert codes <= {"MAIL_ALLOWANCE_USED_UP"}
    assert await count("invitation WHERE state = 'QUEUED'") == AT_ONCE
    assert (await MailDay.get(organization_id=school.id)).mails == AT_ONCE
