"""Dates that need an anchor: "yesterday", "last week", "on Tuesday", and months without a year ("since March")."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..lexicons import read_toml
from .date_expression import DateExpression, Day
from .date_words import MONTH, TO, WEEKDAY, WEEKDAYS, compiled, month_of, plain
from .markup import Mention

_BARE_MONTH = compiled(
    r"\b(?P<prep>[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]efore|[Oo]f|[Ll]ast|[Tt]his|[Nn]ext"
    r"|[Ee]arly|[Mm]id|[Ll]ate|[Ee]arlier\ in|[Bb]etween|[Ee]nd\ of|and|through|to)"
    rf"[\ -](?P<m1>{MONTH})(?:{TO}(?P<m2>{MONTH}))?(?![\w'-]|\ ?\d|\ [A-Z])"
)
# "(February)", "the months of June, July and August".
_IN_BRACKETS = compiled(rf"\((?P<m1>{MONTH})\)")
_ROW_OF_MONTHS = compiled(rf"\b(?P<m1>{MONTH})(?:,\ {MONTH})+,?\ and\ (?P<m2>{MONTH})(?!\w|\ ?\d|\ [A-Z])")
_NUMBERS: dict[str, int] = read_toml("numbers.toml")["words"]
_FIRST_MONTHS = regex.compile(
    r"\b(?:the\ )?[Ff]irst\ (?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)\ months\ of\ "
    r"(?:this|the)\ year\b(?!\ \d)"
)
# Two weekdays between which, or on which, something went on: "between Friday and Tuesday".
_WEEKDAYS = compiled(
    rf"\b(?:(?P<range>[Bb]etween|[Ff]rom)\ (?P<w1>{WEEKDAY})\ (?:and|to|through|until)\ (?P<w2>{WEEKDAY})"
    rf"|(?:[Oo]ver|[Oo]n)\ (?P<w3>{WEEKDAY})\ and\ (?P<w4>{WEEKDAY}))(?P<last>\ of\ last\ week)?"
    r"(?![\w,-]|,?\ (?:\d|[A-Z][a-z]+\ \d))"
)
# What counts from the date told of before: "the following day", "two days later".
_FOLLOWING = regex.compile(
    r"\b(?:[Tt]he\ (?P<which>following|next)\ (?P<unit>day|morning|afternoon|evening|night|month|year)(?=[\s,.;)])"
    r"|(?P<n>\d{1,2}|(?i:a|one|two|three|four|five|six|seven|eight|nine|ten))\ (?P<units>day|month|year)s?\ later"
    r"(?=[\s,.;)]))"
)
_PARTS_OF_DAY = ("day morning", "day afternoon", "day evening", "day night")
_JOINTS = ("day and ", "day to ", "day through ", "day until ")
_FOLLOWING_WORDS = (" later", "he following ", "he next ")
_DAY_PART = compiled(rf"\b(?P<dow>{WEEKDAY})(?=\ (?:morning|afternoon|evening|night)\b)")
_RELATIVE = plain(
    r"(?=[abcdeilnopstuwyBDEILNOPSTUWY])\b"
    r"(?:(?P<today>[Tt]oday|[Tt]his\ (?:morning|afternoon|evening))|(?P<yesterday>[Yy]esterday"
    r"|[Ll]ast\ night)|(?P<tomorrow>[Tt]omorrow)"
    r"|(?:[Oo]ver|[Ii]n|[Dd]uring|[Ww]ithin)\ the\ (?:past|last)\ (?P<past_week>week)"
    r"|(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Pp]ast)\ (?:(?:calendar|fiscal)\ )?(?P<unit>week"
    r"|weekend|month|year)"
    rf"|(?:(?:(?:[Oo]n|[Ll]ate|[Ee]arly|[Oo]f|before\ (?:breakfast|dawn|noon)|[Ll]ast|[Tt]his|[Nn]ext|[Bb]y"
    rf"|[Uu]ntil|[Ss]ince|ended|began|said|announced|sentenced"
    rf"|convicted|arrested|charged|indicted)\ )(?P<dow>{WEEKDAY})(?=[\s,.;:)]|'s|$)))(?![\w-])"
)


def bare_months(text: str, lo: int, hi: int) -> Iterator[Mention]:
    """The months of text[lo:hi] without a year behind a word that leads to them: "in May", "since March"."""
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
        first = Day(None, month_of(match["m1"]))
        last = Day(None, month_of(match["m2"])) if match["m2"] else None
        expression = DateExpression(first, last, open=prep == "since", relative="named_month", shift=shift)
        start = (
            match.start() if prep in ("since", "last", "next", "this", "early", "mid", "late") else match.start("m1")
        )
        yield Mention(start, match.end(), "date", expression, "bare_month")
    for match in (*_IN_BRACKETS.finditer(text, lo, hi), *_ROW_OF_MONTHS.finditer(text, lo, hi)):
        last_month = match.groupdict().get("m2")
        until = Day(None, month_of(last_month)) if last_month else None
        months = DateExpression(Day(None, month_of(match["m1"])), until, relative="named_month")
        yield Mention(match.start("m1"), match.end("m2" if last_month else "m1"), "date", months, "bare_month")


def months_counted(number: str) -> int:
    """How many months "first nine months" are, from the number as it is written."""
    return int(number) if number.isdigit() else _NUMBERS[number]


def relative_dates(text: str) -> Iterator[Mention]:
    """The days, weeks, months and years counted from the anchor: "today", "last month", "arrested Tuesday".

    Those counted from the date told of before have the relative "after_day", "after_month" or "after_year".
    """
    yield from _rarer_dates(text)
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
                relative="weekday", shift=shift, weekday=WEEKDAYS[match["dow"].rstrip(".").lower()]
            )
            start = match.start("dow") if shift == 0 else start
        yield Mention(start, end, "date", expression, expression.relative or "relative")


def _rarer_dates(text: str) -> Iterator[Mention]:
    """The relative dates of which a word that few texts hold is a part, looked for only where it stands."""
    for match in _FIRST_MONTHS.finditer(text) if " months of t" in text else ():
        if (last := months_counted(match["n"])) < 12:
            yield Mention(*match.span(), "date", DateExpression(relative="first_months", shift=last), "first_months")
    for match in _DAY_PART.finditer(text) if any(part in text for part in _PARTS_OF_DAY) else ():
        weekday = WEEKDAYS[match["dow"].rstrip(".").lower()]
        yield Mention(*match.span(), "date", DateExpression(relative="weekday", weekday=weekday), "weekday")
    for match in _WEEKDAYS.finditer(text) if any(joint in text for joint in _JOINTS) else ():
        first, second = match["w1"] or match["w3"], match["w2"] or match["w4"]
        weekday, other = (WEEKDAYS[name.rstrip(".").lower()] for name in (first, second))
        if match["range"] or (weekday + 1) % 7 == other:
            span = (match.start("w1" if match["w1"] else "w3"), match.end())
            kind = "weekdays_of_last_week" if match["last"] else "weekdays"
            expression = DateExpression(relative=kind, weekday=other, shift=(other - weekday) % 7)
            yield Mention(*span, "date", expression, "weekdays")
    for match in _FOLLOWING.finditer(text) if any(word in text for word in _FOLLOWING_WORDS) else ():
        unit = match["unit"] or match["units"]
        number = match["n"] or "1"
        count = int(number) if number.isdigit() else _NUMBERS.get(number.lower(), 1)
        kind = unit if unit in ("month", "year") else "day"
        yield Mention(*match.span(), "date", DateExpression(relative=f"after_{kind}", shift=count), "following")
