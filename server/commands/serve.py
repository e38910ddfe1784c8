"""`tessera serve`."""

from __future__ import annotations

WEBSOCKET_MESSAGE_BYTES = 64 * 1024
STOP_SECONDS = 10


def serve() -> None:
    """Run one API process on TESSERA_HOST and TESSERA_PORT."""
    import uvicorn

    from server.settings import settings

    current = settings()
    uvicorn.run(
        "server.app:create_app",
        factory=True,
        host=current.host,
        port=current.port,
        proxy_headers=True,
        forwarded_allow_ips=current.trusted_proxies,
        access_log=False,
        log_level=current.log_level,
        server_header=False,
        ws_max_size=WEBSOCKET_MESSAGE_BYTES,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
