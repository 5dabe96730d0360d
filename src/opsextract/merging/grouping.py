"""Reports brought together into one group for each operation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest
from itertools import combinations

from opsextract.merging.matching import Match, match
from opsextract.merging.outlines import Outline, conflict, outline
from opsextract.merging.reports import Report, by_date

EXHAUSTIVE = 200
"""Up to so many reports of one name, each is held against each; of more, each against those next to it in time."""
NEIGHBOURS = 40
"""How many reports, groups and members next in time are looked at where there are too many to look at all."""


@dataclass(slots=True, eq=False)
class Group:
    """The reports of one operation.

    `reasons` holds for every report but the first what joined it, by the report's id(); `apart` the first reports of
    other groups of the name, with what keeps the two from being one; `mentions` the releases that only mention it.
    """

    members: list[Report]
    outline: Outline
    reasons: dict[int, tuple[str, ...]] = field(default_factory=dict)
    apart: list[tuple[Report, str]] = field(default_factory=list)
    mentions: list[tuple[Report, tuple[str, ...]]] = field(default_factory=list)


def grouped(reports: Iterable[Report]) -> list[Group]:
    """The groups of all reports, those of one name next to each other, in order of first report.

    Within a name the reports that match best are joined first, and none joins a group that it contradicts. Releases
    that only mention an operation are added to the group that they match best; where they match none they are left out.
    """
    by_base: dict[str, list[Report]] = {}
    for report in reports:
        by_base.setdefault(report.name.base, []).append(report)
    return [group for same in by_base.values() for group in _within(same)]


def _within(reports: list[Report]) -> list[Group]:
    groups = _joined(sorted((report for report in reports if report.primary), key=by_date))
    for one, other in _pairs(len(groups)):
        why = conflict(groups[one].outline, groups[other].outline) or "nothing but the name in common"
        groups[one].apart.append((groups[other].members[0], why))
        groups[other].apart.append((groups[one].members[0], why))
    for report in reports:
        if not report.primary:
            _mention(report, groups)
    return groups


def _joined(reports: list[Report]) -> list[Group]:
    matches = ((i, j, match(reports[i], reports[j])) for i, j in _candidates(reports))
    edges = [(found.strength, -i, -j, found) for i, j, found in matches if found.same]
    groups = [Group([report], outline(report)) for report in reports]
    root = list(range(len(reports)))
    refused: set[tuple[int, int, int, int]] = set()
    for _, first, second, found in sorted(edges, key=lambda edge: edge[:3], reverse=True):
        i, j = sorted((_root(root, -first), _root(root, -second)))
        state = (i, j, len(groups[i].members), len(groups[j].members))
        if i == j or state in refused:
            continue
        if conflict(groups[i].outline, groups[j].outline):
            refused.add(state)
            continue
        # What joined the groups is kept with the first report of the one that was added.
        groups[i].reasons.update(groups[j].reasons)
        groups[i].reasons[id(groups[j].members[0])] = found.reasons
        groups[i].members += groups[j].members
        groups[i].outline = groups[i].outline.with_(groups[j].outline)
        root[j] = i
    return [group for i, group in enumerate(groups) if root[i] == i]


def _root(root: list[int], at: int) -> int:
    while root[at] != at:
        root[at] = root[root[at]]
        at = root[at]
    return at


def _candidates(reports: list[Report]) -> Iterator[tuple[int, int]]:
    """The pairs of places whose reports are held against each other, the lower place first."""
    if len(reports) <= EXHAUSTIVE:
        yield from combinations(range(len(reports)), 2)
        return
    order = sorted(range(len(reports)), key=lambda at: (_day(reports[at]), at))
    editions: dict[object, list[int]] = {}
    for at in order:
        editions.setdefault(reports[at].name.edition, []).append(at)
    for places in (order, *editions.values()):
        for one, other in _pairs(len(places)):
            yield min(places[one], places[other]), max(places[one], places[other])


def _pairs(number: int) -> Iterator[tuple[int, int]]:
    """All pairs of places, or those of neighbours where there are too many."""
    if number <= EXHAUSTIVE:
        yield from combinations(range(number), 2)
        return
    for one in range(number):
        for other in range(one + 1, min(one + 1 + NEIGHBOURS, number)):
            yield one, other


def _day(report: Report) -> date:
    span = report.window or report.published
    return span[0] if span else date.max


def _mention(report: Report, groups: list[Group]) -> None:
    best: tuple[tuple[int, int, int, int], Group, Match] | None = None
    own, day = outline(report), _day(report).toordinal()
    for group in groups:
        if conflict(group.outline, own):
            continue
        near = nsmallest(NEIGHBOURS, group.members, key=lambda one: abs(_day(one).toordinal() - day))
        strongest = max((match(member, report) for member in near), key=lambda one: one.strength)
        if strongest.same and (best is None or strongest.strength > best[0]):
            best = (strongest.strength, group, strongest)
    if best is not None:
        best[1].mentions.append((report, best[2].reasons))
