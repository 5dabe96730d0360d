"""What speaks for two releases of one name being on one operation, in words."""

from __future__ import annotations

from dataclasses import dataclass

from opsextract.merging.outlines import said
from opsextract.merging.reports import Days, Report

NEAR_DAYS = 31
"""Days between two periods, or else two publications, that make a shared name a shared operation."""

Strength = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """What speaks for a match. `same`: it is more than the name; `strength` orders matches, the strongest last."""

    same: bool
    reasons: tuple[str, ...]
    strength: Strength


def match(one: Report, other: Report) -> Match:
    """Hold two reports of the same base name against each other. What contradicts them is for `outlines.conflict`."""
    reasons = [f"name: {one.operation.get('full_name')} = {other.operation.get('full_name')}"]
    edition = one.name.edition is not None and one.name.edition == other.name.edition
    if edition:
        reasons.append(f"edition: both {one.name.edition}")
    near, distance = _time(one, other)
    if near:
        reasons.append(near)
    shared = sorted(one.participants & other.participants)
    if shared:
        reasons.append(f"participants: {' '.join(shared)} in both")
    bodies = sorted(one.agencies & other.agencies)
    if bodies:
        reasons.append(f"agencies: {', '.join(bodies)} in both")
    strength = (int(edition), int(bool(near)), len(shared) + len(bodies), -distance)
    return Match(bool(edition or near or shared or bodies), tuple(reasons), strength)


def _time(one: Report, other: Report) -> tuple[str | None, int]:
    """What the times say for a match, and the days between them."""
    if one.window and other.window:
        gap = _gap(one.window, other.window)
        verb = "overlap" if gap <= 0 else f"are {gap} days apart"
        words = f"period: {said(one.window)} and {said(other.window)} {verb}"
        return (words if gap <= NEAR_DAYS else None), max(gap, 0)
    if one.published and other.published:
        gap = max(_gap(one.published, other.published), 0)
        return (f"published: {gap} days apart" if gap <= NEAR_DAYS else None), gap
    return None, 10 * NEAR_DAYS


def _gap(one: Days, other: Days) -> int:
    """Days between two spans; 0 or less where they overlap."""
    return (max(one[0], other[0]) - min(one[1], other[1])).days
