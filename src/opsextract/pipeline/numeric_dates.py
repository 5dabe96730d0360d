"""Dates in digits: ISO dates, and those of which the release itself shows whether day or month comes first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from .date_expression import DateExpression, Day
from .date_words import MONTH, WEEKDAYS, YEAR, compiled, whole
from .markup import Mention

_ISO = regex.compile(r"(?<![\w/-])(?P<y1>(?:19|20)\d\d)-(?P<m1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])(?![\d-])")
_NUMERIC = regex.compile(
    r"(?<![\w/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y1>(?:19|20)\d\d)(?![\d/.]\d)"
)
_WEEKDAY_BEFORE = compiled(r"\b(\L<weekday>|\L<wkd>)\.?,?\ ?$")
_WRITTEN = {
    "day": whole(rf"(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?\ {MONTH}(?:,?\ {YEAR})?"),
    "month": whole(rf"{MONTH}\ (?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?(?:,\ {YEAR})?"),
}


def numeric_dates(text: str) -> Iterator[Mention]:
    """The dates in digits, each as a whole day; one whose order nothing shows is left out ("02/11/2025" alone)."""
    for match in _ISO.finditer(text):
        stated = Day(int(match["y1"]), int(match["m1"]), int(match["d1"]))
        yield Mention(*match.span(), "date", DateExpression(stated), "iso")
    matches = list(_NUMERIC.finditer(text))
    if not matches:
        return
    habits = {_order(match, text) for match in matches if match["sep"] == "/"} - {None}
    habit = habits.pop() if len(habits) == 1 else None if habits else _written_order(text)
    for match in matches:
        a, b, year = int(match["a"]), int(match["b"]), int(match["y1"])
        # A date in points or hyphens is day first; one in strokes as the date itself or its neighbours show.
        order = "day" if match["sep"] != "/" and b <= 12 else _order(match, text) or habit
        if order is None:
            continue
        day, month = (a, b) if order == "day" else (b, a)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Mention(*match.span(), "date", DateExpression(Day(year, month, day)), "numeric")


def _written_order(text: str) -> str | None:
    """Which comes first, day or month, where a release writes dates in words, and always in the same order."""
    used = [order for order, pattern in _WRITTEN.items() if pattern.search(text)]
    return used[0] if len(used) == 1 else None


def _order(match: regex.Match[str], text: str) -> str | None:
    """Which comes first in 02/11/2025, day or month, by what can't be a month or by the weekday before it."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y1"])
    if a > 12 or b > 12 or a == b:
        return "day" if a > 12 or a == b else "month"
    named = _WEEKDAY_BEFORE.search(text, max(0, match.start() - 14), match.start())
    if named is None:
        return None
    weekday = WEEKDAYS.get(named[1].lower())
    days = {"day": date(year, b, a).weekday(), "month": date(year, a, b).weekday()}
    fitting = [order for order, day in days.items() if day == weekday]
    return fitting[0] if len(fitting) == 1 else None
