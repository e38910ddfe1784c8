"""The floor to measure against: one hand-written statement per page behind a bare Starlette route."""
