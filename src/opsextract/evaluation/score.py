"""Scores of a set of releases: every field over the whole set (micro), and the mean of the main ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from opsextract.evaluation.fields import FIELDS, HEADLINE, compare
from opsextract.evaluation.matching import Outcome
from opsextract.evaluation.normalise import Fact


@dataclass(frozen=True, slots=True)
class FieldScore:
    """Counts of one field; precision and recall are 1 where there is nothing to be precise about or to recall."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def gold(self) -> int:
        """Gold facts that count."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Share of the record's facts that are right."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold facts that were found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 when both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, outcome: Outcome) -> FieldScore:
        return FieldScore(
            self.right + len(outcome.pairs), self.missed + len(outcome.missed), self.extra + len(outcome.extra)
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a set of releases."""

    fields: dict[str, FieldScore]
    releases: int
    absent: list[str] = field(default_factory=list)
    """Gold releases that no record belongs to: all their facts are missed."""
    outcomes: dict[str, dict[str, Outcome]] = field(default_factory=dict)
    """What was matched, by release and field."""

    @property
    def headline(self) -> float:
        """Mean F1 (each rounded to four places) of operations, dates, countries, agencies, arrests and seizures."""
        return sum(round(self.fields[name].f1, 4) for name in HEADLINE if name in self.fields) / len(HEADLINE)

    def table(self) -> dict[str, dict[str, float]]:
        """The scores as plain numbers, rounded to four places, with the row HEADLINE."""
        rows: dict[str, dict[str, float]] = {
            name: {
                "precision": round(score.precision, 4),
                "recall": round(score.recall, 4),
                "f1": round(score.f1, 4),
                "gold": score.gold,
            }
            for name, score in self.fields.items()
        }
        rows["HEADLINE"] = {"f1": round(self.headline, 4), "gold": self.releases}
        return rows


def by_release(records: Iterable[Mapping[str, Any]]) -> dict[str, Fact]:
    """Records by the name of the gold file they belong to: the stem of the path, and stem#index."""
    found: dict[str, Fact] = {}
    for record in records:
        source = record.get("source") or {}
        stem, index = _stem(source.get("path") or ""), source.get("index") or 0
        found[f"{stem}#{index}"] = dict(record)
        if index == 0:
            found.setdefault(stem, dict(record))
    return found


def _stem(path: str) -> str:
    from pathlib import PurePath

    return PurePath(path).stem


def score(gold: Mapping[str, Fact], records: Mapping[str, Fact]) -> Scores:
    """Hold records against gold facts, both by release name."""
    total: dict[str, FieldScore] = {name: FieldScore() for name in FIELDS} if gold else {}
    absent: list[str] = []
    outcomes: dict[str, dict[str, Outcome]] = {}
    for release, facts in gold.items():
        record = records.get(release)
        if record is None:
            absent.append(release)
        outcomes[release] = compare(facts, record or {})
        for name, outcome in outcomes[release].items():
            total[name] += outcome
    return Scores(total, len(gold), absent, outcomes)
