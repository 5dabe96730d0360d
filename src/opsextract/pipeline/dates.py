"""The date component: every date expression as a mention whose value still says what is missing (a year, an anchor)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import regex

from ..lexicons import read_toml
from .date_expression import DateExpression, Day
from .date_words import DAY, MONTH, PART, TO, WEEKDAY, YEAR, compiled, month_of, whole
from .markup import Mention
from .numeric_dates import numeric_dates
from .relative_dates import bare_months, months_counted, relative_dates

_WORDS = read_toml("dates.toml")
_ORDINALS: dict[str, int] = _WORDS["ordinals"]
_NOT_BEFORE = frozenset(_WORDS["not_years"]["before"])
_NOT_AFTER = frozenset([*_WORDS["not_years"]["after"], *_WORDS["not_years"]["makes"]])
# Buddhist-era years stand before those of the common era in Thai releases: "17 February B.E. 2568 (2025)".
_ERA = r"(?:(?:B\.?E\.?\ ?)?25[5-9]\d\ \()"
_DMY = (
    rf"(?:{WEEKDAY},?\ (?:the\ )?)?(?P<d@>{DAY})(?:\ of)?[\ -]?(?P<m@>{MONTH})"
    rf"(?:,?[\ -]?(?:of\ |{_ERA})?(?P<y@>{YEAR}))?"
)
_MDY = rf"(?:{WEEKDAY},?\ )?(?P<m@>{MONTH})\ ?(?P<d@>{DAY})(?:,?\ ?(?P<y@>{YEAR}))?"
_MY = rf"(?:{PART}|early-|mid-|late-)?(?P<m@>{MONTH})(?:,|\ of)?\ ?(?P<y@>{YEAR})"
_Y = rf"{PART}?(?P<y@>{YEAR})"


def _numbered(part: str, n: int) -> str:
    """A part of a pattern with its group names numbered."""
    return part.replace("@", str(n))


# Each row: rule, pattern. Earlier rows win where two match at one place; a longer match wins over a shorter one.
_GRAMMAR: list[tuple[str, regex.Pattern[str]]] = [
    ("day_range", whole(rf"(?:{WEEKDAY},?\ )?(?P<d1>{DAY}){TO}(?:the\ )?{_numbered(_DMY, 2)}")),
    ("day_range", whole(rf"{_numbered(_DMY, 1)},?{TO}(?:the\ )?{_numbered(_DMY, 2)}")),
    ("day_range", whole(rf"{_numbered(_MDY, 1)},?{TO}(?P<m2>{MONTH})\ ?(?P<d2>{DAY})(?:,?\ ?(?P<y2>{YEAR}))?")),
    ("day_range", whole(rf"(?P<m1>{MONTH})\ ?(?P<d1>{DAY}){TO}(?:the\ )?(?P<d2>{DAY})(?:,?\ ?(?P<y2>{YEAR}))?")),
    ("month_range", whole(rf"{_numbered(_MY, 1)},?{TO}{_numbered(_MY, 2)}")),
    ("month_range", whole(rf"(?P<m1>{MONTH}),?{TO}{_numbered(_MY, 2)}")),
    ("month_range", whole(rf"{_numbered(_Y, 1)},?{TO}{_numbered(_MY, 2)}")),
    ("day_range", whole(rf"{_numbered(_MY, 1)},?{TO}{_numbered(_MDY, 2)}")),
    ("day_range", whole(rf"{_numbered(_MY, 1)},?{TO}{_numbered(_DMY, 2)}")),
    ("month_range", whole(rf"{_numbered(_MY, 1)},?{TO}{_numbered(_Y, 2)}")),
    ("day", whole(_numbered(_DMY, 1))),
    ("day", whole(_numbered(_MDY, 1))),
    ("month", whole(_numbered(_MY, 1))),
]
_YEAR_RANGE = re.compile(
    rf"(?<![\w$€£/.,-]){_numbered(_Y, 1)},?(?P<to>{TO}){PART}?(?P<y2>{YEAR}|(?<=[-–/])\d\d(?!\d|[.,]\d))(?!\w)"
)
_QUARTER = regex.compile(
    r"\b(?:(?:the\ )?(?P<ord>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|1st|2nd|3rd"
    r"|4th)\ (?P<unit>quarter|half|trimester|semester)\ of\ (?:the\ year\ )?"
    rf"(?P<y1>{YEAR})|(?P<q>[QH])(?P<n>[1-4])[\ -]?(?:of\ )?(?P<y2>{YEAR}))(?!\w)"
)
_FIRST_MONTHS = regex.compile(
    r"\b(?:the\ )?[Ff]irst\ (?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)\ months\ of\ "
    rf"(?:(?P<y1>{YEAR})|(?P<this>(?:this|the)\ year))(?!\w)"
)
_BARE_YEAR = regex.compile(rf"(?<![\w$€£¥#/.,@§-]|\d\ )(?P<part>{PART})?(?P<y1>{YEAR})(?![\w@/]|-\w|\ ?[$€£]|:\d)")
_MONTH_SEEN = compiled(rf"\b{MONTH}")
# What every range holds: a joint, and after it what a date may begin with.
_JOINT_SEEN = re.compile(
    r"(?:[–—/-]|\b(?:to|through|thru|until|till|and)\b) ?"
    r"(?:[0-9A-Z]|the |early|mid|late|spring|summer|autumn|fall|winter)"
)
_YEAR_SEEN = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SINCE = regex.compile(
    r"(?:\b[Ss]ince(?:\ (?:at\ least|about|around|approximately|as\ early\ as))?|\b[Dd]ating\ back\ to"
    r"|\b[Ss]ince\ (?:its|their|the)\ (?:[\w'-]+\ ){0,4}"
    r"(?:inception|launch|start|beginning|began|started|opened)\ "
    r"(?:of\ (?:the|its|their|this)\ [\w-]{3,25}\ )?(?:in|on)"
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
        found.extend(bare_months(text, start, end))
    found.extend(numeric_dates(text))
    for start, end in _windows(_YEAR_SEEN, text):
        found.extend(_years(text, start, end))
    found.extend(relative_dates(text))
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


def _int(digits: str | None) -> int | None:
    return int("".join(c for c in digits if c.isdigit())) if digits else None


def _day(groups: dict[str, str | None], n: int) -> Day:
    return Day(_int(groups.get(f"y{n}")), month_of(groups.get(f"m{n}")), _int(groups.get(f"d{n}")))


def _absolute(rule: str, match: regex.Match[str], text: str) -> Iterator[Mention]:
    """The date or range of a match of the grammar, each end completed from the other ("March to May 2024")."""
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
    """The range of a date with the "since" before it."""
    since = _since(text, start)
    return (since.start() if since and since.group().lower().startswith("since") else start, end)


def _opened(text: str, start: int, end: int, expression: DateExpression) -> DateExpression:
    """The same expression, open to the present where "since" or "onwards" says so."""
    if _since(text, start) or _ONWARDS.match(text, end):
        return replace(expression, open=True)
    return expression


def _years(text: str, lo: int, hi: int) -> Iterator[Mention]:
    """The years of text[lo:hi] without a month: ranges, quarters and halves, and single ones."""
    for years in _YEAR_RANGE.finditer(text, lo, hi):
        start, end = years.span()
        joiner = years["to"].strip()
        if joiner == "and" and not _BETWEEN.search(text, max(0, start - 30), start):
            continue
        if joiner == "to" and not _BETWEEN.search(text, max(0, start - 30), start):
            continue
        last = years["y2"]
        year = int(last) if len(last) == 4 else int(years["y1"][:2] + last)
        if 0 <= year - int(years["y1"]) <= 60 and _is_year(text, start, end):
            yield Mention(start, end, "date", DateExpression(Day(int(years["y1"])), Day(year)), "year_range")
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
    for match in _FIRST_MONTHS.finditer(text, lo, hi):
        if match["y1"]:
            last_month = months_counted(match["n"])
            year = int(match["y1"])
            if last_month < 12:
                yield Mention(
                    *match.span(), "date", DateExpression(Day(year, 1), Day(year, last_month)), "first_months"
                )
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
