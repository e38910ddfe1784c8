/** The screens of one organization, at `/o/<slug>`. */
import type { AnyRoute } from "@tanstack/react-router";

import { auditVariables } from "../activity/auditVariables";
import { connectionRoutes } from "../connections/routes";
import { creditsVariables } from "../credits/creditsVariables";
import { page } from "../page";
import { learnersVariables } from "../people/learnersVariables";
import { sessionsVariables, stillSince } from "../courses/sessionsVariables";
import { apiLanguage } from "../words";
import { membersVariables, teamsVariables } from "./membersVariables";
import { overviewVariables } from "./overviewVariables";

export function organizationRoutes(root: AnyRoute): AnyRoute[] {
  return [
    page(root, {
      path: "/o/$slug/learners",
      search: ["q", "state", "team", "certificate", "course", "sort", "learner"],
      query: () => import("../relay/generated/LearnersPageQuery.graphql"),
      variables: ({ params, search }) => ({ slug: params["slug"] ?? "", language: apiLanguage(), ...learnersVariables(search) }),
      component: () => import("../people/LearnersPage"),
    }),
    ...connectionRoutes(root),
    page(root, {
      path: "/o/$slug/learners/$id",
      search: ["dialog"],
      query: () => import("../relay/generated/LearnerPageQuery.graphql"),
      variables: ({ params }) => ({ slug: params["slug"] ?? "", id: params["id"] ?? "", language: apiLanguage() }),
      component: () => import("../people/LearnerPage"),
    }),
    page(root, {
      path: "/o/$slug/sessions",
      search: ["state", "still", "course", "sort", "dialog"],
      query: () => import("../relay/generated/SessionsPageQuery.graphql"),
      variables: ({ params, search }) => ({
        slug: params["slug"] ?? "",
        language: apiLanguage(),
        stillSince: stillSince(),
        ...sessionsVariables(search),
      }),
      component: () => import("../courses/SessionsPage"),
    }),
    page(root, {
      path: "/o/$slug/settings",
      query: () => import("../relay/generated/SettingsPageQuery.graphql"),
      variables: ({ params }) => ({ slug: params["slug"] ?? "" }),
      component: () => import("./SettingsPage"),
    }),
    page(root, {
      path: "/o/$slug/audit",
      search: ["action", "side"],
      query: () => import("../relay/generated/AuditPageQuery.graphql"),
      variables: ({ params, search }) => ({ slug: params["slug"] ?? "", ...auditVariables(search) }),
      component: () => import("../activity/AuditPage"),
    }),
    page(root, {
      path: "/o/$slug",
      query: () => import("../relay/generated/OverviewPageQuery.graphql"),
      variables: ({ params }) => overviewVariables(params["slug"] ?? ""),
      component: () => import("./OverviewPage"),
    }),
    page(root, {
      path: "/o/$slug/members",
      search: ["tab", "q", "role", "member", "team", "open"],
      query: () => import("../relay/generated/MembersPageQuery.graphql"),
      variables: ({ params, search }) => ({
        slug: params["slug"] ?? "",
        ...membersVariables(search["tab"] === "teams" ? {} : search),
        ...teamsVariables(search["tab"] === "teams" ? search : {}),
      }),
      component: () => import("./MembersPage"),
    }),
    page(root, {
      path: "/o/$slug/credits",
      search: ["reason", "from", "to"],
      query: () => import("../relay/generated/CreditsPageQuery.graphql"),
      variables: ({ params, search }) => ({ slug: params["slug"] ?? "", ...creditsVariables(search) }),
      component: () => import("../credits/CreditsPage"),
    }),
  ];
}
