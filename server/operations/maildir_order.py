"""The order of mails in a Maildir. Apart from the catcher, whose library production does without."""

from __future__ import annotations

from pathlib import Path


def in_order(folder: Path) -> list[str]:
    """Keys of the mails in `folder`, the oldest first."""
    found = [path for part in ("new", "cur") for path in folder.joinpath(part).glob("*")]
    return [path.name.partition(":")[0] for path in sorted(found, key=_arrived)]


def _arrived(path: Path) -> tuple[int, int, str]:
    """When a mail came: "seconds.M<microseconds>P<process>Q<counter>.host" is the name that Maildir gives."""
    seconds, _, rest = path.name.partition(".")
    micro, _, _ = rest.removeprefix("M").partition("P")
    return (int(seconds) if seconds.isdigit() else 0, int(micro) if micro.isdigit() else 0, path.name)
