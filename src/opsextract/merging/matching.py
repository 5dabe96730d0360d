"""Whether two releases report the same operation, with what speaks for it and against it in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from opsextract.merging.reports import Days, Report

APART_DAYS = 92
"""Days between two periods from which they are no longer of one operation, unless both name the same edition."""
APART_DAYS_EDITION = 400
"""The same for one edition: a later release may give the period of a later part of it."""
NEAR_DAYS = 31
"""Days between two publications that make a shared name a shared operation where the releases give no periods."""
AFTER_DAYS = 183
"""Days after an operation in which a release of its name that gives no period and no edition still reports it."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two reports of one name held against each other. `strength` orders matches, the strongest last."""

    same: bool
    conflict: bool
    reasons: tuple[str, ...]
    strength: tuple[int, int, int, int]


def match(one: Report, other: Report) -> Match:
    """Hold two reports of the same base name against each other."""
    reasons = [f"name: {one.operation.get('full_name')} = {other.operation.get('full_name')}"]
    edition = _edition(one, other)
    if edition is False:
        return Match(False, True, (f"edition: {one.name.edition} is not {other.name.edition}",), (0, 0, 0, 0))
    if edition:
        reasons.append(f"edition: both {one.name.edition}")
    far = _time_conflict(one, other, bool(edition))
    if far:
        return Match(False, True, (far,), (0, 0, 0, 0))
    near, distance = _time(one, other)
    if near:
        reasons.append(near)
    shared = sorted(one.participants & other.participants)
    if shared:
        reasons.append(f"participants: {' '.join(shared)} in both")
    bodies = sorted(one.agencies & other.agencies)
    if bodies:
        reasons.append(f"agencies: {', '.join(bodies)} in both")
    same = bool(edition or near or shared or bodies)
    strength = (int(bool(edition)), int(bool(near)), len(shared) + len(bodies), -distance)
    return Match(same, False, tuple(reasons), strength)


def no_common_place(ones: Iterable[Report], others: Iterable[Report]) -> str | None:
    """What stands against two groups where they name quite different countries and bodies; None when nothing does.

    Editions that agree outweigh it: a national release may tell of its own part alone.
    """
    left, right = list(ones), list(others)
    if any(_edition(one, other) for one in left for other in right):
        return None
    countries = [frozenset[str]().union(*(report.participants for report in side)) for side in (left, right)]
    bodies = [frozenset[str]().union(*(report.agencies for report in side)) for side in (left, right)]
    if not all(countries) or countries[0] & countries[1] or bodies[0] & bodies[1]:
        return None
    first, second = (" ".join(sorted(codes)) for codes in countries)
    return f"participants: {first} and {second} have no country or agency in common"


def _edition(one: Report, other: Report) -> bool | None:
    """True where both name the same edition, False where they name different ones, None where that stays open."""
    first, second = one.name.edition, other.name.edition
    if first is None or second is None or first.kind != second.kind:
        return None
    return first == second


def _time_conflict(one: Report, other: Report, edition: bool) -> str | None:
    if one.window and other.window:
        gap = _gap(one.window, other.window)
        if gap > (APART_DAYS_EDITION if edition else APART_DAYS):
            return f"period: {_said(one.window)} and {_said(other.window)} are {gap} days apart"
        return None
    for first, second in ((one, other), (other, one)):
        if first.window and second.published and not second.window:
            before = (first.window[0] - second.published[1]).days
            after = (second.published[0] - first.window[1]).days
            if before > NEAR_DAYS or (after > AFTER_DAYS and not edition):
                return f"period: published {_said(second.published)}, but the operation was {_said(first.window)}"
    if one.published and other.published and _gap(one.published, other.published) > AFTER_DAYS and not edition:
        return f"published: {_said(one.published)} and {_said(other.published)} are too far apart"
    return None


def _time(one: Report, other: Report) -> tuple[str | None, int]:
    """What the times say for a match, and the days between them."""
    if one.window and other.window:
        gap = _gap(one.window, other.window)
        verb = "overlap" if gap <= 0 else f"are {gap} days apart"
        said = f"period: {_said(one.window)} and {_said(other.window)} {verb}"
        return (said if gap <= NEAR_DAYS else None), max(gap, 0)
    if one.published and other.published:
        gap = max(_gap(one.published, other.published), 0)
        return (f"published: {gap} days apart" if gap <= NEAR_DAYS else None), gap
    return None, AFTER_DAYS


def _gap(one: Days, other: Days) -> int:
    """Days between two spans; 0 or less where they overlap."""
    return (max(one[0], other[0]) - min(one[1], other[1])).days


def _said(span: Days) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}/{span[1]}"
