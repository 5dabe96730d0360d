"""Figures: the other results and counts that a release states."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from ..pipeline.measures import Measure
from .assertion import status_of
from .attachment import clauses
from .candidate import Candidate, Found
from .clause import Clause, family_of, measure_of
from .money import currency_of
from .people import unnumbered_people

_DATA = read_toml("figures.toml")
_HEADS: dict[str, str] = {head: kind for kind, heads in _DATA["heads"].items() for head in heads}
_PEOPLE: dict[str, str] = _DATA["people"]
_THINGS: dict[str, str] = _DATA["things"]
_DURATIONS: dict[str, str] = _DATA["durations"]


def _words(cues: list[str]) -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(cues)})\b", regex.IGNORECASE)


_MONEY = {kind: _words(cues) for kind, cues in _DATA["money"].items()}
_PAYMENT = _words(_DATA["payment"]["cues"])
_PRISON = _words(_DATA["prison"]["cues"])
_RELEASED = _words(_DATA["prison"]["released"])
_MAXIMUM = _words(_DATA["prison"]["maximum"])
_AFFECTED = _words(_DATA["affected"]["cues"])
_DEATH = frozenset(read_toml("people.toml")["verbs"]["death"])
_SINGLES = {"charge": "charged", "convict": "convicted"}


def find(markup: Markup, found: Found) -> list[Candidate]:
    """A candidate for each count that no arrest and no seizure has taken, in text order."""
    used = _Covered(
        span for kind in ("arrests", "seizures") for c in found.of(kind) if c.status == "done" for span in c.spans
    )
    candidates: list[Candidate] = []
    persons: set[tuple[str, str]] = set()
    for clause in clauses(markup):
        for mention in clause.measures:
            if not used.holds(mention.start) and not used.holds(mention.end - 1):
                candidates.extend(_figure(clause, markup, found, mention))
        candidates.extend(_single_persons(clause, markup, found, persons))
    return candidates


class _Covered:
    """Ranges of text, joined, with look-up by offset: long lists hold thousands of them."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, offset: int) -> bool:
        """Whether one of the ranges covers the character at `offset`."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _figure(clause: Clause, markup: Markup, found: Found, mention: Mention) -> list[Candidate]:
    measure = measure_of(mention)
    if measure.value is None or (measure.is_bare and measure.unit is None):
        return []
    kind, unit = _kind(clause, markup, found, mention, measure)
    if kind is None:
        return []
    status = "done"
    if kind == "prison_years" and _MAXIMUM.search(
        clause.text, max(clause.sentence.start, mention.start - 80), mention.start
    ):
        status = "maximum"
    elif kind not in ("losses", "other", "prison_years", "offences"):
        predicate = clause.predicate_of(mention)
        status = status_of(clause.text, clause.sentence, predicate) if predicate is not None else "done"
        status = "done" if status in ("possible", "sought") else status
    base = {"kind": kind, "unit": unit, "scope": "total"}
    span = [(mention.start, mention.end)]
    rule = f"figures.{kind}"
    if measure.number.high is not None:
        ends = ((measure.value, "at_least"), (measure.high, "at_most"))
        return [Candidate("figures", {**base, "count": v, "bound": b}, list(span), rule, status) for v, b in ends]
    return [Candidate("figures", {**base, "count": measure.value, "bound": measure.number.bound}, span, rule, status)]


def _kind(clause: Clause, markup: Markup, found: Found, mention: Mention, measure: Measure) -> tuple[str | None, str]:
    """The kind of a count and its unit; None for what counts nothing that a record holds (durations)."""
    if measure.currency:
        unit = currency_of(markup, found, measure.currency, measure.item_start, measure.item_end)
        return _kind_of_money(clause, mention), unit
    if measure.unit:
        return "other", measure.unit
    if measure.head in _DURATIONS:
        return _kind_of_time(clause, mention, measure)
    family = family_of(clause.predicate_of(mention)) or ""
    by_head = _HEADS.get(measure.head) or _HEADS.get(measure.item.lower())
    if measure.item.startswith(("count ", "counts ")):
        return "offences", "piece"
    if (measure.is_person or measure.is_bare) and _word_of(clause.predicate_of(mention)) in _DEATH:
        return "deaths", "person"
    if measure.is_person or by_head in ("victims", "personnel", "suspects"):
        kind = "victims" if by_head == "victims" and family != "charge" else _PEOPLE.get(family) or by_head or "other"
        return kind, "person"
    if by_head == "countries" and (
        _AFFECTED.search(clause.text, max(clause.sentence.start, mention.start - 60), mention.end)
    ):
        return "other", "piece"
    return by_head or _THINGS.get(family) or ("other" if measure.number.value != 1 else None), "piece"


def _word_of(predicate: Mention | None) -> str:
    return "" if predicate is None else str(predicate.value.word)


def _kind_of_money(clause: Clause, mention: Mention) -> str:
    near = max(clause.sentence.start, mention.start - 45), min(clause.sentence.end, mention.end + 35)
    if _PAYMENT.search(clause.text, *near):
        return "other"
    wide = max(clause.sentence.start, mention.start - 110), min(clause.sentence.end, mention.end + 90)
    return next((kind for kind, pattern in _MONEY.items() if pattern.search(clause.text, *wide)), "other")


def _kind_of_time(clause: Clause, mention: Mention, measure: Measure) -> tuple[str | None, str]:
    unit = _DURATIONS[measure.head]
    if unit not in ("year", "month") or measure.item.endswith("old"):
        return None, ""
    if _RELEASED.match(clause.text, min(mention.end + 1, clause.sentence.end)) or _RELEASED.search(
        clause.text, mention.end, min(mention.end + 30, clause.sentence.end)
    ):
        return "other", unit
    around = max(clause.sentence.start, mention.start - 90), min(clause.sentence.end, mention.end + 40)
    return ("prison_years", unit) if _PRISON.search(clause.text, *around) else (None, "")


def _single_persons(clause: Clause, markup: Markup, found: Found, seen: set[tuple[str, str]]) -> Iterator[Candidate]:
    """Pleas, sentences and charges of people who are named or described: one person each."""
    for predicate in clause.predicates:
        kind = _SINGLES.get(predicate.value.family)
        if kind is None or (
            clause.objects(predicate) and any(measure_of(m).is_person for m in clause.objects(predicate))
        ):
            continue
        if predicate.value.voice == "noun":
            continue
        people = unnumbered_people(clause, markup, found, predicate)
        if people is None or people.value is None or people.person in ("his", "the"):
            continue
        key = (kind, people.person)
        if people.person and key in seen:
            continue
        seen.add(key)
        fields = {
            "kind": kind,
            "count": people.value,
            "unit": "person",
            "bound": "exact",
            "scope": "part",
            "_person": people.person or str(people.start),
        }
        status = status_of(clause.text, clause.sentence, predicate)
        yield Candidate("figures", fields, [(people.start, people.end)], f"figures.{kind}_{people.rule}", status)
