"""Dates: expressions resolved to EDTF against the publication date, each with the part it plays."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

import regex

from ..pipeline.date_expression import DateExpression, Day
from ..pipeline.markup import Markup, Mention
from .candidate import Candidate, Diagnosis, Found

_FUTURE = regex.compile(
    r"\b(?:will|scheduled|set for|to be|upcoming|planned|expected|is due|deadline|by the end of"
    r"|no later than|next|takes? place|until|till|due to|to appear|to be hosted|to make|adjourned"
    r"|postponed|remanded to)\b"
)
_PAST_BACKGROUND = regex.compile(
    r"\b(?:since|founded|created|established|launched|adopted|previous(?:ly)?|earlier|report|assessment|law"
    r"|Act|began|begun|first|until|between|from|background)\b"
)
_OPERATION = regex.compile(
    r"\b(?:[Oo]peration|Op\.|Project|action (?:day|week)|day of action|campaign|crackdown|raids?|sweep"
    r"|conducted|carried out|took place|ran from|ran between|simultaneous|joint)\b"
)


def find(markup: Markup, found: Found) -> list[Candidate]:
    """One candidate for each date that can be resolved to at least a year; a diagnosis for each that can't."""
    published = next((c for c in found.of("published")), None)
    changed = next((c for c in found.of("changed")), None)
    anchor_value = published.fields["value"] if published else markup.published
    if anchor_value is None and changed is not None:
        anchor_value = changed.fields["value"]
    anchor = anchor_day(anchor_value)
    candidates: list[Candidate] = []
    stated = [m for m in markup.of("date") if _is_stated(markup, m)] if anchor is None else []
    for mention in markup.of("date"):
        sentence = markup.sentence_at(mention.start)
        if sentence is not None and sentence.role in ("menu", "tail"):
            continue
        lead = max(sentence.start if sentence else 0, mention.start - 60)
        forward = bool(_FUTURE.search(markup.text, lead, mention.start))
        relative = mention.value.relative or ""
        if relative.startswith("after_"):
            value = _after(markup, mention, candidates)
        else:
            counted_from = _told_before(markup, mention, candidates) or anchor
            value = resolve(mention.value, counted_from, forward=forward)
        if value is None and anchor is None and mention.value.relative in (None, "named_month"):
            value = _beside(mention, stated)
        if value is None:
            if relative in ("", "named_month"):
                message = "no year is known for this date; give --published or check the text"
                found.diagnostics.append(Diagnosis("date_without_year", message, mention.start, mention.end))
            continue
        spans = [(mention.start, mention.end)]
        candidates.append(
            Candidate(
                "dates", {"value": value, "role": _role(markup, mention, value, anchor)}, spans, f"dates.{mention.rule}"
            )
        )
    if published and published.spans:
        role = {"value": published.fields["value"], "role": "publication"}
        candidates.insert(0, Candidate("dates", role, list(published.spans), published.rule))
    return candidates


_LATER = regex.compile(r"\b(?:days?|weeks?|months?)\ later,?\ (?:on\ )?$")
# What "the following day" counts from stands this close before it.
_NEAR_CHARACTERS = 400


def _told_before(markup: Markup, mention: Mention, candidates: list[Candidate]) -> date | None:
    """The end of the half year behind the date told of before, from which "five weeks later, on March 16" counts."""
    if not candidates or not _LATER.search(markup.text, max(0, mention.start - 24), mention.start):
        return None
    before = anchor_day(candidates[-1].fields["value"])
    return before + timedelta(days=180) if before is not None else None


def _after(markup: Markup, mention: Mention, candidates: list[Candidate]) -> str | None:
    """The date that "the following year" or "two days later" gives, from the date told of right before; else None."""
    before = next((c for c in reversed(candidates) if c.spans[0][1] <= mention.start), None)
    head = markup.sentence_at(before.spans[0][0]) if before is not None else None
    if head is not None and head.role == "masthead":
        return None  # the day of publication is not told of
    if before is None or mention.start - before.spans[0][1] > _NEAR_CHARACTERS or "/" in before.fields["value"]:
        return None
    parts = [int(part) for part in before.fields["value"].split("-")]
    shift, unit = mention.value.shift, mention.value.relative
    if unit == "after_year":
        return f"{parts[0] + shift:04d}"
    if unit == "after_month" and len(parts) > 1:
        months = parts[0] * 12 + parts[1] - 1 + shift
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if unit == "after_day" and len(parts) > 2:
        return (date(*parts) + timedelta(days=shift)).isoformat()
    return None


# A date without a year is taken for one near a stated date only this close to it; further off, the year is a guess.
_NEAR_DAYS = 92


def _is_stated(markup: Markup, mention: Mention) -> bool:
    """Whether a date is given to the day, in the text proper."""
    sentence = markup.sentence_at(mention.start)
    day = mention.value.start
    return bool(day.year and day.month and day.day) and (sentence is None or sentence.role not in ("menu", "tail"))


def _beside(mention: Mention, stated: list[Mention]) -> str | None:
    """A date without a year in a release without a date of its own, from the stated day last before it.

    "from 3 to 21 April 2023 ... On 14 April": the year in which it lies closest, None where that is not close.
    """
    before = [m.value.start for m in stated if m.start < mention.start]
    start, end = mention.value.start, mention.value.end
    if not before or start.month is None:
        return None
    day = before[-1]
    beside = date(day.year, day.month, min(day.day, 28))
    years = (day.year - 1, day.year, day.year + 1)
    year = min(years, key=lambda y: abs((date(y, start.month, min(start.day or 15, 28)) - beside).days))
    if abs((date(year, start.month, min(start.day or 15, 28)) - beside).days) > _NEAR_DAYS:
        return None
    if end is not None and end.year is None:
        end = replace(end, year=year + (1 if start.month > (end.month or 0) else 0))
    return resolve(replace(mention.value, relative=None, start=replace(start, year=year), end=end), None)


