"""What follows when a certificate is earned."""

from __future__ import annotations

from domain.activity.notification import NotificationKind
from domain.events import CertificateEarned
from models.certificates.certificate import Certificate
from workers.activity.notification import tell
from workers.courses.course import title_of
from workers.handler import Mail, handles
from workers.links import Links


@handles(CertificateEarned)
async def congratulate(event: CertificateEarned, links: Links) -> Mail | None:
    """Tells the learner, in the app and by mail with the certificate's number."""
    certificate = await Certificate.get(id=event.certificate_id).select_related("learner__account")
    learner = certificate.learner
    await tell(
        [(learner.account.id, f"{event.name}:{certificate.id}:learner")],
        NotificationKind.CERTIFICATE_EARNED,
        certificate_id=certificate.id,
        session_id=certificate.session_id,
    )
    values = {
        "name": learner.name,
        "course": await title_of(certificate.course_id, certificate.language, learner.account.language),
        "number": certificate.number,
        "link": links.certificate(certificate.number),
    }
    return Mail(learner.account.email, "certificates/certificate_earned", learner.account.language, values)
