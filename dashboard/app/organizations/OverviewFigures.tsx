import { useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { useNumber } from "../design/moments";
import { Figure, Figures } from "../design/parts";
import type { OverviewFigures_organization$key } from "../relay/generated/OverviewFigures_organization.graphql";

/** How the organization stands; each figure leads to what it counts. */
export function OverviewFigures({ organization }: { readonly organization: OverviewFigures_organization$key }) {
  const { t } = useLingui();
  const number = useNumber();
  const { slug, connections, sessions, certificates, credits } = useFragment(
    graphql`
      fragment OverviewFigures_organization on Organization {
        slug
        connections {
          aggregates {
            active
            disconnected
          }
        }
        sessions {
          aggregates {
            inProgress
            completed
          }
        }
        certificates {
          aggregates {
            valid
          }
        }
        credits {
          balance
          reserved
        }
      }
    `,
    organization,
  );
  const { active, disconnected } = connections.aggregates;
  const { inProgress, completed } = sessions.aggregates;
  const former = number(disconnected);
  const finished = number(completed);
  const reserved = number(credits?.reserved ?? 0);
  return (
    <Figures>
      <Figure label={t`Connected learners`} value={number(active)} hint={disconnected > 0 ? t`${former} former` : undefined} href={`/o/${slug}/learners`} />
      <Figure label={t`Sessions in progress`} value={number(inProgress)} hint={t`${finished} completed`} href={`/o/${slug}/sessions`} />
      <Figure label={t`Valid certificates`} value={number(certificates.aggregates.valid)} hint={t`that you can see`} />
      {credits ? (
        <Figure label={t`Credits to use`} value={number(credits.balance)} hint={t`${reserved} reserved by sessions`} href={`/o/${slug}/credits`} />
      ) : null}
    </Figures>
  );
}
