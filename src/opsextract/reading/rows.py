"""Rows of a collection: many releases in one file, each with a text, perhaps an id and a date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ..errors import InputError


@dataclass(frozen=True, slots=True)
class Fields:
    """Which columns hold what; with `id` None a row is called by its number, from 1 on."""

    text: str = "text"
    id: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `position` is how many bytes of the file are read with it; `error` says why it gives no text."""

    id: str
    text: str = ""
    date: str | None = None
    position: int = 0
    error: InputError | None = None


Position = Callable[[], int]


def row(values: Mapping[str, Any], number: int, fields: Fields, path: str, position: int) -> Row:
    """The row that a mapping of column names to values is."""
    id = _id(values, number, fields)
    text = values.get(fields.text)
    if not isinstance(text, str):
        names = ", ".join(map(str, list(values)[:8])) or "nothing"
        reason = f"the row has no text in {fields.text!r}, only {names}"
        if fields.text in values:
            reason = f"the row's {fields.text!r} is no text"
        error = InputError(path, "read", reason, "name the column that holds the text with --text-field")
        return Row(id, position=position, error=error)
    return Row(id, text, _date(values.get(fields.date)) if fields.date else None, position)


def broken(number: int, path: str, position: int, reason: str) -> Row:
    """A row that cannot be read."""
    return Row(
        str(number), position=position, error=InputError(path, "read", reason, "correct the row, or leave it out")
    )


def _id(values: Mapping[str, Any], number: int, fields: Fields) -> str:
    value = values.get(fields.id) if fields.id else None
    return str(number) if value is None else str(value)


def _date(value: object) -> str | None:
    """The day (or month, or year) of an ISO 8601 date; None for anything else, which the text then has to state."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)[:10].strip() if value is not None else ""
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        if len(text) in (4, 7):
            date.fromisoformat(f"{text}-01-01"[:10])
            return text
    except ValueError:
        return None
    return None
