"""Records as a folder of Parquet files, one a table."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from opsextract.writing.arrow_tables import batches, schema
from opsextract.writing.replacing import replacing
from opsextract.writing.tables import TABLES, Record


def write(records: Iterable[Record], path: Path) -> None:
    """Write the folder `path` with NAME.parquet for every table. It appears whole, in place of any older one.

    Raises OSError when it cannot be written, ImportError when pyarrow is not installed.
    """
    from pyarrow.parquet import ParquetWriter

    with replacing(path) as unfinished:
        unfinished.mkdir()
        with ExitStack() as stack:
            writers = {
                name: stack.enter_context(
                    ParquetWriter(unfinished / f"{name}.parquet", schema(name), compression="zstd")
                )
                for name in TABLES
            }
            for name, table in batches(records):
                writers[name].write_table(table)
