"""What one input gives: its records, or the reason why it gives none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from opsextract.batch.document import shown
from opsextract.errors import InputError

if TYPE_CHECKING:
    from opsextract.records import Release


@dataclass(frozen=True, slots=True)
class Result:
    """The records of one input in their order, or the error that kept it from giving any."""

    path: str
    releases: tuple[Release, ...] = ()
    error: InputError | None = None
    id: str | None = None
    words: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """A result as bytes: `records` are whole JSON lines, `error` is one line of an errors file or empty."""

    records: bytes
    count: int
    words: int
    error: bytes = b""
    reason: str = ""

    @property
    def failed(self) -> bool:
        """Whether the input gave an error in place of records."""
        return bool(self.error)


def finish(result: Result) -> Finished:
    """The bytes of a result. Raises UnicodeEncodeError for a record that no UTF-8 file can hold."""
    from opsextract.writing.jsonout import json_line

    if result.error is not None:
        return failure(result.error, result.id)
    lines = [json_line(release) for release in result.releases]
    return Finished("".join(line + "\n" for line in lines).encode(), len(lines), result.words)


def failure(error: InputError, id: str | None = None) -> Finished:
    """The bytes of an input that gave no record."""
    return Finished(b"", 0, 0, error_line(error, id).encode(), f"{error.stage}: {error.reason}")


def error_line(error: InputError, id: str | None = None) -> str:
    """One line of an errors file: {path, id, stage, reason, remedy} as JSON, with its line end."""
    fields = {
        "path": shown(error.path),
        "id": id,
        "stage": error.stage,
        "reason": error.reason,
        "remedy": error.remedy or None,
    }
    text = json.dumps(fields, ensure_ascii=False)
    # What is not UTF-8 holds lone surrogates, which no UTF-8 file can: they are written as \udcXX escapes.
    if not _encodable(text):
        text = json.dumps(fields, ensure_ascii=True)
    return text + "\n"


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
