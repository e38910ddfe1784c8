/** The screens of one organization, at `/o/<slug>`. */
import type { AnyRoute } from "@tanstack/react-router";

import { connectionRoutes } from "../connections/routes";
import { page } from "../page";
import { learnersVariables } from "../people/learnersVariables";
import { overviewVariables } from "./overviewVariables";

export function organizationRoutes(root: AnyRoute): AnyRoute[] {
  return [
    page(root, {
      path: "/o/$slug/learners",
      search: ["q", "state", "sort", "learner"],
      query: () => import("../relay/generated/LearnersPageQuery.graphql"),
      variables: ({ params, search }) => ({ slug: params["slug"] ?? "", ...learnersVariables(search) }),
      component: () => import("../people/LearnersPage"),
    }),
    ...connectionRoutes(root),
    page(root, {
      path: "/o/$slug",
      query: () => import("../relay/generated/OverviewPageQuery.graphql"),
      variables: ({ params }) => overviewVariables(params["slug"] ?? ""),
      component: () => import("./OverviewPage"),
    }),
  ];
}
