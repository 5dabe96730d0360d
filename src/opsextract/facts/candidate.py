"""The common form of what a fact module finds: a candidate for a place in the record."""

from __future__ import annotations

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
        self.diagnostics: list[Diagnosis] = []

    def add(self, candidates: list[Candidate]) -> None:
        """Take the candidates of one module."""
        for candidate in candidates:
            self._by_kind[candidate.kind].append(candidate)

    def of(self, kind: str) -> list[Candidate]:
        """The candidates of one kind, in the order found."""
        return self._by_kind.get(kind, [])
