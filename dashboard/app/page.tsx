/** A route: its address, its one query, its code; all declared together, and asked for at the same time. */
import { createRoute, lazyRouteComponent, redirect, useLoaderData } from "@tanstack/react-router";
import type { AnyRoute } from "@tanstack/react-router";
import { Suspense, useEffect } from "react";
import type { ComponentType } from "react";
import { loadQuery } from "react-relay";
import type { PreloadedQuery } from "react-relay";
import type { ConcreteRequest, OperationType } from "relay-runtime";

import { Skeleton } from "./design/parts";
import { environment } from "./relay/environment";

export type Search = Readonly<Record<string, string | undefined>>;

export interface PageProps<Q extends OperationType> {
  readonly query: PreloadedQuery<Q>;
}

interface Address {
  readonly params: Readonly<Record<string, string>>;
  readonly search: Search;
}

interface Loading {
  readonly params: Readonly<Record<string, string>>;
  readonly location: { readonly search: Readonly<Record<string, unknown>> };
}

interface Declaration<Q extends OperationType> {
  readonly path: string;
  /** Names of what may stand after the question mark; anything else is dropped. */
  readonly search?: ReadonlyArray<string>;
  /** Another address that is meant by this one, if any: nothing is asked before going there. */
  readonly leadsTo?: (address: Address) => string | undefined;
  readonly query: () => Promise<{ default: ConcreteRequest }>;
  readonly variables: (address: Address) => Q["variables"];
  readonly component: () => Promise<{ default: ComponentType<PageProps<Q>> }>;
}

/** The route of a screen. Its first answer is asked once; later changes of filters are the screen's to ask. */
export function page<Q extends OperationType>(parent: AnyRoute, declared: Declaration<Q>): AnyRoute {
  const names = declared.search ?? [];
  const read = (given: Record<string, unknown>): Search =>
    Object.fromEntries(names.flatMap((name) => (typeof given[name] === "string" && given[name] !== "" ? [[name, given[name]]] : [])));
  const Component = lazyRouteComponent(declared.component) as unknown as ComponentType<PageProps<Q>> & { preload?: () => Promise<void> };
  const route: AnyRoute = createRoute({
    getParentRoute: () => parent,
    path: declared.path,
    validateSearch: read,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    shouldReload: false,
    beforeLoad: ({ params, location }: Loading) => {
      const to = declared.leadsTo?.({ params, search: read(location.search) });
      if (to !== undefined) throw redirect({ to, replace: true } as never);
    },
    loader: async ({ params, location }: Loading) => {
      void Component.preload?.();
      const { default: request } = await declared.query();
      const address = { params, search: read(location.search) };
      return loadQuery<Q>(environment, request, declared.variables(address), { fetchPolicy: "store-and-network" });
    },
    component: function RoutedPage() {
      const query = useLoaderData({ from: route.id as never }) as unknown as PreloadedQuery<Q>;
      useEffect(() => () => query.dispose(), [query]);
      return (
        <Suspense fallback={<Skeleton rows={8} />}>
          <Component query={query} />
        </Suspense>
      );
    },
  } as never);
  return route;
}
