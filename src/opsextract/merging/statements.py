"""Figures of releases as statements on one subject, with the span of values that each leaves possible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import floor, inf, log10
from typing import Any

from opsextract.merging.reports import Report, plain
from opsextract.writing.facts import amount

_TAKEN = {"seized": "seized", "recovered": "seized", "intercepted": "seized"}
_NO_FIGURE = ("other",)
_HEAD_ENDS = ("from", "in", "with", "on", "at", "for", "belonging", "worth", "hidden", "and")
ABOUT = 0.05
"""Share by which "about" and "nearly" may miss."""
BOUND = 1.5
"""Factor up to which "more than 100" is taken to speak of the same number as an exact one."""
DIGITS = 2
"""Digits that a rounded number is taken to mean at least: 2 million means 2.0 million, 5 tonnes 5.0 tonnes."""
COUNTED = 1000
"""Counts below are taken to be exact to the last person or piece."""


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What a figure is of: `place` is a country where it is that country's share, "" for the whole operation."""

    kind: str
    category: str = ""
    action: str = ""
    item: str = ""
    unit: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """What one report says on a subject. `amount` is in the subject's unit, `fact` as the record has it."""

    report: Report
    kind: str
    fact: dict[str, Any]
    amount: float | None

    @property
    def bound(self) -> str:
        """exact, at_least, at_most, approx or vague."""
        return str(self.fact.get("bound"))

    def span(self) -> tuple[float, float]:
        """The least and the greatest amount that the words leave possible."""
        if self.amount is None:
            return 0.0, inf
        low, high = self._rounded()
        if self.bound == "approx":
            return min(low, self.amount * (1 - ABOUT)), max(high, self.amount * (1 + ABOUT))
        if self.bound == "at_least":
            return low, self.amount * BOUND
        if self.bound == "at_most":
            return self.amount / BOUND, high
        return low, high

    def digits(self) -> int:
        """Digits of the number as it is written, trailing zeros of round numbers left out."""
        given = float(self.fact.get("quantity") or self.fact.get("count") or 0)
        return len(f"{given:.10f}".replace(".", "").strip("0")) if given else 0

    def _rounded(self) -> tuple[float, float]:
        amount = self.amount or 0.0
        counted = self.fact.get("unit") in (None, "person", "piece") or self.kind == "arrests"
        if not amount or (counted and amount < COUNTED):
            return amount, amount
        # Just under a half: 22 kg and 23 kg, both rounded, touch at 22.5 and yet differ.
        half = 0.4999 * 10 ** (floor(log10(amount)) - max(self.digits(), DIGITS) + 1)
        return amount - half, amount + half


def agree(one: Statement, other: Statement) -> bool:
    """Whether two statements can be true of one number."""
    (low, high), (other_low, other_high) = one.span(), other.span()
    return low <= other_high * (1 + 1e-9) and other_low <= high * (1 + 1e-9)


def statements(members: list[Report]) -> tuple[dict[Subject, list[Statement]], list[tuple[Report, str]]]:
    """The statements of all reports of one operation by subject, and what was left out and why."""
    found: dict[Subject, list[Statement]] = {}
    left_out: list[tuple[Report, str]] = []
    countries = frozenset[str]().union(*(report.participants for report in members))
    several = len(members) > 1
    for report in members:
        if several and report.record.get("kind") == "case" and report.window is None:
            left_out.append(
                (report, "is on one case, and gives no days of the operation: its figures may be the case's")
            )
            continue
        mine: dict[Subject, list[Statement]] = {}
        for subject, statement in _of(report, countries):
            mine.setdefault(subject, []).append(statement)
        if not report.sole and any(subject.kind != "arrests" for subject in mine):
            left_out.append((report, "tells of several operations: only arrests that name this one are taken"))
        for subject, given in mine.items():
            amounts = {one.amount for one in given}
            if not report.sole and not (subject.kind == "arrests" and all(one.fact.get("operation") for one in given)):
                continue
            if len(amounts) > 1:
                numbers = sorted(float(one.fact.get("quantity", one.fact.get("count")) or 0) for one in given)
                said = ", ".join(amount(number, "exact") for number in numbers)
                left_out.append((report, f"gives several figures for {words(subject)}: {said}"))
                continue
            found.setdefault(subject, []).append(given[0])
    return dict(sorted(found.items())), left_out


