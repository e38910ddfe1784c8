"""How many of some learners are certified in each course, as far as a viewer sees their certificates."""

from __future__ import annotations

from compiler.sql import Sql, sql
from permissions.certificates.certificate import CertificateVisible
from permissions.courses.course import CourseVisible
from permissions.people.viewer import EVERY_PROFILE


def coverage_of(learners: Sql) -> Sql:
    """For each published course: of the learners whose ids the query gives, how many have a valid certificate of it.

    Certificates that the viewer does not see do not count, as they would not in `Learner.certificates`.
    """
    return sql(
        "WITH listed AS MATERIALIZED ({})"
        " SELECT c.id AS course, c.slug, (SELECT count(*) FROM listed) AS learners,"
        " coalesce(x.certified, 0) AS certified"
        " FROM course c LEFT JOIN (SELECT h.course_id, count(DISTINCT h.learner_id) AS certified FROM certificate h"
        " WHERE h.learner_id IN (SELECT l.id FROM listed l) AND h.revoked_at IS NULL"
        " AND coalesce(h.expires_at > now(), TRUE) AND ({}) GROUP BY h.course_id) x ON x.course_id = c.id"
        " WHERE ({})",
        learners,
        CertificateVisible().rows(sql("h"), EVERY_PROFILE, {}),
        CourseVisible().rows(sql("c"), EVERY_PROFILE, {}),
    )