def anchor_day(value: str | None) -> date | None:
    """The day that relative dates count from: the last day of an EDTF value, None when there is none."""
    if not value:
        return None
    parts = [int(part) for part in value.split("/")[-1].split("-") if part.isdigit()]
    if not parts:
        return None
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def resolve(expression: DateExpression, anchor: date | None, *, forward: bool = False) -> str | None:
    """The EDTF value of an expression, or None when it lacks what the anchor would have to give.

    forward: the text speaks of what is to come, so that a missing year is that of the next such day.
    Weeks run from Monday to Sunday (eval/ANNOTATION.md).
    """
    if expression.relative == "named_month":
        return _named_month(expression, anchor, forward)
    if expression.relative:
        return None if anchor is None else _relative(expression, anchor, forward)
    start, end = expression.start, expression.end
    if start.year is None:
        if anchor is None:
            return None
        year = _year_for(end or start, anchor, forward)
        if end is not None:
            end = replace(end, year=year)
            start = replace(start, year=year - 1 if (start.month or 0) > (end.month or 0) else year)
        else:
            start = replace(start, year=year)
    first = edtf(start)
    last = edtf(end) if end is not None else None
    if first is None or (end is not None and last is None):
        return None
    if last is not None:
        return first if first == last else f"{first}/{last}" if first <= last else None
    return f"{first}/.." if expression.open else first


def edtf(day: Day) -> str | None:
    """A day, month or year as EDTF; None for a day that does not exist."""
    if day.year is None:
        return None
    if day.month is None:
        return f"{day.year:04d}"
    if day.day is None:
        return f"{day.year:04d}-{day.month:02d}"
    if day.day > monthrange(day.year, day.month)[1]:
        return None
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def _year_for(day: Day, anchor: date, forward: bool) -> int:
    """The year of a day or month named without one: the latest that is not after the anchor, or the next if forward.

    A few days ahead of the anchor still belong to its year: releases announce what starts tomorrow.
    """
    month = day.month or 1
    last = monthrange(anchor.year, month)[1]
    if day.day is None:
        ahead = (month - anchor.month) * 30
    else:
        ahead = (date(anchor.year, month, min(day.day, last)) - anchor).days
    if forward:
        return anchor.year + 1 if ahead < -45 else anchor.year
    return anchor.year - 1 if ahead > 45 else anchor.year


def _named_month(expression: DateExpression, anchor: date | None, forward: bool) -> str | None:
    if anchor is None:
        return None
    month = expression.start.month or 1
    year = anchor.year
    if expression.shift < 0 and month >= anchor.month:
        year -= 1
    elif expression.shift > 0 and month <= anchor.month:
        year += 1
    elif expression.shift == 0:
        year = _year_for(expression.end or expression.start, anchor, forward)
    if expression.end is not None and expression.end.month:
        first = year - 1 if month > expression.end.month else year
        return f"{first:04d}-{month:02d}/{year:04d}-{expression.end.month:02d}"
    value = f"{year:04d}-{month:02d}"
    return f"{value}/.." if expression.open else value


def _relative(expression: DateExpression, anchor: date, forward: bool) -> str | None:
    shift = expression.shift
    if expression.relative == "day":
        return (anchor + timedelta(days=shift)).isoformat()
    if expression.relative == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if expression.relative == "weekend":
        saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=5, weeks=shift)
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
    if expression.relative == "past_week":
        return f"{(anchor - timedelta(days=7)).isoformat()}/{anchor.isoformat()}"
    if expression.relative == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    if expression.relative == "year":
        return f"{anchor.year + shift:04d}"
    if expression.relative == "first_months":
        return f"{anchor.year:04d}-01/{anchor.year:04d}-{shift:02d}"
    if expression.relative in ("weekdays", "weekdays_of_last_week") and expression.weekday is not None:
        last = anchor - timedelta(days=(anchor.weekday() - expression.weekday) % 7)
        if expression.relative == "weekdays_of_last_week":
            last = anchor - timedelta(days=anchor.weekday() + 7 - expression.weekday)
        return f"{(last - timedelta(days=shift)).isoformat()}/{last.isoformat()}"
    if expression.relative == "weekday" and expression.weekday is not None:
        back = (anchor.weekday() - expression.weekday) % 7
        if shift > 0 or (forward and shift == 0 and back):
            return (anchor + timedelta(days=7 - back)).isoformat()
        return (anchor - timedelta(days=back or (7 if shift < 0 else 0))).isoformat()
    return None


def _role(markup: Markup, mention: Mention, value: str, anchor: date | None) -> str:
    """The part that a date plays, from its time and the words around it."""
    first = value.split("/")[0]
    if anchor is not None and first > anchor.isoformat():
        return "future"
    sentence = markup.sentence_at(mention.start)
    around = markup.text[sentence.start : sentence.end] if sentence else ""
    before = markup.text[max(sentence.start if sentence else 0, mention.start - 60) : mention.start]
    if _OPERATION.search(around) and (anchor is None or first >= f"{anchor.year - 1}"):
        return "operation"
    if anchor is not None and first[:4] < str(anchor.year - 1):
        return "background"
    return "background" if _PAST_BACKGROUND.search(before) else "event"
