"""`tessera serve`."""

from __future__ import annotations

WEBSOCKET_MESSAGE_BYTES = 64 * 1024
STOP_SECONDS = 10
STARTUP_FAILURE = 3
PING_SECONDS = 25.0
"""How often a silent WebSocket is asked whether somebody is there, and how long the answer may take."""


def serve() -> None:
    """Run one API process on TESSERA_HOST and TESSERA_PORT."""
    import sys
    from contextlib import suppress

    import uvicorn

    from server.config.logs import configure_library_logs
    from server.config.settings import settings
    from server.transport.http_protocol import OneWriteProtocol
    from server.transport.stopping import StoppingServer
    from server.transport.websocket_protocol import LiveProtocol

    current = settings()
    configure_library_logs(current.log_level)
    config = uvicorn.Config(
        "server.app:create_app",
        factory=True,
        host=current.host,
        port=current.port,
        proxy_headers=True,
        forwarded_allow_ips=current.trusted_proxies,
        access_log=False,
        log_config=None,
        log_level=current.log_level,
        server_header=False,
        http=OneWriteProtocol,
        ws=LiveProtocol,
        ws_max_size=WEBSOCKET_MESSAGE_BYTES,
        ws_per_message_deflate=False,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = StoppingServer(config)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(STARTUP_FAILURE)
