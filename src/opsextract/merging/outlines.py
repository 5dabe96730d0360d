"""What one report, or a group of them, gives of an operation's edition, time and place, and what then contradicts it.

The outline of a group is made of those of its members, so that two groups are held against each other in one step.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from opsextract.merging.names import Edition
from opsextract.merging.reports import Days, Report

APART_DAYS = 92
"""Days between two periods from which they are no longer of one operation, unless both name the same edition."""
APART_DAYS_EDITION = 400
"""The same for one edition: a later release may give the period of a later part of it."""
BEFORE_DAYS = 31
"""Days by which a release may seem to be older than the operation that it reports."""
AFTER_DAYS = 183
"""Days after an operation in which a release of its name that gives no period and no edition still reports it."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Spans of days: the earliest end and the latest start of any of them, and where the first of them stands."""

    first_end: date
    last_start: date
    said: Days

    def gap(self, other: Extent) -> int:
        """Days between the two spans that are farthest apart; below 1 where all overlap."""
        return max((self.last_start - other.first_end).days, (other.last_start - self.first_end).days)

    def with_(self, other: Extent | None) -> Extent:
        """Both together."""
        if other is None:
            return self
        return Extent(min(self.first_end, other.first_end), max(self.last_start, other.last_start), self.said)


@dataclass(frozen=True, slots=True)
class Outline:
    """Editions, the operation's days, the days of publication where a report gives no other, countries and bodies."""

    editions: frozenset[Edition]
    windows: Extent | None
    published: Extent | None
    countries: frozenset[str]
    bodies: frozenset[str]

    def with_(self, other: Outline) -> Outline:
        """The outline of both together."""
        return Outline(
            self.editions | other.editions,
            self.windows.with_(other.windows) if self.windows else other.windows,
            self.published.with_(other.published) if self.published else other.published,
            self.countries | other.countries,
            self.bodies | other.bodies,
        )


def outline(report: Report) -> Outline:
    """The outline of one report."""
    published = None if report.window else report.published
    return Outline(
        frozenset([report.name.edition] if report.name.edition else ()),
        _extent(report.window),
        _extent(published),
        report.participants,
        report.agencies,
    )


def conflict(one: Outline, other: Outline) -> str | None:
    """What keeps two outlines from being of one operation, in words; None when nothing does."""
    for first in sorted(one.editions, key=str):
        for second in sorted(other.editions, key=str):
            if first.kind == second.kind and first != second:
                return f"edition: {first} is not {second}"
    edition = bool(one.editions & other.editions)
    return _time(one, other, edition) or (None if edition else _place(one, other))


def _time(one: Outline, other: Outline, edition: bool) -> str | None:
    if one.windows and other.windows:
        gap = one.windows.gap(other.windows)
        if gap > (APART_DAYS_EDITION if edition else APART_DAYS):
            return f"period: {said(one.windows.said)} and {said(other.windows.said)} are {gap} days apart"
    for first, second in ((one, other), (other, one)):
        if first.windows and second.published:
            before = (first.windows.last_start - second.published.first_end).days
            after = (second.published.last_start - first.windows.first_end).days
            if before > BEFORE_DAYS or (after > AFTER_DAYS and not edition):
                return f"period: {said(first.windows.said)}, but published {said(second.published.said)}"
    if one.published and other.published and not edition and one.published.gap(other.published) > AFTER_DAYS:
        return f"published: {said(one.published.said)} and {said(other.published.said)} are too far apart"
    return None


def _place(one: Outline, other: Outline) -> str | None:
    """A shared edition outweighs it: a national release may tell of its own part alone."""
    if not one.countries or not other.countries or one.countries & other.countries or one.bodies & other.bodies:
        return None
    first, second = (" ".join(sorted(codes)) for codes in (one.countries, other.countries))
    return f"participants: {first} and {second} have no country or agency in common"


def _extent(span: Days | None) -> Extent | None:
    return Extent(span[1], span[0], span) if span else None


def said(span: Days) -> str:
    """Days in words: the day, or the first and the last."""
    return str(span[0]) if span[0] == span[1] else f"{span[0]}/{span[1]}"
