import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { graphql, usePreloadedQuery } from "react-relay";

import { Skeleton } from "../design/parts";
import type { PageProps } from "../page";
import type { StartPageQuery } from "../relay/generated/StartPageQuery.graphql";
import { goToSignIn } from "../relay/signedIn";

/** Leads on: staff to their organization, the provider's staff to theirs, learners home, strangers to the sign-in. */
export default function StartPage({ query }: PageProps<StartPageQuery>) {
  const navigate = useNavigate();
  const { viewer } = usePreloadedQuery<StartPageQuery>(
    graphql`
      query StartPageQuery {
        viewer {
          ...AppShell_viewer
          isPlatformStaff
          memberships {
            organization {
              slug
            }
          }
        }
      }
    `,
    query,
  );
  const slug = viewer?.memberships?.[0]?.organization?.slug;
  const isStranger = !viewer;
  const isProvider = viewer?.isPlatformStaff ?? false;
  useEffect(() => {
    if (isStranger) {
      goToSignIn();
      return;
    }
    const to = slug === undefined ? (isProvider ? "/provider" : "/home") : `/o/${slug}`;
    void navigate({ to, replace: true } as never);
  }, [navigate, isStranger, isProvider, slug]);
  return <Skeleton />;
}
