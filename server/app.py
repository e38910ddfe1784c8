"""The ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Route, WebSocketRoute

from server.config.logs import configure_logs
from server.config.settings import Settings, settings
from server.pages.landing import landing
from server.pages.not_found import not_found
from server.pages.routes import public_pages
from server.services import running_services
from server.transport.cross_origin import cross_origin
from server.transport.graphql_endpoint import BeforeRouter, GraphQLOverHTTP
from server.transport.websocket import GraphQLOverWebSocket
from server.web.caught_mails import dev_mail_routes
from server.web.dashboard_app import dashboard_routes
from server.web.health import Readiness, live
from server.web.metrics import MeasureRequests, metrics
from server.web.pictures import qr_code_routes
from server.web.static_pages import page_routes

GRAPHQL = "/graphql"
MEASURED = frozenset({GRAPHQL, "/graphiql", "/health/live", "/health/ready", "/metrics"})


def create_app(given: Settings | None = None) -> Starlette:
    """The application as the settings say; engines are connected to when they are first needed."""
    current = given or settings()
    configure_logs(current.log_level)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with running_services(current) as services:
            app.state.services = services
            yield

    over_http = GraphQLOverHTTP()
    routes: list[BaseRoute] = [
        Route(GRAPHQL, over_http),
        WebSocketRoute(GRAPHQL, GraphQLOverWebSocket()),
        Route("/health/live", live),
        Route("/health/ready", Readiness().answer),
        Route("/metrics", metrics),
        *qr_code_routes(),
        *dashboard_routes(current, landing),
        *public_pages(),
        *page_routes(current),
    ]
    middleware = [Middleware(MeasureRequests, routes=MEASURED)]
    if current.is_development:
        routes += dev_mail_routes(current.data_dir / "mail")
        # A foreign page whose name comes to mean 127.0.0.1 (DNS rebinding) could read the mails otherwise.
        middleware.append(
            Middleware(TrustedHostMiddleware, allowed_hosts=sorted(current.own_hosts), www_redirect=False)
        )
    middleware += [*cross_origin(current), Middleware(BeforeRouter, path=GRAPHQL, endpoint=over_http)]
    return Starlette(routes=routes, lifespan=lifespan, middleware=middleware, exception_handlers={404: not_found})
