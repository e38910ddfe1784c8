"""Hundreds who come at once wait for one another: on a slow machine for longer than a client would be let wait."""

from __future__ import annotations

import pytest

PATIENCE_SECONDS = 60.0


@pytest.fixture(autouse=True)
def patient_pools(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked here is who wins, not how long the last one waited for a connection."""
    if "test_waiting" in request.node.nodeid:
        return
    for module in ("models.asyncpg_engine", "compiler.execute"):
        monkeypatch.setattr(f"{module}.ACQUIRE_TIMEOUT_SECONDS", PATIENCE_SECONDS)
