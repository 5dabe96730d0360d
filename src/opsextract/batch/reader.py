"""From the list of inputs to the documents of a run: a file is one, a collection one a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING

from opsextract.batch.discovery import Entry
from opsextract.batch.document import Document
from opsextract.errors import InputError
from opsextract.reading.compression import decompressed, explained
from opsextract.reading.formats import collection

if TYPE_CHECKING:
    from opsextract.reading.rows import Fields, Row


def documents(entries: Iterable[Entry], fields: Fields) -> Iterator[Document]:
    """The documents of all entries, in order. What cannot be read is a document with an error."""
    for entry in entries:
        if entry.reason is not None:
            remedy = "check that it exists and may be read; only regular files and folders are"
            error = InputError(entry.path, "read", entry.reason, remedy)
            yield Document(entry.path, size=entry.size, error=error)
        elif collection(entry.path) is None:
            yield Document(entry.path, size=entry.size, network=entry.remote)
        else:
            yield from _rows(entry, fields)


def _rows(entry: Entry, fields: Fields) -> Iterator[Document]:
    before = 0
    empty = True
    try:
        for row in _read(entry, fields):
            empty = False
            data = None if row.error else row.text.encode("utf-8", "surrogatepass")
            # What a row weighs is what it takes to send; on disk it may be compressed.
            size = len(data) if data is not None else 0
            yield Document(entry.path, row.id, data, row.date, size, row.error, read=row.position - before)
            before = row.position
        error = InputError(entry.path, "read", "holds no rows", "check how it was written") if empty else None
    except InputError as caught:
        error = caught
    except OSError as caught:
        error = InputError(entry.path, "read", caught.strerror or str(caught), "check that it exists and may be read")
    except Exception as caught:  # damage of a kind that no library foresaw
        reason = f"{type(caught).__name__}: {caught}"
        error = InputError(entry.path, "read", reason, "write the collection again")
    if error is not None:
        yield Document(entry.path, error=error, read=max(0, entry.size - before))


def _read(entry: Entry, fields: Fields) -> Iterator[Row]:
    reader = import_module(f"opsextract.reading.{collection(entry.path)}")
    with ExitStack() as stack:
        if entry.remote:
            from opsextract.reading.remote import opened

            raw: IO[bytes] = stack.enter_context(opened(entry.path))
        else:
            raw = stack.enter_context(Path(entry.path).open("rb"))
        stack.enter_context(explained(entry.path))
        yield from reader.rows(decompressed(raw, entry.path), entry.path, fields, raw.tell)
