"""Dossiers as the review page shows them, each report with the number of its release on the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from opsextract.merging.dossiers import merge
from opsextract.merging.render import as_json
from opsextract.writing.stored import StoredRecord


def page_data(records: Iterable[StoredRecord]) -> list[dict[str, Any]]:
    """The dossiers of the operations that several releases report, as JSON.

    Everything in them that stands for a release has its `number`: the place of its record in `records`, from 0.
    """
    given = list(records)
    numbers: dict[tuple[Any, ...], int] = {}
    for number, record in enumerate(given):
        source = record["source"]
        numbers.setdefault((record["id"], source["path"], source.get("index", 0)), number)
    shared = [as_json(one) for one in merge(given) if len(one.members) > 1]
    for dossier in shared:
        _number(dossier, numbers)
    return shared


def _number(value: Any, numbers: dict[tuple[Any, ...], int]) -> None:
    if isinstance(value, dict):
        key = (value.get("release"), value.get("path"), value.get("index"))
        if key in numbers:
            value["number"] = numbers[key]
        for part in value.values():
            _number(part, numbers)
    elif isinstance(value, list):
        for part in value:
            _number(part, numbers)
