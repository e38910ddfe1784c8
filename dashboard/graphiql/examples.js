// The shelf of ready questions: each opens in a tab of its own, as often as one likes.
const welcome = `# Each answer holds what you may see,
# and nothing else. Sign in above, or give
# a token in the headers editor below:
#   { "Authorization": "Bearer tes_p…" }
#
# Ctrl-Space completes, Ctrl-Enter runs,
# the book on the left documents.

query WhoAmI {
  viewer {
    email
    unreadCount
    learner {
      name
      certificates(first: 5) {
        totalCount
        nodes { number issuedAt isValid course { title } }
      }
    }
    memberships {
      role
      organization { name slug }
    }
  }
}
`;

const people = `# One screen of a dashboard: your
# organizations, their learners, and
# what you see of each.

query LearnersOfMyOrganizations {
  viewer {
    memberships {
      role
      organization {
        name
        learners(first: 20) {
          totalCount
          nodes {
            name
            email
            certificates(first: 3) {
              totalCount
              nodes { number course { title } issuedAt }
            }
            sessions(filter: { state: { equalTo: IN_PROGRESS } }) {
              nodes { course { title } progressPercent startedAt }
            }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
}
`;

const connections = `# Connections keep their history: who is
# connected, who asked, who left and why.

query ConnectionsOfMyOrganizations($states: [ConnectionState!]) {
  viewer {
    memberships {
      organization {
        name
        connections(first: 50, filter: { state: { in: $states } }) {
          totalCount
          nodes { state origin createdAt activatedAt endedAt endedBySide endReason learner { name } }
        }
      }
    }
  }
}
`;

const credits = `# A balance is the sum of its ledger.
# For owners, admins and analysts.

query CreditsOfMyOrganizations {
  viewer {
    memberships {
      organization {
        name
        credits {
          balance
          reserved
          spent
          ledger(first: 20) {
            nodes { occurredAt amount account reason note }
          }
        }
      }
    }
  }
}
`;

const invitations = `# Whom your organizations invited by
# mail, and what became of it.

query InvitationsOfMyOrganizations {
  viewer {
    memberships {
      organization {
        name
        invitations(first: 50) {
          totalCount
          aggregates { queued sent failed accepted expired }
          nodes { email name state sentAt failure expiresAt invitedBy { name } }
        }
      }
    }
  }
}
`;

const log = `# Who did what, when and why. For owners.

query LogOfMyOrganizations {
  viewer {
    memberships {
      organization {
        name
        auditLog(first: 50) {
          nodes { occurredAt action actorName actorSide subjectType subjectId reason details { name value } }
        }
      }
    }
  }
}
`;

const live = `# Stays open, and shows what you are told
# from now on; with the last sequence that
# you have as "after", what you missed first.

subscription WhatIAmTold($after: Int) {
  notifications(after: $after) {
    sequence
    kind
    createdAt
    organization { name }
    connection { state requestMessage learner { name } }
  }
}
`;

const catalogue = `# Needs no account.

query Catalogue {
  courses(first: 20) {
    totalCount
    nodes { title slug }
  }
}
`;

// The questions of analysts: rows that "Result to CSV" makes a table of.

const coverage = `# How many of your learners are certified,
# course by course: of everybody who is
# connected, and of each team.

query CoverageByCourseAndTeam($organization: String!) {
  organization(slug: $organization) {
    learners(connectionStates: [ACTIVE]) {
      coverage { course { title } certified learners }
    }
    teams(first: 50) {
      nodes {
        name
        learners {
          coverage { course { title } certified learners }
        }
      }
    }
  }
}
`;

const expiring = `# Certificates that expire between two
# dates: the variables say next quarter.

query CertificatesThatExpire($organization: String!, $from: DateTime!, $until: DateTime!) {
  organization(slug: $organization) {
    certificates(
      first: 200
      filter: { isValid: true, expiresAt: { after: $from, before: $until } }
      orderBy: [{ field: EXPIRES_AT }]
    ) {
      totalCount
      nodes { expiresAt course { title } learner { name email } number }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`;

const funnel = `# From invitation to certificate: each
# figure is counted in the database, by
# the month in which it was begun (UTC).

query FunnelFromInvitationToCertificate($organization: String!) {
  organization(slug: $organization) {
    invitations(first: 1) {
      totalCount
      groups(by: [MONTH, STATE]) { month state count }
    }
    connections(first: 1) { totalCount aggregates { requested active disconnected } }
    sessions(first: 1) {
      totalCount
      groups(by: [MONTH, STATE]) { month state count aggregates { averageProgress } }
    }
    certificates(first: 1) {
      totalCount
      groups(by: [MONTH, STATE]) { month state count }
    }
  }
}
`;

const months = `# Credits granted, reserved, spent and
# returned, month by month (UTC), added
# up in the database: 36 months at most.

query CreditsByMonth($organization: String!) {
  organization(slug: $organization) {
    credits {
      balance
      reserved
      spent
      transactions {
        groups(by: [MONTH, REASON]) { month reason count aggregates { amount change } }
      }
    }
  }
}
`;

// The first day of the quarter that lies so many quarters ahead.
function quarter(ahead) {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear(), 3 * (Math.floor(today.getUTCMonth() / 3) + ahead), 1)).toISOString();
}

// The shelf: `variables` is given the slug of an organization on whose staff one is.
export const QUESTIONS = [
  { group: "First steps", title: "Who am I?", query: welcome },
  { group: "First steps", title: "The catalogue", query: catalogue },
  { group: "My organizations", title: "Learners", query: people },
  { group: "My organizations", title: "Connections", query: connections, variables: () => ({ states: ["ACTIVE", "REQUESTED"] }) },
  { group: "My organizations", title: "Invitations", query: invitations },
  { group: "My organizations", title: "Credits", query: credits },
  { group: "My organizations", title: "Audit log", query: log },
  { group: "For analysts", title: "Coverage by course and team", query: coverage, variables: (organization) => ({ organization }) },
  {
    group: "For analysts",
    title: "Certificates that expire next quarter",
    query: expiring,
    variables: (organization) => ({ organization, from: quarter(1), until: quarter(2) }),
  },
  { group: "For analysts", title: "Funnel from invitation to certificate", query: funnel, variables: (organization) => ({ organization }) },
  {
    group: "For analysts",
    title: "Credits by month",
    query: months,
    variables: (organization) => ({ organization }),
  },
  { group: "Live", title: "What I am told", query: live },
];
