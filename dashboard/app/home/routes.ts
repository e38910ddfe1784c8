/** What is the viewer's own: the start, and the learner's screens. */
import type { AnyRoute } from "@tanstack/react-router";

import { page } from "../page";

export function learnerRoutes(root: AnyRoute): AnyRoute[] {
  return [
    page(root, {
      path: "/",
      query: () => import("../relay/generated/StartPageQuery.graphql"),
      variables: () => ({}),
      component: () => import("./StartPage"),
    }),
  ];
}
