"""An organization ended a session: the learner is told why, and its managers but the one who did it."""

from __future__ import annotations

from typing import Any

from domain.activity.notification import NotificationKind
from domain.events import SessionTerminated
from domain.organizations.role import Role
from models.activity.notification import Notification
from models.courses.session import Session
from models.organizations.membership import Membership
from models.people.learner import Learner
from workers.runner import deliver


async def test_the_learner_and_the_other_owners_and_admins_are_told(happened: Any, resources: Any) -> None:
    await deliver(await happened[SessionTerminated](), resources)
    session = await Session.get().select_related("learner")
    managers = set(await Membership.filter(role__in=[Role.OWNER, Role.ADMIN]).values_list("account_id", flat=True))
    told = await Notification.all()
    assert {row.kind for row in told} == {NotificationKind.SESSION_TERMINATED}
    assert {row.session_id for row in told} == {session.id}
    assert session.terminated_by_id in managers
    assert {row.recipient_id for row in told} == {session.learner.account_id} | managers - {session.terminated_by_id}


async def test_the_learner_gets_a_mail_that_says_which_course_who_and_why(
    happened: Any, resources: Any, mail_server_of_ours: Any
) -> None:
    await deliver(await happened[SessionTerminated](), resources)
    [mail] = mail_server_of_ours.taken
    learner = await Learner.get(id=(await Session.get()).learner_id).select_related("account")
    words = mail.get_body(("plain",)).get_content()
    assert mail["To"] == learner.account.email
    assert mail["Subject"] == "Your session was ended: Safeguarding"
    assert "Riverside has ended" in words
    assert "Wrong course" in words
