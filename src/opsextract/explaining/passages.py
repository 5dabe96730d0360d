"""The passage that a question is about: its sentence, what was read in it, and what became of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from opsextract.explaining.decisions import Decision, decisions
from opsextract.writing.facts import Shown, shown

if TYPE_CHECKING:
    from opsextract.pipeline.markup import Mention
    from opsextract.resolving.trace import Trace

NUMERIC = ("measure", "number", "money", "quantity")
"""Kinds of mention that could have become a count: one that no candidate took was nearly a fact."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention found in the passage. `bound_to` is the predicate that says what was done with a measure; `used` tells
    whether any candidate holds it. Offsets are those of the record."""

    kind: str
    start: int
    end: int
    text: str
    value: str
    rule: str
    bound_to: str | None = None
    used: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of a release that was asked about, with all that was seen in it. Offsets are those of the record."""

    start: int
    end: int
    text: str
    sentence: str
    role: str
    readings: tuple[Reading, ...]
    decisions: tuple[Decision, ...]
    verdict: str
    number: int | None = None
    fact: Shown | None = None


def explain(trace: Trace, raw: str) -> list[Passage]:
    """A passage for every fact of the release, and one for each candidate that became none.

    raw: the decoded text of the whole file, in whose offsets the record counts.
    """
    facts = [fact_passage(trace, raw, number) for number, fact in enumerate(shown(trace.release), 1) if fact.spans]
    others = [one for one in decisions(trace) if one.outcome in ("rejected", "dropped") and one.spans]
    return facts + [_passage(trace, raw, [one.spans[0]], (one,)) for one in others]


def fact_passage(trace: Trace, raw: str, number: int) -> Passage:
    """The passage of a fact by its number (1 for the first). Raises IndexError when the record has no such fact."""
    known = list(shown(trace.release))
    if not 1 <= number <= len(known):
        raise IndexError(f"the record has facts 1 to {len(known)}")
    fact = known[number - 1]
    behind = tuple(one for one in decisions(trace) if one.fact == fact.path)
    return _passage(trace, raw, list(fact.spans), behind, number, fact)


def text_passages(trace: Trace, raw: str, words: str) -> list[Passage]:
    """A passage for each place in the release where the words stand, whatever their case and spacing."""
    import re

    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.IGNORECASE)
    source = trace.release.source
    made = decisions(trace)
    found = []
    for match in pattern.finditer(raw, source.start, source.end):
        # The kind of release hangs on words all over the text: it explains none of them.
        here = tuple(one for one in made if one.kind != "kind" and one.touches(*match.span()))
        found.append(_passage(trace, raw, [match.span()], here))
    return found


def _passage(
    trace: Trace,
    raw: str,
    spans: list[tuple[int, int]],
    behind: tuple[Decision, ...],
    number: int | None = None,
    fact: Shown | None = None,
) -> Passage:
    readings = tuple(reading for span in spans for reading in _readings(trace, raw, *span))
    start, end = spans[0] if spans else (trace.release.source.start,) * 2
    sentence, role = _sentence(trace, raw, start, end)
    verdict = _verdict(behind, readings, role, fact)
    return Passage(start, end, raw[start:end], sentence, role, readings, behind, verdict, number, fact)


def _sentence(trace: Trace, raw: str, start: int, end: int) -> tuple[str, str]:
    for one in trace.markup.sentences:
        first, last = trace.to_source(one.start, one.end)
        if first < end and last > start:
            return raw[first:last], one.role
    for line in trace.markup.lines:
        first, last = trace.to_source(line.start, line.end)
        if first < end and last > start:
            return raw[first:last], line.role
    return raw[start:end], "none"


def _readings(trace: Trace, raw: str, start: int, end: int) -> Iterator[Reading]:
    bound = _bound(trace)
    spans = [span for kind in _kinds(trace) for one in trace.found.of(kind) for span in one.spans]
    for kind in sorted(trace.markup.mentions):
        for mention in trace.markup.of(kind):
            first, last = trace.to_source(mention.start, mention.end)
            if first < end and last > start:
                used = any(a < mention.end and b > mention.start for a, b in spans)
                predicate = bound.get(mention.start) if kind == "measure" else None
                words = raw[first:last]
                yield Reading(kind, first, last, words, _value(mention.value), mention.rule, predicate, used)


def _kinds(trace: Trace) -> Iterable[str]:
    return ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures", "published", "dateline")


def _bound(trace: Trace) -> dict[int, str]:
    """Start of a measure → the predicate that it was bound to, in words."""
    from opsextract.facts.attachment import clauses

    found: dict[int, str] = {}
    for clause in clauses(trace.markup):
        for measure in clause.measures:
            predicate: Mention | None = clause.predicate_of(measure)
            if predicate is not None:
                found[measure.start] = f"{predicate.value.word} ({predicate.value.family}, {predicate.value.voice})"
    return found


_INNER = frozenset(["factor", "item_start", "item_end", "fraction", "word"])
"""Fields of a mention's value that say how it was computed, not what it is."""


def _value(value: Any) -> str:
    """A mention's value in few words: what is set in it."""
    if is_dataclass(value) and not isinstance(value, type):
        inner = ((field.name, getattr(value, field.name)) for field in fields(value) if field.name not in _INNER)
        return ", ".join(f"{name} {_value(one)}" for name, one in inner if one not in (None, "", False, 0))
    return f"{value:,.12g}" if isinstance(value, float) else str(value)


def _verdict(behind: tuple[Decision, ...], readings: tuple[Reading, ...], role: str, fact: Shown | None) -> str:
    if fact is not None:
        if not behind:
            return "in the record; no candidate of its own holds these characters"
        plural = "candidate" if len(behind) == 1 else "candidates"
        places = "evidence" if len(fact.spans) == 1 else "evidences"
        return f"one fact of {len(behind)} {plural}, with {len(fact.spans)} {places}"
    if behind:
        return "; ".join(dict.fromkeys(f"{one.outcome}: {one.reason}" for one in behind))
    return _nearly(readings, role)


def _nearly(readings: tuple[Reading, ...], role: str) -> str:
    """Why nothing came of a passage that no candidate holds."""
    if not readings:
        return "nothing was read here: no number, date, country, body, commodity or verb of enforcement"
    if role in ("menu", "tail"):
        return f"read, but the line is part of the page around the release ({role}), where no fact is taken from"
    counts = [one for one in readings if one.kind in NUMERIC]
    if not counts:
        return "read, but nothing counts or is named here that a rule takes"
    unbound = [one for one in counts if one.kind == "measure" and one.bound_to is None]
    if unbound:
        return f"read as {unbound[0].kind}, but no verb of enforcement in its sentence governs it: no rule took it"
    return "read, but no rule took it for a fact"
