"""What is asked, in the words of this API and in PostGraphile's."""

from __future__ import annotations

from typing import Final

DASHBOARD: Final = """
query Dashboard($organization: ID!, $first: Int!) {
  organization(id: $organization) {
    id
    name
    connections(first: $first, filter: {state: {equalTo: ACTIVE}}) {
      nodes {
        id
        activatedAt
        learner {
          id
          name
          email
          certificates(first: 5) {
            nodes { id number issuedAt expiresAt course { id title } }
          }
          sessions(first: 5) {
            nodes { id state progressPercent startedAt course { id title } }
          }
        }
      }
    }
  }
}
"""
"""An organization's connected learners, with what they learned and are learning: 1 + 22 rows per learner."""

SMALL: Final = """
query Small {
  viewer {
    id
    email
    memberships { id role organization { id name } }
  }
}
"""
"""Who am I, and where: what every page asks first."""

_LIST: Final = "query List($organization: ID!, $first: Int!) {{ organization(id: $organization) {{ id {} }} }}"
LISTS: Final = {
    "learners by name": _LIST.format("learners(first: $first) { nodes { id name } }"),
    "certificates": _LIST.format("certificates(first: $first) { nodes { id number } }"),
    "sessions": _LIST.format("sessions(first: $first) { nodes { id state } }"),
    "count of learners": _LIST.format("learners(first: $first) { totalCount }"),
    "count of certificates": _LIST.format("certificates(first: $first) { totalCount }"),
    "count of sessions": _LIST.format("sessions(first: $first) { totalCount }"),
}
"""Flat lists of an organization, a page or the count of each."""

POSTGRAPHILE_DASHBOARD: Final = """
query Dashboard($organization: UUID!, $first: Int!) {
  organization: organizationByRowId(rowId: $organization) {
    id: rowId
    name
    connections: connectionsByOrganizationId(
      first: $first, orderBy: [CREATED_AT_DESC, ROW_ID_DESC], condition: {state: "ACTIVE"}
    ) {
      nodes {
        id: rowId
        activatedAt
        learner: learnerByLearnerId {
          id: rowId
          name
          email
          certificates: certificatesByLearnerId(first: 5, orderBy: [ISSUED_AT_DESC, ROW_ID_DESC]) {
            nodes { id: rowId number issuedAt expiresAt course: courseByCourseId { id: rowId title } }
          }
          sessions: sessionsByLearnerId(first: 5, orderBy: [STARTED_AT_DESC, ROW_ID_DESC]) {
            nodes { id: rowId state progressPercent startedAt course: courseByCourseId { id: rowId title } }
          }
        }
      }
    }
  }
}
"""

POSTGRAPHILE_SMALL: Final = """
query Small {
  viewer {
    id: rowId
    email
    memberships: membershipsByAccountId(orderBy: [CREATED_AT_ASC, ROW_ID_ASC]) {
      nodes {
        id: rowId
        role
        organization: organizationByOrganizationId { id: rowId name }
      }
    }
  }
}
"""


def rows_in(learners: int) -> int:
    """Rows that the dashboard returns for a page of so many learners: each has 10 more, each with its course."""
    return 1 + learners * (2 + 10 * 2)
