"""Two runs' records paired release by release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from opsextract.comparing.facts import Change, changes
from opsextract.writing.stored import StoredRecord


@dataclass(frozen=True, slots=True)
class ReleaseDifference:
    """A release whose facts differ. `status` says how its records were paired:

    both (the same text), text (the same place in the same file, another text), came or went (only one run has it; its
    facts are then all in `changes` as come or gone).
    """

    id: str
    path: str
    index: int
    title: str | None
    status: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two runs compared: how many releases each has, how many are the same, and those that differ in order of place."""

    old: int
    new: int
    same: int
    releases: tuple[ReleaseDifference, ...]

    def __bool__(self) -> bool:
        return bool(self.releases)


def compare(old: Iterable[StoredRecord], new: Iterable[StoredRecord], ignore: Iterable[str] = ()) -> Difference:
    """Compare two runs.

    Releases are paired by id (their text) at the same place, then by id alone, then by place alone. Changed facts
    that differ only in fields of `ignore` (evidence, rule ...) count as the same.
    """
    before, after = list(old), list(new)
    found = []
    pairs, gone, come = _paired(before, after)
    for first, second, status in pairs:
        found.append(_difference(first, second, status, frozenset(ignore)))
    found += [_difference(record, _emptied(record), "went", frozenset()) for record in gone]
    found += [_difference(_emptied(record), record, "came", frozenset()) for record in come]
    differing = [one for one in found if one.changes or one.status in ("came", "went")]
    differing.sort(key=lambda one: (one.path, one.index, one.status))
    return Difference(len(before), len(after), len(found) - len(differing), tuple(differing))


def by_rule(difference: Difference) -> dict[str, Counter[str]]:
    """How many facts came, went and changed, for each rule that answers for any, in the rules' order of name."""
    counts: dict[str, Counter[str]] = {}
    for release in difference.releases:
        for change in release.changes:
            counts.setdefault(change.rule, Counter())[change.what] += 1
    return dict(sorted(counts.items()))


Triple = tuple[StoredRecord, StoredRecord, str]


def _paired(old: list[StoredRecord], new: list[StoredRecord]) -> tuple[list[Triple], list[StoredRecord], list[Any]]:
    pairs: list[Triple] = []
    for key in (_id_and_place, _id, _place):
        waiting: dict[Hashable, list[StoredRecord]] = {}
        for record in new:
            waiting.setdefault(key(record), []).append(record)
        rest = []
        for record in old:
            matching = waiting.get(key(record))
            if matching:
                other = matching.pop(0)
                pairs.append((record, other, "both" if record["id"] == other["id"] else "text"))
            else:
                rest.append(record)
        old, new = rest, [record for records in waiting.values() for record in records]
    return pairs, old, new


def _id(record: StoredRecord) -> Hashable:
    return str(record["id"])


def _place(record: StoredRecord) -> Hashable:
    return record["source"]["path"], record["source"].get("index", 0)


def _id_and_place(record: StoredRecord) -> Hashable:
    return record["id"], _place(record)


def _emptied(record: StoredRecord) -> StoredRecord:
    return {"id": record["id"], "source": record["source"]}


def _difference(old: StoredRecord, new: StoredRecord, status: str, ignore: frozenset[str]) -> ReleaseDifference:
    kept = tuple(
        change for change in changes(old, new) if change.what != "changed" or not ignore.issuperset(change.fields)
    )
    source = new["source"]
    title = new.get("title") or old.get("title")
    return ReleaseDifference(new["id"], source["path"], source.get("index", 0), title, status, kept)
