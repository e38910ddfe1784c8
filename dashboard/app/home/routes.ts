/** What is the viewer's own: the start, and the learner's screens. */
import type { AnyRoute } from "@tanstack/react-router";

import { page } from "../page";
import { apiLanguage } from "../words";

export function learnerRoutes(root: AnyRoute): AnyRoute[] {
  return [
    page(root, {
      path: "/",
      query: () => import("../relay/generated/StartPageQuery.graphql"),
      variables: () => ({}),
      component: () => import("./StartPage"),
    }),
    page(root, {
      path: "/home",
      query: () => import("../relay/generated/HomePageQuery.graphql"),
      variables: () => ({ language: apiLanguage(), soon: inDays(60) }),
      component: () => import("./HomePage"),
    }),
    page(root, {
      path: "/courses",
      search: ["q", "course"],
      query: () => import("../relay/generated/CoursesPageQuery.graphql"),
      variables: () => ({ language: apiLanguage() }),
      component: () => import("../courses/CoursesPage"),
    }),
    page(root, {
      path: "/sessions/$id",
      query: () => import("../relay/generated/SessionPageQuery.graphql"),
      variables: ({ params }) => ({ id: params["id"] ?? "", language: apiLanguage() }),
      component: () => import("../courses/SessionPage"),
    }),
    page(root, {
      path: "/certificates",
      query: () => import("../relay/generated/CertificatesPageQuery.graphql"),
      variables: () => ({ language: apiLanguage() }),
      component: () => import("../certificates/CertificatesPage"),
    }),
    page(root, {
      path: "/connections",
      search: ["ask", "leave", "shared"],
      query: () => import("../relay/generated/MyConnectionsPageQuery.graphql"),
      variables: () => ({}),
      component: () => import("../connections/MyConnectionsPage"),
    }),
    page(root, {
      path: "/notifications",
      query: () => import("../relay/generated/NotificationsPageQuery.graphql"),
      variables: () => ({}),
      component: () => import("../activity/NotificationsPage"),
    }),
    page(root, {
      path: "/account",
      search: ["dialog"],
      query: () => import("../relay/generated/AccountPageQuery.graphql"),
      variables: () => ({}),
      component: () => import("../people/AccountPage"),
    }),
  ];
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
