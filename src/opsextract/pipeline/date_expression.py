"""What a date in a text says: a day as far as it is written, and the expression around it."""

from __future__ import annotations

from dataclasses import dataclass


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
    the anchor (-1 for last, 0 for this, 1 for next), `weekday` is 0 for Monday. For first_months `shift` is how
    many; for weekdays, which last to `weekday`, how many days before it they began; after_day, after_month and
    after_year count from the date told of before.
    """

    start: Day = Day()
    end: Day | None = None
    open: bool = False
    relative: str | None = None
    shift: int = 0
    weekday: int | None = None