def _of(report: Report, countries: frozenset[str]) -> Iterator[tuple[Subject, Statement]]:
    record = report.record
    whole = _reach(report, countries)
    for arrest in _kept(record.get("arrests") or ()):
        named = arrest.get("operation")
        if named and plain(named) != plain(report.operation.get("name")):
            continue
        place = _place(arrest, whole, countries)
        if place is not None:
            yield Subject("arrests", place=place), Statement(report, "arrests", arrest, _number(arrest.get("count")))
    for seizure in _kept(record.get("seizures") or ()):
        normalized, place = seizure.get("normalized") or {}, _place(seizure, whole, countries)
        action, category = str(seizure.get("action")), str(seizure.get("category"))
        unit = normalized.get("unit")
        if place is not None and unit:
            item = _head(str(seizure.get("item")), category)
            subject = Subject("seizures", category, _TAKEN.get(action, action), item, str(unit), place)
            yield subject, Statement(report, "seizures", seizure, _number(normalized.get("quantity")))
    for figure in _kept(record.get("figures") or ()):
        kind, place = str(figure.get("kind")), _place(figure, whole, countries)
        if place is not None and kind not in _NO_FIGURE:
            subject = Subject("figures", kind, unit=str(figure.get("unit")), place=place)
            yield subject, Statement(report, "figures", figure, _number(figure.get("count")))


def _kept(facts: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The facts with a number that are not another operation's."""
    for fact in facts:
        if not fact.get("other_operation") and fact.get("count", fact.get("quantity")) is not None:
            yield fact


def _reach(report: Report, countries: frozenset[str]) -> str:
    """The country that a release's totals are of: a national body that names no other country speaks for its own."""
    alone = report.home is not None and report.participants <= {report.home}
    return report.home or "" if alone and countries - {report.home} else ""


def reach(report: Report, members: list[Report]) -> str:
    """The country that the totals of a report are of, "" for the whole operation."""
    return _reach(report, frozenset[str]().union(*(one.participants for one in members)))


def _place(fact: dict[str, Any], whole: str, countries: frozenset[str]) -> str | None:
    """The subject's place; None for a part of what others give no part of.

    A total is of all that its release is about, whichever country stands next to it in the text. A part is a country's
    share, unless that country's share is already what the release is about.
    """
    if fact.get("scope") == "total":
        return whole
    country = fact.get("country")
    return None if not country or country == whole or countries <= {country} else str(country)


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _head(item: str, category: str) -> str:
    """The noun that an item is called by ("luxury cars from Spain": car); "" where the category says as much."""
    kept = []
    for word in plain(item).split():
        if word in _HEAD_ENDS:
            break
        kept.append(word)
    if not kept or category in kept or category in ("money", "crypto", "gold"):
        return ""
    last = kept[-1]
    if last.endswith("ies"):
        return f"{last[:-3]}y"
    if last.endswith(("sses", "xes", "ches", "shes")):
        return last[:-2]
    return last if last.endswith(("ss", "us", "is", "os")) else last.removesuffix("s")


def words(subject: Subject) -> str:
    """A subject in words: "cocaine seized (g) in ES"."""
    if subject.kind == "seizures":
        thing = f"{subject.item} " if subject.item else ""
        said = f"{thing}[{subject.category}] {subject.action} ({subject.unit})"
    else:
        said = subject.category.replace("_", " ") or subject.kind
        if subject.unit not in ("", "person", "piece"):
            said += f" ({subject.unit})"
    return f"{said} in {subject.place}" if subject.place else said
