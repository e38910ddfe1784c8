/** The screens of the provider's staff. */
import type { AnyRoute } from "@tanstack/react-router";

import { page } from "../page";
import { apiLanguage } from "../words";
import { providerVariables } from "./providerVariables";

export function providerRoutes(root: AnyRoute): AnyRoute[] {
  return [
    page(root, {
      path: "/provider",
      search: ["q", "grant"],
      query: () => import("../relay/generated/ProviderPageQuery.graphql"),
      variables: ({ search }) => providerVariables(search),
      component: () => import("./ProviderPage"),
    }),
    page(root, {
      path: "/provider/catalogue",
      query: () => import("../relay/generated/CataloguePageQuery.graphql"),
      variables: () => ({ language: apiLanguage() }),
      component: () => import("./CataloguePage"),
    }),
  ];
}
