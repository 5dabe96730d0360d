"""The common form of what a fact module finds: a candidate for a place in the record."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from ..diagnosis import Diagnosis as Diagnosis


@dataclass(slots=True)
class Candidate:
    """A possible fact. `fields` are the record's fields of its kind; `spans` are its evidences in `Markup.text`.

    Kinds are the record's lists (dates, countries, ...) and title, publisher, published and kind, whose one field is
    `value`, and dateline, with place and country.

    `status` says how the text asserts it, after ConText (Harkema et al. 2009): done, planned, alleged, sought,
    possible, negated, earlier (another operation or time), maximum (a legal limit). Only what is done becomes a fact
    of this release; the others are kept for explanations.
    """

    kind: str
    fields: dict[str, Any]
    spans: list[tuple[int, int]]
    rule: str
    status: str = "done"
    notes: list[str] = field(default_factory=list)


class Found:
    """The candidates found so far, by kind: what a later fact module may look at."""

    def __init__(self) -> None:
        self._by_kind: dict[str, list[Candidate]] = defaultdict(list)
        self._placed: dict[str, list[tuple[int, int, Candidate]]] = {}
        self.diagnostics: list[Diagnosis] = []

    def add(self, candidates: list[Candidate]) -> None:
        """Take the candidates of one module."""
        for candidate in candidates:
            self._by_kind[candidate.kind].append(candidate)
            self._placed.pop(candidate.kind, None)

    def of(self, kind: str) -> list[Candidate]:
        """The candidates of one kind, in the order found."""
        return self._by_kind.get(kind, [])

    def within(self, kind: str, start: int, end: int) -> list[tuple[int, int, Candidate]]:
        """The evidences of a kind that begin in [start, end), in text order.

        Each as its start, the candidate's number in the order found, and the candidate.
        """
        placed = self._placed.get(kind)
        if placed is None:
            placed = self._placed[kind] = sorted(
                ((first, number, one) for number, one in enumerate(self.of(kind)) for first, _ in one.spans),
                key=lambda place: place[:2],
            )
        return placed[bisect_left(placed, start, key=_start) : bisect_left(placed, end, key=_start)]


def _start(place: tuple[int, int, Candidate]) -> int:
    return place[0]
