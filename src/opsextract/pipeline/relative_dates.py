"""Dates that need an anchor: "yesterday", "last week", "on Tuesday", and months without a year ("since March")."""

from __future__ import annotations

from collections.abc import Iterator

from .date_expression import DateExpression, Day
from .date_words import MONTH, TO, WEEKDAY, WEEKDAYS, compiled, month_of
from .markup import Mention

_BARE_MONTH = compiled(
    r"\b(?P<prep>[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y|[Ff]rom|[Bb]efore|[Oo]f|[Ll]ast|[Tt]his|[Nn]ext"
    r"|[Ee]arly|[Mm]id|[Ll]ate|[Ee]arlier\ in|between|[Ee]nd\ of|and|through|to)"
    rf"[\ -](?P<m1>{MONTH})(?:{TO}(?P<m2>{MONTH}))?(?![\w'-]|\ ?\d|\ [A-Z])"
)
_RELATIVE = compiled(
    r"\b(?:(?P<today>[Tt]oday|[Tt]his\ (?:morning|afternoon|evening))|(?P<yesterday>[Yy]esterday"
    r"|[Ll]ast\ night)|(?P<tomorrow>[Tt]omorrow)"
    r"|(?:[Oo]ver|[Ii]n|[Dd]uring|[Ww]ithin)\ the\ (?:past|last)\ (?P<past_week>week)"
    r"|(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Pp]ast)\ (?:(?:calendar|fiscal)\ )?(?P<unit>week"
    r"|weekend|month|year)"
    rf"|(?:(?:(?:[Oo]n|[Ll]ast|[Tt]his|[Nn]ext|[Bb]y|[Uu]ntil|[Ss]ince|ended|began|said|announced|sentenced"
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


def relative_dates(text: str) -> Iterator[Mention]:
    """The days, weeks, months and years counted from the anchor: "today", "last month", "arrested Tuesday"."""
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
