"""Figures: the other results and counts that a release states."""

from __future__ import annotations

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from ..pipeline.measures import Measure
from .assertion import status_of
from .attachment import Clause, clauses, measure_of
from .candidate import Candidate, Found
from .money import currency_of

_DATA = read_toml("figures.toml")
_HEADS: dict[str, str] = {head: kind for kind, heads in _DATA["heads"].items() for head in heads}
_FAMILIES: dict[str, str] = _DATA["families"]
_MONEY = {kind: regex.compile(rf"\b(?:{'|'.join(cues)})\b", regex.IGNORECASE) for kind, cues in _DATA["money"].items()}
_DURATIONS: dict[str, str] = _DATA["durations"]
_PRISON = regex.compile(r"\b(?:prison|imprisonment|jail|incarceration|behind\ bars|sentenced|custody|sentence)\b", regex.IGNORECASE)
_MAXIMUM = regex.compile(r"\b(?:maximum|faces?|facing|carries|carry|punishable|up\ to|minimum|could|mandatory|penalty|penalties)\b", regex.IGNORECASE)
_UNITS = {"percent": "percent"}


def find(markup: Markup, found: Found) -> list[Candidate]:
    """A candidate for each count that no arrest and no seizure has taken, in text order."""
    taken = {
        offset
        for kind in ("arrests", "seizures")
        for candidate in found.of(kind)
        for start, end in candidate.spans
        for offset in (start, end)
    }
    used = [(s, e) for kind in ("arrests", "seizures") for c in found.of(kind) for s, e in c.spans]
    candidates = []
    for clause in clauses(markup):
        for mention in clause.measures:
            if mention.start in taken or mention.end in taken or any(s <= mention.start and mention.end <= e for s, e in used):
                continue
            candidates.extend(_figure(clause, markup, found, mention))
    return candidates


def _figure(clause: Clause, markup: Markup, found: Found, mention: Mention) -> list[Candidate]:
    measure = measure_of(mention)
    if measure.value is None:
        return []
    kind, unit = _kind(clause, markup, found, mention, measure)
    if kind is None:
        return []
    predicate = clause.predicate_of(mention)
    status = status_of(clause.text, clause.sentence, predicate) if predicate is not None and kind != "losses" else "done"
    status = "done" if status in ("possible", "sought") else status
    if kind == "prison_years" and _MAXIMUM.search(clause.text, max(clause.sentence.start, mention.start - 80), mention.start):
        status = "maximum"
    rule = f"figures.{kind}"
    base = {"kind": kind, "unit": unit, "scope": "total"}
    span = [(mention.start, mention.end)]
    if measure.number.high is not None:
        ends = ((measure.value, "at_least"), (measure.high, "at_most"))
        return [Candidate("figures", {**base, "count": v, "bound": b}, list(span), rule, status) for v, b in ends]
    return [Candidate("figures", {**base, "count": measure.value, "bound": measure.number.bound}, span, rule, status)]


def _kind(clause: Clause, markup: Markup, found: Found, mention: Mention, measure: Measure) -> tuple[str | None, str]:
    text = clause.text
    around = text[max(clause.sentence.start, mention.start - 90) : min(clause.sentence.end, mention.end + 90)]
    if measure.currency:
        unit = currency_of(markup, found, measure.currency)
        return next((kind for kind, pattern in _MONEY.items() if pattern.search(around)), "other"), unit
    if measure.unit == "percent":
        return "other", "percent"
    if measure.unit:
        return "other", measure.unit
    if measure.head in _DURATIONS:
        if _DURATIONS[measure.head] in ("year", "month") and _PRISON.search(around) and not measure.item.endswith("old"):
            return "prison_years", _DURATIONS[measure.head]
        return None, ""
    predicate = clause.predicate_of(mention)
    family = predicate.value.family if predicate is not None else ""
    if measure.is_person:
        kind = _FAMILIES.get(family) or _HEADS.get(measure.head) or "other"
        return kind, "person"
    kind = _HEADS.get(measure.head) or _HEADS.get(measure.item.lower().split(" ")[-1]) or ("other" if measure.number.value != 1 else None)
    return kind, "piece"
