"""Explanations as a readable trace and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from opsextract.explaining.decisions import Decision
from opsextract.explaining.passages import Passage, Reading
from opsextract.writing.visible import one_line

_SHORT = 160


def as_json(passage: Passage) -> dict[str, Any]:
    """A passage as plain data: every field of it, of its readings and decisions."""
    return asdict(passage)


def as_lines(passages: Iterable[Passage]) -> Iterator[str]:
    """The passages as lines of text, an empty line between two."""
    for index, passage in enumerate(passages):
        if index:
            yield ""
        yield from _passage(passage)


def _passage(passage: Passage) -> Iterator[str]:
    place = f"characters {passage.start}-{passage.end}"
    if passage.fact is not None:
        yield f"#{passage.number} {passage.fact.what}: {_line(passage.fact.words)}  [{passage.fact.path}]"
        yield f"  rule      {passage.fact.rule or '(none recorded)'}"
        yield f"  evidence  {_quoted(passage.text)}, {place}" + _more(len(passage.fact.spans) - 1)
    else:
        yield f"{_quoted(passage.text)}, {place}"
    yield f"  sentence  ({passage.role}) {_line(passage.sentence)}"
    yield from _readings(passage.readings)
    yield from _decisions(passage.decisions)
    yield f"  verdict   {passage.verdict}"


def _readings(readings: tuple[Reading, ...]) -> Iterator[str]:
    head = "  read      "
    for one in readings:
        bound = f" → {one.bound_to}" if one.bound_to else ""
        used = "" if one.used else "  (no candidate holds it)"
        yield f"{head}{one.kind} {_quoted(one.text)}: {_line(one.value)}{bound}  by {one.rule}{used}"
        head = " " * len(head)


def _decisions(made: tuple[Decision, ...]) -> Iterator[str]:
    head = "  decided   "
    for one in made:
        where = " ".join(f"{start}-{end}" for start, end in one.spans)
        fact = f" → #{one.number}" if one.number is not None else ""
        notes = f"  [{'; '.join(one.notes)}]" if one.notes else ""
        yield f"{head}{one.outcome}{fact}: {one.kind} {_line(one.words)}, {one.status}, by {one.rule} at {where}{notes}"
        yield f"{' ' * len(head)}  because {one.reason}"
        head = " " * len(head)


def _more(count: int) -> str:
    return f", and {count} more" if count > 0 else ""


def _quoted(text: str) -> str:
    return f"“{_line(text)}”"


def _line(text: str) -> str:
    """The text on one line, without control characters (a release may carry a terminal's escapes), cut if long."""
    plain = " ".join(one_line(text).split())
    return plain if len(plain) <= _SHORT else plain[: _SHORT - 1] + "…"
