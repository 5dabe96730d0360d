"""The date component: every date expression as a mention whose value still says what is missing (a year, an anchor)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import regex

from ..lexicons import read_toml
from .markup import Mention


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is written: any of year, month and day may be missing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """What a date expression says: a day, month or year; an interval (`end`); an open one; or a relative one.

    `relative` is one of day, week, weekend, month, year, weekday, past_week, named_month; `shift` counts its units from
    the anchor (-1 for last, 0 for this, 1 for next), `weekday` is 0 for Monday.
    """

    start: Day = Day()
    end: Day | None = None
    open: bool = False
    relative: str | None = None
    shift: int = 0
    weekday: int | None = None


_WORDS = read_toml("dates.toml")
_MONTHS: dict[str, int] = _WORDS["months"]
_WEEKDAYS: dict[str, int] = _WORDS["weekdays"]
_ORDINALS: dict[str, int] = _WORDS["ordinals"]
_NOT_BEFORE = frozenset(_WORDS["not_years"]["before"])
_NOT_AFTER = frozenset([*_WORDS["not_years"]["after"], *_WORDS["not_years"]["makes"]])


def _cased(words: list[str]) -> list[str]:
    """Capitalised and upper-case forms."""
    return sorted({form for word in words for form in (word.capitalize(), word.upper())})


# The point of an abbreviation belongs to it; one after a whole name ends the sentence.
_LONG = [month for month in _MONTHS if len(month) > 4 or month in ("may", "june", "july")]
_SHORT = [month for month in _MONTHS if month not in _LONG]
# Named lists, for alternations of so many words in so many patterns would take a tenth of a second at every start.
_LISTS = {
    "month": _cased(_LONG),
    "mon": _cased(_SHORT),
    "weekday": _cased([day for day in _WEEKDAYS if day.endswith("day")]),
    "wkd": _cased([day for day in _WEEKDAYS if not day.endswith("day")]),
}
_M = r"(?:\L<month>\b|\L<mon>\b\.?)"
_W = r"(?:\L<weekday>\b|\L<wkd>\b\.?)"
_D = r"(?:[12]\d|3[01]|0?[1-9])(?:\ ?(?:st|nd|rd|th)\b)?(?![\d%]|:\d|\.\d|,(?!(?:19|20)\d\d(?!\d))\d)"
_Y = r"(?:19[0-9]\d|20[0-4]\d)(?![\d%]|[.,]\d{3})"
_TO = r"\ ?(?:–|—|-|/|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b|\band\b)\ ?"
_PART = (
    r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate|(?:the\ )?(?:beginning|start|end|middle|spring|summer|autumn|fall|winter)\ of"
    r"|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\ in)?[\ -](?:the\ )?)"
)

# Buddhist-era years stand before those of the common era in Thai releases: "17 February B.E. 2568 (2025)".
_ERA = r"(?:(?:B\.?E\.?\ ?)?25[5-9]\d\ \()"
_DMY = rf"(?:{_W},?\ (?:the\ )?)?(?P<d@>{_D})(?:\ of)?[\ -]?(?P<m@>{_M})(?:,?[\ -]?(?:of\ |{_ERA})?(?P<y@>{_Y}))?"
_MDY = rf"(?:{_W},?\ )?(?P<m@>{_M})\ ?(?P<d@>{_D})(?:,?\ ?(?P<y@>{_Y}))?"
_MY = rf"(?:{_PART}|early-|mid-|late-)?(?P<m@>{_M})(?:,|\ of)?\ ?(?P<y@>{_Y})"
_YEAR = rf"{_PART}?(?P<y@>{_Y})"


def _numbered(part: str, n: int) -> str:
    """A part of a pattern with its group names numbered."""
    return part.replace("@", str(n))


def _compile(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    lists: dict[str, Any] = _LISTS
    return regex.compile(pattern, flags, ignore_unused=True, **lists)


def _pattern(body: str) -> regex.Pattern[str]:
    return _compile(rf"(?<![\w$€£/.-])(?:{body})(?!\w)", regex.VERSION1)


_ISO = regex.compile(r"(?<![\w/-])(?P<y1>(?:19|20)\d\d)-(?P<m1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])(?![\d-])")
_NUMERIC = regex.compile(
    r"(?<![\w/.-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<y1>(?:19|20)\d\d)(?![\d/.]\d)"
)
# Each row: rule, pattern. Earlier rows win where two match at one place; a longer match wins over a shorter one.
_GRAMMAR: list[tuple[str, regex.Pattern[str]]] = [
    ("day_range", _pattern(rf"(?:{_W},?\ )?(?P<d1>{_D}){_TO}(?:the\ )?{_numbered(_DMY, 2)}")),
    ("day_range", _pattern(rf"{_numbered(_DMY, 1)},?{_TO}(?:the\ )?{_numbered(_DMY, 2)}")),
    ("day_range", _pattern(rf"{_numbered(_MDY, 1)},?{_TO}(?P<m2>{_M})\ ?(?P<d2>{_D})(?:,?\ ?(?P<y2>{_Y}))?")),
    ("day_range", _pattern(rf"(?P<m1>{_M})\ ?(?P<d1>{_D}){_TO}(?:the\ )?(?P<d2>{_D})(?:,?\ ?(?P<y2>{_Y}))?")),
    ("month_range", _pattern(rf"{_numbered(_MY, 1)},?{_TO}{_numbered(_MY, 2)}")),
    ("month_range", _pattern(rf"(?P<m1>{_M}),?{_TO}{_numbered(_MY, 2)}")),
    ("month_range", _pattern(rf"{_numbered(_YEAR, 1)},?{_TO}{_numbered(_MY, 2)}")),
    ("day_range", _pattern(rf"{_numbered(_MY, 1)},?{_TO}{_numbered(_MDY, 2)}")),
    ("day_range", _pattern(rf"{_numbered(_MY, 1)},?{_TO}{_numbered(_DMY, 2)}")),
    ("month_range", _pattern(rf"{_numbered(_MY, 1)},?{_TO}{_numbered(_YEAR, 2)}")),
    ("day", _pattern(_numbered(_DMY, 1))),
    ("day", _pattern(_numbered(_MDY, 1))),
    ("month", _pattern(_numbered(_MY, 1))),
]
_YEAR_RANGE = regex.compile(
    rf"(?<![\w$€£/.,-]){_numbered(_YEAR, 1)},?(?P<to>{_TO}){_PART}?(?P<y2>{_Y}|(?<=[-–/])\d\d(?!\d|[.,]\d))(?!\w)"
)
_QUARTER = regex.compile(
    r"\b(?:(?:the\ )?(?P<ord>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|1st|2nd|3rd"
    r"|4th)\ (?P<unit>quarter|half|trimester|semester)\ of\ (?:the\ year\ )?"
    rf"(?P<y1>{_Y})|(?P<q>[QH])(?P<n>[1-4])[\ -]?(?:of\ )?(?P<y2>{_Y}))(?!\w)"
)
_BARE_YEAR = regex.compile(rf"(?<![\w$€£¥#/.,@§-]|\d\ )(?P<part>{_PART})?(?P<y1>{_Y})(?![\w@/]|-\w|\ ?[$€£]|:\d)")
_BARE_MONTH = _compile(
    r"\b(?P<prep>[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]efore|[Oo]f|[Ll]ast|[Tt]his|[Nn]ext"
    r"|[Ee]arly|[Mm]id|[Ll]ate|[Ee]arlier\ in|between|[Ee]nd\ of|and|through|to)"
    rf"[\ -](?P<m1>{_M})(?:{_TO}(?P<m2>{_M}))?(?![\w'-]|\ ?\d|\ [A-Z])"
)
_RELATIVE = _compile(
    r"\b(?:(?P<today>[Tt]oday|[Tt]his\ (?:morning|afternoon|evening))|(?P<yesterday>[Yy]esterday"
    r"|[Ll]ast\ night)|(?P<tomorrow>[Tt]omorrow)"
    r"|(?:[Oo]ver|[Ii]n|[Dd]uring|[Ww]ithin)\ the\ (?:past|last)\ (?P<past_week>week)"
    r"|(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Pp]ast)\ (?:(?:calendar|fiscal)\ )?(?P<unit>week"
    r"|weekend|month|year)"
    rf"|(?:(?:(?:[Oo]n|[Ll]ast|[Tt]his|[Nn]ext|[Bb]y|[Uu]ntil|[Ss]ince|ended|began|said|announced|sentenced"
    rf"|convicted|arrested|charged|indicted)\ )(?P<dow>{_W})(?=[\s,.;:)]|'s|$)))(?![\w-])"
)
_WEEKDAY_BEFORE = _compile(r"\b(\L<weekday>|\L<wkd>)\.?,?\ ?$")
_MONTH_SEEN = _compile(rf"\b{_M}")
# What every range holds: a joint, and after it what a date may begin with.
_JOINT_SEEN = re.compile(
    r"(?:[–—/-]|\b(?:to|through|thru|until|till|and)\b) ?"
    r"(?:[0-9A-Z]|the |early|mid|late|spring|summer|autumn|fall|winter)"
)
_YEAR_SEEN = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SINCE = regex.compile(
    r"(?:\b[Ss]ince(?:\ (?:at\ least|about|around|approximately|as\ early\ as))?|\b[Dd]ating\ back\ to"
    r"|\b[Ss]ince\ (?:its|their|the)\ (?:[\w'-]+\ ){0,4}"
    r"(?:inception|launch|start|beginning|began|started|opened)\ (?:in|on)"
    r"|\b[Gg]oing\ back\ to|\b[Ee]ver\ since"
    r"|\b(?:[Bb]eginning|[Ss]tarting)(?:\ (?:operations?|work|when))?(?:\ (?:in|on|with|from"
    r"|around|about|or\ about|at\ least|approximately))*)(?:\ the)?\ $"
)
_BETWEEN = regex.compile(
    r"\b(?:[Bb]etween|[Ff]rom)(?:\ (?:at\ least|about|around|approximately|on\ or\ about|the))?\ $"
)
_ONWARDS = regex.compile(
    r"\ (?:onwards?|to\ date|to\ the\ present|until\ now|to\ (?:the\ )?present|and\ is\ ongoing"
    r"|and\ continues)\b"
)


def find_dates(text: str) -> list[Mention]:
    """The date expressions of a normalised text, in order, without overlaps; each value a DateExpression."""
    found: list[Mention] = []
    for start, end in _windows(_MONTH_SEEN, text):
        joined = _JOINT_SEEN.search(text, start, end) is not None
        for rule, pattern in _GRAMMAR:
            if not joined and rule.endswith("_range"):
                continue
            for match in pattern.finditer(text, start, end):
                found.extend(_absolute(rule, match, text))
        found.extend(_bare_months(text, start, end))
    found.extend(_numeric_dates(text))
    for start, end in _windows(_YEAR_SEEN, text):
        found.extend(_years(text, start, end))
    found.extend(_relatives(text))
    return _longest_first(found)


def _windows(seen: regex.Pattern[str], text: str) -> list[tuple[int, int]]:
    """The stretches around each hit of `seen`, joined where they meet: all that a slow pattern needs to look at."""
    windows: list[tuple[int, int]] = []
    for match in seen.finditer(text):
        start, end = match.start() - 60, match.end() + 60
        # A window begins and ends between words.
        start = 0 if start <= 0 else text.find(" ", start, match.start()) + 1 or match.start()
        end = len(text) if end >= len(text) else max(text.rfind(" ", match.end(), end), match.end())
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _longest_first(found: list[Mention]) -> list[Mention]:
    """Drop mentions that overlap a longer one."""
    kept: list[Mention] = []
    ends = -1
    best: list[Mention] = sorted(found, key=lambda m: (m.start, -m.end))
    for mention in best:
        if mention.start >= ends:
            kept.append(mention)
            ends = mention.end
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
            ends = mention.end
    return kept


def _month(name: str | None) -> int | None:
    return _MONTHS[name.rstrip(".").lower()] if name else None


def _int(digits: str | None) -> int | None:
    return int("".join(c for c in digits if c.isdigit())) if digits else None


def _day(groups: dict[str, str | None], n: int) -> Day:
    return Day(_int(groups.get(f"y{n}")), _month(groups.get(f"m{n}")), _int(groups.get(f"d{n}")))


def _absolute(rule: str, match: regex.Match[str], text: str) -> Iterator[Mention]:
    groups = match.groupdict()
    first, last = _day(groups, 1), _day(groups, 2)
    start, end = match.span()
    if rule.endswith("_range"):
        last = replace(last, month=last.month or first.month)
        joined_by_and = " and " in match.group() or ("/" in match.group() and " " in match.group())
        if joined_by_and and not _BETWEEN.search(text, max(0, start - 30), start):
            yield from _two_dates(first, last, match)
            return
        if first.year and not last.year:
            last = replace(last, year=first.year + (1 if (first.month or 0) > (last.month or 0) else 0))
        elif not first.year:
            first = Day(last.year, first.month or last.month, first.day)
            if first.month and last.month and first.month > last.month and first.year:
                first = replace(first, year=first.year - 1)
        yield Mention(start, end, "date", DateExpression(first, last), rule)
        return
    if first.month and not first.day and not first.year:
        return
    yield Mention(*_with_since(text, start, end), "date", _opened(text, start, end, DateExpression(first)), rule)


def _two_dates(first: Day, last: Day, match: regex.Match[str]) -> Iterator[Mention]:
    """ "12 and 13 March" is an interval; "July and August 2009" are two months of one year."""
    start, end = match.span()
    if first.year is None and first.month and last.year and first.month < (last.month or 0):
        parts = [match.start(name) for name in ("d2", "m2") if match.groupdict().get(name)]
        stop = match.end("d1") if first.day and match.end("d1") > match.end("m1") else match.end("m1")
        yield Mention(start, stop, "date", DateExpression(replace(first, year=last.year)), "first_of_two")
        yield Mention(min(parts), end, "date", DateExpression(last), "second_of_two")
    elif (
        first.year is None
        and (first.month is None or first.month == last.month)
        and first.day
        and last.day == first.day + 1
    ):
        first = Day(last.year, last.month, first.day)
        yield Mention(start, end, "date", DateExpression(first, last), "two_days")


def _since(text: str, start: int) -> regex.Match[str] | None:
    """The "since" or "beginning in" right before a date."""
    tail = text[max(0, start - 70) : start]
    if not any(stem in tail for stem in ("ince", "back", "eginning", "tarting")):
        return None
    return _SINCE.search(text, max(0, start - 70), start)


def _with_since(text: str, start: int, end: int) -> tuple[int, int]:
    since = _since(text, start)
    return (since.start() if since and since.group().lower().startswith("since") else start, end)


def _opened(text: str, start: int, end: int, expression: DateExpression) -> DateExpression:
    """The same expression, open to the present where "since" or "onwards" says so."""
    if _since(text, start) or _ONWARDS.match(text, end):
        return replace(expression, open=True)
    return expression


def _numeric_dates(text: str) -> Iterator[Mention]:
    for match in _ISO.finditer(text):
        whole = Day(int(match["y1"]), int(match["m1"]), int(match["d1"]))
        yield Mention(*match.span(), "date", DateExpression(whole), "iso")
    matches = list(_NUMERIC.finditer(text))
    if not matches:
        return
    habits = {_order(match, text) for match in matches if match["sep"] == "/"} - {None}
    habit = habits.pop() if len(habits) == 1 else None if habits else _written_order(text)
    for match in matches:
        a, b, year = int(match["a"]), int(match["b"]), int(match["y1"])
        # A date in points or hyphens is day first; one in strokes as the date itself or its neighbours show.
        order = "day" if match["sep"] != "/" else _order(match, text) or habit
        if order is None:
            continue
        day, month = (a, b) if order == "day" else (b, a)
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Mention(*match.span(), "date", DateExpression(Day(year, month, day)), "numeric")


_WRITTEN = {
    "day": _pattern(rf"(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?\ {_M}(?:,?\ {_Y})?"),
    "month": _pattern(rf"{_M}\ (?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?(?:,\ {_Y})?"),
}


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
    weekday = _WEEKDAYS.get(named[1].lower())
    days = {"day": date(year, b, a).weekday(), "month": date(year, a, b).weekday()}
    fitting = [order for order, day in days.items() if day == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _years(text: str, lo: int, hi: int) -> Iterator[Mention]:
    for match in _YEAR_RANGE.finditer(text, lo, hi):
        start, end = match.span()
        joiner = match["to"].strip()
        if joiner == "and" and not _BETWEEN.search(text, max(0, start - 30), start):
            continue
        if joiner == "to" and not _BETWEEN.search(text, max(0, start - 30), start):
            continue
        last = match["y2"]
        year = int(last) if len(last) == 4 else int(match["y1"][:2] + last)
        if 0 <= year - int(match["y1"]) <= 60 and _is_year(text, start, end):
            yield Mention(start, end, "date", DateExpression(Day(int(match["y1"])), Day(year)), "year_range")
    for match in _QUARTER.finditer(text, lo, hi):
        year = int(match["y1"] or match["y2"])
        if match["q"]:
            half, number = match["q"] == "H", int(match["n"])
        else:
            half, number = match["unit"] in ("half", "semester"), _ORDINALS[match["ord"].lower()]
        months = 6 if half else 3
        number = 12 // months if number == -1 else number
        if number * months <= 12:
            first = Day(year, (number - 1) * months + 1)
            yield Mention(*match.span(), "date", DateExpression(first, Day(year, number * months)), "quarter")
    for match in _BARE_YEAR.finditer(text, lo, hi):
        start, end = match.span()
        if _is_year(text, match.start("y1"), end):
            expression = _opened(text, start, end, DateExpression(Day(int(match["y1"]))))
            yield Mention(*_with_since(text, start, end), "date", expression, "year")


_BEFORE_WORD = regex.compile(r"([\w.§]+)[\ ]+\(?$")
# "Dangerous Drugs Act of 2002", "Customs Act, 1962", "Law No. 12 of 2009".
_ACT = regex.compile(
    r"\b(?:Acts?|Ordinance|Law|Code|Decree|Regulations?|Rules|Bill)(?:\ \([^)]{1,30}\))?,?\ "
    r"(?:[Nn]o\.?\ ?\d+(?:,|\ of)\ )?(?:of\ )?$"
)
_AFTER_WORD = regex.compile(r"[\ ]([\w.'-]+)")


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether a bare four-digit number is a year and not a count, an article or a car's."""
    before = _BEFORE_WORD.search(text, max(0, start - 25), start)
    if (before and before[1].lower() in _NOT_BEFORE) or _ACT.search(text, max(0, start - 60), start):
        return False
    after = _AFTER_WORD.match(text, end)
    return not (after and after[1].lower().rstrip(",.;") in _NOT_AFTER)


