"""Reports brought together into one group for each operation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from opsextract.merging.matching import Match, match, no_common_place
from opsextract.merging.reports import Report, by_date


@dataclass(slots=True, eq=False)
class Group:
    """The reports of one operation.

    `reasons` holds for every report but the first what joined it, by the report's id(); `apart` the first report of
    every other group of the name, with what keeps the two from being one; `mentions` the releases that only mention it.
    """

    members: list[Report]
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
    primary = sorted((report for report in reports if report.primary), key=by_date)
    groups = _joined(primary)
    for one, other in combinations(groups, 2):
        why = _against(one, other)
        one.apart.append((other.members[0], why))
        other.apart.append((one.members[0], why))
    for report in reports:
        if not report.primary:
            _mention(report, groups)
    return groups


def _joined(reports: list[Report]) -> list[Group]:
    edges: list[tuple[tuple[int, int, int, int], int, int, Match]] = []
    conflicts: set[tuple[int, int]] = set()
    for (i, one), (j, other) in combinations(enumerate(reports), 2):
        found = match(one, other)
        if found.same:
            edges.append((found.strength, -i, -j, found))
        if found.conflict:
            conflicts.add((i, j))
    groups = [Group([report]) for report in reports]
    places = [[i] for i in range(len(reports))]
    root = list(range(len(reports)))
    refused: set[tuple[int, int, int, int]] = set()
    for _, first, second, found in sorted(edges, key=lambda edge: edge[:3], reverse=True):
        i, j = sorted((root[-first], root[-second]))
        state = (i, j, len(places[i]), len(places[j]))
        if i == j or state in refused:
            continue
        if any((min(a, b), max(a, b)) in conflicts for a in places[i] for b in places[j]) or no_common_place(
            groups[i].members, groups[j].members
        ):
            refused.add(state)
            continue
        # What joined the groups is kept with the first report of the one that was added.
        groups[i].reasons.update(groups[j].reasons)
        groups[i].reasons[id(groups[j].members[0])] = found.reasons
        groups[i].members += groups[j].members
        places[i] += places[j]
        for place in places[j]:
            root[place] = i
    return [groups[i] for i in range(len(reports)) if root[i] == i]


def _against(one: Group, other: Group) -> str:
    for report in one.members:
        for another in other.members:
            found = match(report, another)
            if found.conflict:
                return found.reasons[0]
    return no_common_place(one.members, other.members) or "nothing but the name in common"


def _mention(report: Report, groups: list[Group]) -> None:
    best: tuple[tuple[int, int, int, int], Group, Match] | None = None
    for group in groups:
        found = [match(member, report) for member in group.members]
        if any(one.conflict for one in found) or no_common_place(group.members, [report]):
            continue
        strongest = max(found, key=lambda one: one.strength)
        if strongest.same and (best is None or strongest.strength > best[0]):
            best = (strongest.strength, group, strongest)
    if best is not None:
        best[1].mentions.append((report, best[2].reasons))
