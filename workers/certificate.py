"""What follows when a certificate is earned."""

from __future__ import annotations

from domain.events import CertificateEarned
from domain.language import Language
from domain.notification import NotificationKind
from models.certificate import Certificate
from models.course import CourseTranslation
from workers.handler import Mail, handles
from workers.links import Links
from workers.notification import tell


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
        "course": await _title(certificate, learner.account.language),
        "number": certificate.number,
        "link": links.certificate(certificate.number),
    }
    return Mail(learner.account.email, "certificate_earned", learner.account.language, values)


async def _title(certificate: Certificate, reader: Language) -> str:
    """The course's title in the language it was taken in, else in the reader's, else in any."""
    course_id = certificate.course_id
    titles = {row.language: row.title for row in await CourseTranslation.filter(course_id=course_id)}
    for language in (certificate.language, reader, *Language):
        if language in titles:
            return titles[language]
    return certificate.number
