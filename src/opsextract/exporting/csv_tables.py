"""Records as CSV (RFC 4180, UTF-8): one flat table, or a folder with every table. No cell runs as a formula."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from opsextract.exporting.flat import COLUMNS, flat_rows
from opsextract.exporting.guard import guarded
from opsextract.writing.replacing import replacing
from opsextract.writing.stored import StoredRecord
from opsextract.writing.tables import TABLES, Row, all_rows


def write_flat(records: Iterable[StoredRecord], path: Path) -> None:
    """Write one table, a row for each fact. The file appears whole. Raises OSError when it cannot be written."""
    with replacing(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as stream:
        stream_flat(records, stream)


def stream_flat(records: Iterable[StoredRecord], stream: TextIO) -> None:
    """Write the one flat table to an open stream."""
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    writer.writerows(_cells(row) for row in flat_rows(records))


def write_tables(records: Iterable[StoredRecord], path: Path) -> None:
    """Write the folder `path` with NAME.csv for every table; it appears whole, in place of an older one.

    Lists of texts become JSON arrays. Raises OSError when it cannot be written.
    """
    with replacing(path) as unfinished:
        unfinished.mkdir()
        with ExitStack() as stack:
            writers = {}
            for name, columns in TABLES.items():
                stream = stack.enter_context((unfinished / f"{name}.csv").open("w", encoding="utf-8", newline=""))
                writers[name] = csv.writer(stream)
                writers[name].writerow([column.name for column in columns])
            for name, row in all_rows(records):
                writers[name].writerow(_cells(row))


def _cells(row: Row) -> list[Any]:
    return [_cell(value) for value in row]


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else value
