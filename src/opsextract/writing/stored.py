"""Records read back from what parse and batch have written, one at a time and as plain JSON.

Lenient on purpose: files of other versions of the program are compared, merged and exported too, so only what every
version's records have is asked for.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from opsextract.errors import InputError

StoredRecord = dict[str, Any]

_REMEDY = "give what opsextract parse or batch has written"
_BOM = b"\xef\xbb\xbf"
_LISTS = ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures")


def stored_records(path: str) -> Iterator[StoredRecord]:
    """The records of a JSON Lines file or of one JSON array, plain or .gz or .zst, in order; "-" is standard input.

    Raises InputError naming the line that is no record, and when the file cannot be read.
    """
    try:
        with _opened(path) as stream:
            for number, line in enumerate(stream, 1):
                if number == 1 and line.removeprefix(_BOM).lstrip().startswith(b"["):
                    yield from _array(line + stream.read(), path)
                elif line.strip():
                    yield _record(_parsed(line, f"{path}:{number}"), f"{path}:{number}")
    except EOFError as error:
        raise InputError(path, "read", "is cut off", _REMEDY) from error
    except OSError as error:
        raise InputError(path, "read", f"cannot be read: {error.strerror or error}", _REMEDY) from error


@contextmanager
def _opened(path: str) -> Iterator[IO[bytes]]:
    if path == "-":
        yield sys.stdin.buffer
        return
    from opsextract.reading.compression import decompressed

    with open(path, "rb") as raw:  # noqa: PTH123 - paths stay as they were given
        yield decompressed(raw, path)


def _array(data: bytes, path: str) -> Iterator[StoredRecord]:
    for index, value in enumerate(_parsed(data, path)):
        yield _record(value, f"{path}[{index}]")


def _parsed(data: bytes, where: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(where, "read", "is not UTF-8", _REMEDY) from error
    except ValueError as error:
        raise InputError(where, "read", f"is no JSON: {error}", _REMEDY) from error


def _record(value: Any, where: str) -> StoredRecord:
    if not isinstance(value, dict):
        raise InputError(where, "read", "is no record: no JSON object", _REMEDY)
    if not isinstance(value.get("id"), str):
        raise InputError(where, "read", "is no record: it has no id", _REMEDY)
    source = value.get("source")
    if not isinstance(source, dict) or not isinstance(source.get("path"), str):
        raise InputError(where, "read", "is no record: it has no source", _REMEDY)
    for name in _LISTS:
        items = value.get(name, [])
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise InputError(where, "read", f"is no record: {name} is no list of facts", _REMEDY)
    return value
