"""The part of EDTF (ISO 8601-2) that records use: day, month, year, and intervals of these with an open end.

The edtf library accepts all of it (a test holds this), but takes 0.1 s to import and a parser run for each value.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

POINT = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
PATTERN = rf"^(?:{POINT}|{POINT}/(?:{POINT}|\.\.)|\.\./{POINT})$"

_VALUE = re.compile(PATTERN, re.ASCII)


@lru_cache(maxsize=4096)
def bounds(value: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF value as ISO days, None for an open side.

    Raises ValueError when the value is not of the subset, names a day that does not exist, or ends before it begins.
    """
    if not _VALUE.match(value) or value.endswith("\n"):
        raise ValueError(f"not an EDTF date or interval: {value!r}")
    left, slash, right = value.partition("/")
    start = _day(left, last=False)
    end = _day(right if slash else left, last=True)
    if start and end and start > end:
        raise ValueError(f"EDTF interval ends before it begins: {value!r}")
    return start, end


def _day(point: str, *, last: bool) -> str | None:
    if point == "..":
        return None
    parts = [int(part) for part in point.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else (12 if last else 1)
    day = parts[2] if len(parts) > 2 else (monthrange(year, month)[1] if last else 1)
    return date(year, month, day).isoformat()
