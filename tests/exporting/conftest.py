"""Records that are hard to hand on: hostile cells, line ends, texts with and without facts."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from opsextract.records import Release

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "'=quoted already",
    "\n@x",
    "＝1+1",
    " =1",
)


@pytest.fixture
def records(record: dict[str, Any]) -> list[dict[str, Any]]:
    """One record with every kind of fact, one without any, one for each hostile title."""
    full = json.loads(Release.model_validate(record).model_dump_json())
    full["agencies"][0]["aliases"] = ["=cmd|x", 'Toll "vesenet", nord', "Ærlig\nlinje"]
    empty = {**deepcopy(full), "id": "1" * 16, "title": None, "publisher": None, "kind": "other", "dateline": None}
    empty["source"]["path"] = 'a, b\n"c".txt'
    for name in ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures", "diagnostics"):
        empty[name] = []
    hostile = []
    for number, title in enumerate(HOSTILE):
        one = deepcopy(full)
        one.update(id=f"{number:016x}", title=title)
        one["seizures"][0]["item"] = title
        hostile.append(one)
    return [full, empty, *hostile]


@pytest.fixture
def stored(records: list[dict[str, Any]], tmp_path: Path) -> Path:
    """The records as a file of JSON Lines."""
    path = tmp_path / "records.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return path
