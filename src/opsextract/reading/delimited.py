"""Tables as text: CSV, and TSV by its suffix, with column names in the first row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from ..errors import InputError
from .compression import MAX_BYTES, bare_name
from .rows import Fields, Position, Row, row


def rows(stream: IO[bytes], path: str, fields: Fields, position: Position) -> Iterator[Row]:
    """The rows of a stream. Raises InputError when it is no table; what stands before that is given."""
    csv.field_size_limit(MAX_BYTES)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
    delimiter = "\t" if bare_name(path).lower().endswith(".tsv") else ","
    try:
        for number, values in enumerate(csv.DictReader(text, delimiter=delimiter), 1):
            named = {name: value for name, value in values.items() if name is not None}
            yield row(named, number, fields, path, position())
    except csv.Error as error:
        raise InputError(path, "read", f"the table is damaged: {error}", "save it again as CSV") from error
    finally:
        text.detach()  # the stream is closed by whoever opened it
