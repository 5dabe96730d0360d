"""Records as Arrow tables: the way to Parquet and DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from opsextract.writing.tables import TABLES, Record, Row, all_rows

if TYPE_CHECKING:
    import pyarrow

BATCH = 20_000
"""Rows of a table that are held before they are written."""


def schema(name: str) -> pyarrow.Schema:
    """The Arrow schema of a table. Raises ImportError when pyarrow is not installed."""
    import pyarrow

    types: dict[str, Any] = {
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "text": pyarrow.string(),
        "strings": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(column.name, types[column.type]) for column in TABLES[name]])


def batches(records: Iterable[Record]) -> Iterator[tuple[str, pyarrow.Table]]:
    """The rows of all records in pieces, each with its table's name; every table comes at least once, if empty."""
    pending: dict[str, list[Row]] = {name: [] for name in TABLES}
    for name, row in all_rows(records):
        pending[name].append(row)
        if len(pending[name]) >= BATCH:
            yield name, _table(name, pending[name])
            pending[name] = []
    for name, left in pending.items():
        yield name, _table(name, left)


def _table(name: str, rows: list[Row]) -> pyarrow.Table:
    import pyarrow

    layout = schema(name)
    columns = list(zip(*rows, strict=True)) or [()] * len(layout)
    arrays = [
        pyarrow.array([float(value) if value is not None else None for value in values], field.type)
        if pyarrow.types.is_floating(field.type)
        else pyarrow.array(values, field.type)
        for values, field in zip(columns, layout, strict=True)
    ]
    return pyarrow.Table.from_arrays(arrays, schema=layout)
