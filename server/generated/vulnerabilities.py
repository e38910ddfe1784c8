"""`python -m server.generated.vulnerabilities`: looks the locked dependencies up in the list of known vulnerabilities.

A vulnerability fails. An advisory service that cannot be reached does not: it says nothing about our
dependencies, and a check that fails without network would soon be ignored.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TIMEOUT_SECONDS = 180
# How pip-audit ends when its advisory service does not answer: with an exception of the HTTP library's.
UNREACHABLE = re.compile(r"connect|requests\.exceptions|timed out|temporarily|service", re.IGNORECASE)


def main() -> int:
    """The exit status: 1 for a vulnerability or a lock that cannot be read, 0 otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        exported = _run(
            ["uv", "export", "--locked", "--all-extras", "--no-emit-project", "--quiet", "-o", str(requirements)]
        )
        if exported.returncode != 0:
            sys.stderr.write(f"audit: uv.lock cannot be exported:\n{exported.stderr}")
            return 1
        try:
            audited = _run(
                [
                    "pip-audit",
                    "-r",
                    str(requirements),
                    "--disable-pip",
                    "--no-deps",
                    "--format=json",
                    "--progress-spinner=off",
                ]
            )
        except subprocess.TimeoutExpired:
            return _skip(f"no answer within {TIMEOUT_SECONDS} s")
    try:
        report = json.loads(audited.stdout)
    except ValueError:
        last = (audited.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1]
        if UNREACHABLE.search(last):
            return _skip(last)
        sys.stderr.write(f"audit: pip-audit failed: {last}\n")
        return 1
    return _judge(report)


def _judge(report: dict[str, Any]) -> int:
    packages = report["dependencies"]
    found = [(package, flaw) for package in packages for flaw in package.get("vulns", ())]
    for package, flaw in found:
        fixed = ", ".join(flaw["fix_versions"]) or "no version yet"
        sys.stderr.write(f"{package['name']} {package['version']}: {flaw['id']}, fixed in {fixed}\n")
    if found:
        sys.stderr.write(f"audit: {len(found)} known vulnerabilities; run: make lock\n")
        return 1
    # A package index that only serves files (a mirror) answers 404, which pip-audit counts as looked up.
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if len(unknown) == len(packages):
        return _skip(f"the package index has no advisories for any of the {len(packages)} dependencies")
    sys.stdout.write(f"audit: {len(packages) - len(unknown)} dependencies, no known vulnerability\n")
    if unknown:
        sys.stdout.write(f"audit skipped for {', '.join(unknown)}: unknown to the package index\n")
    return 0


def _skip(why: str) -> int:
    sys.stderr.write(f"audit NOT DONE, known vulnerabilities were not looked up: {why}\n")
    return 0


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name(command[0])
    return subprocess.run(  # noqa: S603
        [str(program), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False, timeout=TIMEOUT_SECONDS
    )


if __name__ == "__main__":
    sys.exit(main())
