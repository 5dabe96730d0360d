"""Records as an SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from opsextract.writing.replacing import replacing
from opsextract.writing.tables import TABLES, Record, Row, all_rows

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "text": "TEXT", "strings": "TEXT"}
BATCH = 5_000


def write(records: Iterable[Record], path: Path) -> None:
    """Write all tables; lists of texts become JSON arrays. The file appears whole, in place of any older one.

    Raises OSError or sqlite3.OperationalError when it cannot be written.
    """
    with replacing(path) as unfinished, closing(sqlite3.connect(unfinished)) as database:
        for name, columns in TABLES.items():
            described = ", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in columns)
            database.execute(f'CREATE TABLE "{name}" ({described})')
        pending: dict[str, list[Row]] = {name: [] for name in TABLES}
        for name, row in all_rows(records):
            pending[name].append(tuple(json.dumps(value) if isinstance(value, list) else value for value in row))
            if len(pending[name]) >= BATCH:
                _insert(database, name, pending[name])
        for name, left in pending.items():
            _insert(database, name, left)
        database.execute('CREATE INDEX "releases_id" ON "releases" ("id")')
        for name in TABLES:
            database.execute(f'CREATE INDEX "{name}_release" ON "{name}" ("release")')
        database.commit()


def _insert(database: sqlite3.Connection, name: str, rows: list[Row]) -> None:
    marks = ", ".join("?" * len(TABLES[name]))
    database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
    rows.clear()
