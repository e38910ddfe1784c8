"""GraphiQL's "Result to CSV": rows of a page become rows of a table, whatever they nest."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from server.web.static_pages import DASHBOARD

NODE = Path(sys.executable).with_name("tessera-node")
SCRIPT = """
import { csv, tables } from %s;
const found = tables(%s);
console.log(JSON.stringify(Object.fromEntries([...found].map(([path, rows]) => [path, csv(rows)]))));
"""


def exported(data: Any) -> dict[str, list[str]]:
    """The lines of each table that is in `data`, by its path."""
    script = SCRIPT % (json.dumps((DASHBOARD / "graphiql" / "csv.js").as_uri()), json.dumps(data))
    said = subprocess.run(
        [NODE, "--input-type=module", "-e", script], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    return {path: text.removeprefix("\ufeff").splitlines() for path, text in json.loads(said).items()}


def test_a_page_is_a_table_with_the_values_of_objects_as_columns() -> None:
    rows = [{"name": "Ana", "course": {"title": "Safety"}, "languages": ["EN", "FR"]}, {"name": "Bo", "course": None}]

    assert exported({"organization": {"learners": {"totalCount": 2, "nodes": rows}}}) == {
        "organization.learners": ["name,course.title,languages,course", "Ana,Safety,EN; FR,", "Bo,,,"]
    }


def test_rows_within_rows_say_whose_they_are() -> None:
    inner = {"nodes": [{"number": 1}, {"number": 2}]}
    found = exported({"learners": {"nodes": [{"name": "Ana", "certificates": inner}]}})

    assert found["learners"] == ["name", "Ana"]
    assert found["learners.certificates"] == ["learners.name,number", "Ana,1", "Ana,2"]


def test_what_a_spreadsheet_would_calculate_stays_text_and_quotes_are_doubled() -> None:
    found = exported({"learners": {"nodes": [{"name": "=1+1", "note": 'a "b", c', "change": -3}]}})

    assert found["learners"][1] == '\'=1+1,"a ""b"", c",-3'


def test_nothing_to_export_is_no_table() -> None:
    assert exported({"viewer": {"email": "a@b.org"}, "organization": None, "learners": {"nodes": []}}) == {}
    assert exported(None) == {}
