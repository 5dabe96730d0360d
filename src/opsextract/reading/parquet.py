"""Parquet files, read a few rows at a time and only in the columns that are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from ..errors import InputError
from .rows import Fields, Position, Row, row

BATCH_ROWS = 256


def rows(stream: IO[bytes], path: str, fields: Fields, position: Position) -> Iterator[Row]:
    """The rows of a stream. Raises InputError when it is no Parquet file or pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError(path, "read", "pyarrow is not installed", "pip install 'opsextract[parquet]'") from error
    try:
        table = ParquetFile(stream)
        names = [name for name in (fields.text, fields.id, fields.date) if name in table.schema_arrow.names]
        if fields.text not in names:
            names = table.schema_arrow.names  # for the message
        number = 0
        for batch in table.iter_batches(BATCH_ROWS, columns=names):
            for values in batch.to_pylist():
                number += 1
                yield row(values, number, fields, path, position())
    except pyarrow.ArrowException as error:
        raise InputError(path, "read", f"is no Parquet file: {error}", "download or write it again") from error
