"""The floor to measure against: hand-written transactions of two statements behind bare Starlette routes."""
