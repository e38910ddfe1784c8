"""What `tessera up` says: a spinner and marks on a terminal, plain lines elsewhere."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.panel import Panel
from rich.status import Status
from rich.text import Text


class Reporter:
    """Never fails: a terminal that was closed must not keep the supervisor from stopping things in order."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False)
        self._status: Status | None = None

    @contextlib.contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Say that `label` is being done, then that it is, and how long it took."""
        began = time.monotonic()
        if self.console.is_terminal:
            self._status = self.console.status(Text(f"{label} …"))
            self._status.start()
        try:
            yield
        except BaseException:
            self._end_step()
            self.line(Text.assemble(("✗ ", "red"), label))
            raise
        self._end_step()
        self.line(Text.assemble(("✓ ", "green"), label, (f"  {time.monotonic() - began:.1f} s", "dim")))

    def detail(self, text: str) -> None:
        """What the current step is doing."""
        if self._status is not None:
            self._status.update(Text(text))
        else:
            self.line(Text(f"  {text}"))

    def warn(self, text: str) -> None:
        """Something that the operator should see, and that does not stop anything."""
        self.line(Text.assemble(("! ", "yellow"), text))

    def line(self, text: Text | str) -> None:
        """One line, never wrapped, so that what is not a terminal can be searched."""
        with contextlib.suppress(OSError):
            self.console.print(text, soft_wrap=True, markup=False)

    def panel(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        """What to know now that everything runs."""
        width = max(len(name) for name, _ in rows)
        body = Text("\n").join(Text.assemble((f"{name:<{width}}  ", "bold"), value) for name, value in rows)
        with contextlib.suppress(OSError):
            if self.console.is_terminal:
                self.console.print(Panel(body, title=title, expand=False, border_style="green"))
            else:
                self.console.print(Text(f"{title}\n") + body, soft_wrap=True)

    def _end_step(self) -> None:
        if self._status is not None:
            with contextlib.suppress(OSError):
                self._status.stop()
            self._status = None
