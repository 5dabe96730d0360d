"""The words of dates and the patterns they make: months, weekdays, days, years, and what joins two of them."""

from __future__ import annotations

import re
from typing import Any

import regex

from ..lexicons import read_toml

_WORDS = read_toml("dates.toml")
MONTHS: dict[str, int] = _WORDS["months"]
"""Name or abbreviation in lower case → number of the month."""
WEEKDAYS: dict[str, int] = _WORDS["weekdays"]
"""Name or abbreviation in lower case → number of the day, 0 for Monday."""


def _cased(words: list[str]) -> list[str]:
    """Capitalised and upper-case forms."""
    return sorted({form for word in words for form in (word.capitalize(), word.upper())})


# The point of an abbreviation belongs to it; one after a whole name ends the sentence.
_LONG = [month for month in MONTHS if len(month) > 4 or month in ("may", "june", "july")]
_SHORT = [month for month in MONTHS if month not in _LONG]
# Named lists, for alternations of so many words in so many patterns would take a tenth of a second at every start.
_LISTS = {
    "month": _cased(_LONG),
    "mon": _cased(_SHORT),
    "weekday": _cased([day for day in WEEKDAYS if day.endswith("day")]),
    "wkd": _cased([day for day in WEEKDAYS if not day.endswith("day")]),
}
MONTH = r"(?:\L<month>\b|\L<mon>\b\.?)"
"""A month, written out or short."""
WEEKDAY = r"(?:\L<weekday>\b|\L<wkd>\b\.?)"
"""A day of the week, written out or short."""
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:\ ?(?:st|nd|rd|th)\b)?(?![\d%]|:\d|\.\d|,(?!(?:19|20)\d\d(?!\d))\d)"
"""A day of the month, no amount, time or share."""
YEAR = r"(?:19[0-9]\d|20[0-4]\d)(?![\d%]|[.,]\d{3})"
"""A year of 1900 to 2049, no amount."""
TO = r"\ ?(?:–|—|-|/|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\band\b)\ ?"
"""What joins the ends of a range."""
PART = (
    r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate|(?:the\ )?(?:beginning|start|end|middle|spring|summer|autumn|fall|winter)\ of"
    r"|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\ in)?[\ -](?:the\ )?)"
)
"""A part of a year or month, in front of it: "early", "the end of", "summer"."""


def compiled(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """The pattern, with the lists of names that MONTH and WEEKDAY refer to."""
    lists: dict[str, Any] = _LISTS
    return regex.compile(pattern, flags, ignore_unused=True, **lists)


def plain(pattern: str) -> re.Pattern[str]:
    """A pattern with weekdays for the standard engine, which is twice as fast where a set of letters opens it."""
    names, short = ("|".join(map(re.escape, _LISTS[key])) for key in ("weekday", "wkd"))
    return re.compile(pattern.replace(WEEKDAY, rf"(?:(?:{names})\b|(?:{short})\b\.?)"))


def whole(body: str) -> regex.Pattern[str]:
    """The pattern of a date that stands between words, not within one or behind a currency's sign."""
    return compiled(rf"(?<![\w$€£/.-])(?:{body})(?!\w)", regex.VERSION1)


def month_of(name: str | None) -> int | None:
    """The number of a month as it is written, "Sept." or "March"; None for no name."""
    return MONTHS[name.rstrip(".").lower()] if name else None
