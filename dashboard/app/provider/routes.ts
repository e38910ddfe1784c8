/** The screens of the provider's staff. */
import type { AnyRoute } from "@tanstack/react-router";

export function providerRoutes(_root: AnyRoute): AnyRoute[] {
  return [];
}
