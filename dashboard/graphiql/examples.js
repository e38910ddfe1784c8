// What GraphiQL opens with the first time: one question in each tab. Later it opens with what was there last.
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

export const EXAMPLES = [
  { query: welcome },
  { query: people },
  { query: connections, variables: JSON.stringify({ states: ["ACTIVE", "REQUESTED"] }, null, 2) },
  { query: invitations },
  { query: credits },
  { query: log },
  { query: live },
  { query: catalogue },
];