def _bare_months(text: str, lo: int, hi: int) -> Iterator[Mention]:
    for match in _BARE_MONTH.finditer(text, lo, hi):
        prep = match["prep"].lower()
        name = match["m1"].rstrip(".").lower()
        if (
            prep in ("and", "to", "through", "of", "by", "from", "between")
            and not match["m2"]
            and name in ("may", "march", "mar", "jan", "sun")
        ):
            continue
        shift = {"last": -1, "next": 1}.get(prep, 0)
        first = Day(None, _month(match["m1"]))
        last = Day(None, _month(match["m2"])) if match["m2"] else None
        expression = DateExpression(first, last, open=prep == "since", relative="named_month", shift=shift)
        start = (
            match.start() if prep in ("since", "last", "next", "this", "early", "mid", "late") else match.start("m1")
        )
        yield Mention(start, match.end(), "date", expression, "bare_month")


def _relatives(text: str) -> Iterator[Mention]:
    for match in _RELATIVE.finditer(text):
        start, end = match.span()
        if match["today"]:
            expression = DateExpression(relative="day", shift=0)
        elif match["yesterday"]:
            expression = DateExpression(relative="day", shift=-1)
        elif match["tomorrow"]:
            expression = DateExpression(relative="day", shift=1)
        elif match["past_week"]:
            expression = DateExpression(relative="past_week")
        elif match["unit"]:
            shift = {"this": 0, "next": 1}.get(match["which"].lower(), -1)
            if match["which"].lower() == "past" and match["unit"] == "year":
                continue
            expression = DateExpression(relative=match["unit"], shift=shift)
        else:
            word = match.group().lower()
            shift = 1 if word.startswith("next") else -1 if word.startswith("last") else 0
            expression = DateExpression(
                relative="weekday", shift=shift, weekday=_WEEKDAYS[match["dow"].rstrip(".").lower()]
            )
            start = match.start("dow") if shift == 0 else start
        yield Mention(start, end, "date", expression, expression.relative or "relative")
