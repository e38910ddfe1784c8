"""`docs/compiler.md` shows what the compiler does, not what it did."""

from __future__ import annotations

from server.generated.compiler_walkthrough import FILE, compiled, page


async def test_the_walk_through_is_what_the_passes_really_make() -> None:
    assert FILE.read_text() == page(await compiled()), "run: make sdl"
