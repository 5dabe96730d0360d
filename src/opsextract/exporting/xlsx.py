"""Records as an Excel workbook, a sheet for each table. Texts are stored as texts: none runs as a formula."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from opsextract.errors import InputError
from opsextract.exporting.guard import guarded
from opsextract.writing.replacing import replacing
from opsextract.writing.stored import StoredRecord
from opsextract.writing.tables import TABLES, Row, all_rows

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MAX_ROWS = 1_048_576
"""Rows of a sheet, its head included: Excel's own limit."""
MAX_CHARACTERS = 32_767
"""Characters of a cell: Excel's own limit."""

_CUT = " [cut: Excel holds no more in a cell]"


def write(records: Iterable[StoredRecord], path: Path) -> None:
    """Write all tables. The file appears whole; the same records give the same bytes.

    Texts longer than a cell may be are cut and say so. Raises InputError when a table has more rows than a sheet may
    have, OSError when the file cannot be written, ImportError when xlsxwriter is not installed.
    """
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with replacing(path) as unfinished:
        workbook = xlsxwriter.Workbook(str(unfinished), options)
        # Without a date of its own the file would hold the present moment.
        workbook.set_properties({"created": datetime(2000, 1, 1)})
        bold = workbook.add_format({"bold": True})
        sheets: dict[str, Worksheet] = {}
        filled = dict.fromkeys(TABLES, 1)
        for name, columns in TABLES.items():
            sheets[name] = workbook.add_worksheet(name)
            sheets[name].freeze_panes(1, 0)
            for at, column in enumerate(columns):
                sheets[name].write_string(0, at, column.name, bold)
        for name, row in all_rows(records):
            if filled[name] >= MAX_ROWS:
                raise InputError(path, "write", f"{name} has more rows than a sheet holds", "export to .sqlite or .csv")
            _write_row(sheets[name], filled[name], row)
            filled[name] += 1
        for name, columns in TABLES.items():
            sheets[name].autofilter(0, 0, max(filled[name] - 1, 1), len(columns) - 1)
        workbook.close()


def _write_row(sheet: Worksheet, at: int, row: Row) -> None:
    for column, value in enumerate(row):
        if isinstance(value, bool):
            sheet.write_boolean(at, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(at, column, value)
        elif value is not None:
            sheet.write_string(at, column, _text(value))


def _text(value: Any) -> str:
    # Guarded as in CSV, too: a sheet that is saved as CSV loses its types, and the cell would run in the next program.
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else guarded(str(value))
    return text if len(text) <= MAX_CHARACTERS else text[: MAX_CHARACTERS - len(_CUT)] + _CUT
