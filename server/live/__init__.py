"""Subscriptions: rows as they come, over WebSockets and event streams. `docs/decisions/live.md` says why so."""
