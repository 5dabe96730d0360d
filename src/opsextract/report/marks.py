"""Evidences laid over a text: where marks begin and end, and what overlaps what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from opsextract.writing.facts import Shown

if TYPE_CHECKING:
    from opsextract.records import Release


@dataclass(frozen=True, slots=True)
class Mark:
    """One evidence of the fact with this number; `start` and `end` count in the release's own text."""

    start: int
    end: int
    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two borders of marks: the marks that lie over it, those that begin and those that end with it."""

    start: int
    end: int
    over: tuple[Mark, ...]
    opening: tuple[Mark, ...]
    closing: tuple[Mark, ...]


def marks_of(release: Release, facts: Iterable[Shown]) -> list[Mark]:
    """A mark for every evidence of the numbered facts, in text order, the longer first; notes have none."""
    base = release.source.start
    found = [
        Mark(start - base, end - base, number, fact.kind)
        for number, fact in enumerate(facts, 1)
        if fact.kind != "diagnostics"
        for start, end in fact.spans
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.number))


def pieces(start: int, end: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The range cut at every border of a mark; a mark that runs over the range's ends opens and closes outside it."""
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    borders = sorted({start, end, *(mark.start for mark in here), *(mark.end for mark in here)})
    borders = [border for border in borders if start <= border <= end]
    for first, last in pairwise(borders):
        over = tuple(mark for mark in here if mark.start <= first and mark.end >= last)
        opening = tuple(mark for mark in over if mark.start == first)
        closing = tuple(sorted((mark for mark in over if mark.end == last), key=lambda mark: -mark.start))
        yield Piece(first, last, over, opening, closing)
