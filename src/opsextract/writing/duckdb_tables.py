"""Records as a DuckDB file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from opsextract.writing.arrow_tables import batches
from opsextract.writing.replacing import replacing
from opsextract.writing.tables import TABLES, Record

_TYPES = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "text": "VARCHAR", "strings": "VARCHAR[]"}


def write(records: Iterable[Record], path: Path) -> None:
    """Write all tables. The file appears whole, in place of any older one.

    Raises OSError or duckdb.Error when it cannot be written, ImportError when duckdb or pyarrow is not installed.
    """
    import duckdb

    with replacing(path) as unfinished, duckdb.connect(str(unfinished)) as database:
        for name, columns in TABLES.items():
            described = ", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in columns)
            database.execute(f'CREATE TABLE "{name}" ({described})')
        for name, table in batches(records):
            database.register("piece", table)
            database.execute(f'INSERT INTO "{name}" SELECT * FROM piece')
            database.unregister("piece")
