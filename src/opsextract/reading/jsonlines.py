"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from .compression import MAX_BYTES
from .rows import Fields, Position, Row, broken, row


def rows(stream: IO[bytes], path: str, fields: Fields, position: Position) -> Iterator[Row]:
    """The rows of a stream; a line that is no object, or is longer than a release can be, gives a row with an error."""
    number = 0
    while line := stream.readline(MAX_BYTES):
        number += 1
        if not line.endswith(b"\n") and len(line) >= MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
            yield broken(number, path, position(), f"the line is longer than {MAX_BYTES // 1024**2} MB")
            continue
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield broken(number, path, position(), f"the line is no JSON: {error}")
            continue
        if isinstance(values, dict):
            yield row(values, number, fields, path, position())
        else:
            yield broken(number, path, position(), "the line is no JSON object")
