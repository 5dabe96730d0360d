"""Sources in the portions that the pipeline takes: releases normalised, and texts grouped by their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..pipeline.pieces import pieces
from ..reading import Source
from ..reading.normalise import Normalised, normalise
from ..splitting import ReleaseText, split


@dataclass(frozen=True, slots=True)
class Part:
    """One release of a source, normalised, with the pieces in which the recogniser reads it."""

    release: ReleaseText
    normalised: Normalised
    pieces: list[tuple[int, int]]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """A range of the normalised text in the offsets of the source."""
        first, last = self.normalised.to_source(start, end)
        return self.release.start + first, self.release.start + last


@dataclass(slots=True)
class Group:
    """Sources that go through the pipeline together, and their words."""

    sources: list[tuple[Source, list[Part]]] = field(default_factory=list)
    words: int = 0


def parts_of(source: Source) -> list[Part]:
    """The releases of a source, each normalised."""
    parts = []
    for release in split(source):
        normalised = normalise(source.text[release.start : release.end])
        parts.append(Part(release, normalised, pieces(normalised.text)))
    return parts


def grouped(sources: Iterable[Source], words: int) -> Iterator[Group]:
    """Sources in order, in groups that hold `words` words or a little more."""
    group = Group()
    for source in sources:
        parts = parts_of(source)
        group.sources.append((source, parts))
        group.words += sum(part.normalised.text.count(" ") + part.normalised.text.count("\n") for part in parts)
        if group.words >= words:
            yield group
            group = Group()
    if group.sources:
        yield group
