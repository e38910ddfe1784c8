/** Every address of the app. Each area lists its own screens; code and data of a screen are loaded when one goes there. */
import { createRootRoute, createRouter } from "@tanstack/react-router";

import { learnerRoutes } from "./home/routes";
import { organizationRoutes } from "./organizations/routes";
import { providerRoutes } from "./provider/routes";
import { AppShell } from "./shell/AppShell";
import { Failure, Missing } from "./shell/Failure";

export const root = createRootRoute({ component: AppShell, notFoundComponent: Missing, errorComponent: Failure as never });

export const router = createRouter({
  routeTree: root.addChildren([...learnerRoutes(root), ...organizationRoutes(root), ...providerRoutes(root)]),
  defaultPreload: false,
  defaultErrorComponent: Failure as never,
  defaultNotFoundComponent: Missing,
  defaultPendingMs: 150,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
