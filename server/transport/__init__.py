"""How requests arrive and answers leave: HTTP, WebSockets, event streams."""
