/** The screens about who is connected to one organization and how they come to be, at `/o/<slug>/connections`. */
import type { AnyRoute } from "@tanstack/react-router";

import { page } from "../page";
import { blocksVariables } from "./blocksVariables";
import { connectionsVariables } from "./connectionsVariables";
import { invitationsVariables } from "./invitationsVariables";

const AT = "/o/$slug/connections";

export function connectionRoutes(root: AnyRoute): AnyRoute[] {
  return [
    page(root, {
      path: AT,
      search: ["view"],
      leadsTo: ({ params, search }) => (search["view"] === "requests" ? `/o/${params["slug"]}/connections/requests` : undefined),
      query: () => import("../relay/generated/InvitePageQuery.graphql"),
      variables: ({ params }) => ({ slug: params["slug"] ?? "" }),
      component: () => import("./InvitePage"),
    }),
    page(root, {
      path: `${AT}/list`,
      search: ["state", "origin", "sort"],
      query: () => import("../relay/generated/ConnectionsPageQuery.graphql"),
      variables: ({ params, search }) => ({ slug: params["slug"] ?? "", ...connectionsVariables(search) }),
      component: () => import("./ConnectionsPage"),
    }),
    page(root, {
      path: `${AT}/requests`,
      query: () => import("../relay/generated/RequestsPageQuery.graphql"),
      variables: ({ params }) => ({ slug: params["slug"] ?? "" }),
      component: () => import("./RequestsPage"),
    }),
    page(root, {
      path: `${AT}/link`,
      query: () => import("../relay/generated/InvitationLinkPageQuery.graphql"),
      variables: ({ params }) => ({ slug: params["slug"] ?? "" }),
      component: () => import("./InvitationLinkPage"),
    }),
    page(root, {
      path: `${AT}/invitations`,
      search: ["q", "state", "sort"],
      query: () => import("../relay/generated/InvitationsPageQuery.graphql"),
      variables: ({ params, search }) => ({ slug: params["slug"] ?? "", ...invitationsVariables(search) }),
      component: () => import("./InvitationsPage"),
    }),
    page(root, {
      path: `${AT}/blocks`,
      search: ["state"],
      query: () => import("../relay/generated/BlocksPageQuery.graphql"),
      variables: ({ params, search }) => ({ slug: params["slug"] ?? "", ...blocksVariables(search) }),
      component: () => import("./BlocksPage"),
    }),
    page(root, {
      path: `${AT}/poster`,
      query: () => import("../relay/generated/PosterPageQuery.graphql"),
      variables: ({ params }) => ({ slug: params["slug"] ?? "" }),
      component: () => import("./PosterPage"),
    }),
  ];
}
