"""One input of a run, before it is read."""

from __future__ import annotations

from dataclasses import dataclass

from opsextract.errors import InputError


@dataclass(frozen=True, slots=True)
class Document:
    """A file, or one row of a collection.

    `path` is the file as given, `id` the row's id in its collection (None for a file). A row carries its text as
    `data` and its `date` (EDTF); a file is opened by whoever reads it. `error` says why an input cannot be read.
    `size` is its length in bytes, `read` how many bytes of its file are read with it (None: `size`), `network` says
    that `path` is the URL of a remote place, which may be opened.
    """

    path: str
    id: str | None = None
    data: bytes | None = None
    date: str | None = None
    size: int = 0
    error: InputError | None = None
    network: bool = False
    read: int | None = None

    @property
    def name(self) -> str:
        """What records and errors call it: the path, with `#id` for a row; escapes where the path is not UTF-8."""
        path = shown(self.path)
        return path if self.id is None else f"{path}#{self.id}"


def shown(path: str) -> str:
    """A path that any file can hold: bytes of a name that is not UTF-8 become \\xHH."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
