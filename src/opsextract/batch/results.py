"""What one input gives: its records, or the reason why it gives none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from opsextract.errors import InputError

if TYPE_CHECKING:
    from opsextract.records import Release


@dataclass(frozen=True, slots=True)
class Result:
    """The records of one input in their order, or the error that kept it from giving any."""

    path: str
    releases: tuple[Release, ...] = ()
    error: InputError | None = None


def error_line(error: InputError) -> str:
    """One line of an errors file: {path, id, stage, reason, remedy} as JSON, with its line end."""
    fields = {
        "path": error.path,
        "id": None,
        "stage": error.stage,
        "reason": error.reason,
        "remedy": error.remedy or None,
    }
    # A path that is not UTF-8 holds lone surrogates, which no UTF-8 file can: they are written as \udcXX escapes.
    text = json.dumps(fields, ensure_ascii=False)
    if not _encodable(text):
        text = json.dumps(fields, ensure_ascii=True)
    return text + "\n"


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
