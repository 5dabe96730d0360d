"""Texts in, records out: the whole way through the house for library, command line and batch alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..facts import Candidate, find_facts
from ..pipeline import build_pipeline
from ..pipeline.component import MARKUP
from ..pipeline.markup import Markup
from ..reading import Source, read_text
from ..reading.condition import condition
from ..reading.normalise import Normalised, normalise
from ..splitting import ReleaseText, split
from .release import build
from .trace import Trace

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..records import Release

BATCH_WORDS = 4_000
"""Texts that go through the recogniser together, counted in words: 64 long releases at once cost 1.5 GB (PEERS.md)."""


def extract(text: str) -> list[Release]:
    """The records of the releases in one decoded text, by an extractor made on first use.

    >>> extract("LYON, France - Police in Spain arrested 12 people.")[0].arrests[0].count
    12
    """
    return _shared().extract(text)


_EXTRACTOR: list[Extractor] = []


def _shared() -> Extractor:
    if not _EXTRACTOR:
        _EXTRACTOR.append(Extractor())
    return _EXTRACTOR[0]


class Extractor:
    """The pipeline, loaded once, for any number of texts."""

    def __init__(self, *, ner: bool | str | Path = True) -> None:
        """ner: True for the packaged recogniser, False for rules alone, or any spaCy pipeline's path or package.

        Raises OSError when a named pipeline is not installed.
        """
        self._nlp = build_pipeline(ner)

    def extract(self, text: str) -> list[Release]:
        """The records of the releases in one decoded text, in text order; offsets count in `text`."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str | Source]) -> Iterator[list[Release]]:
        """For each text, in order, the records of the releases in it; memory is bounded by words, not by texts."""
        group: list[tuple[Source, list[tuple[ReleaseText, Normalised]]]] = []
        words = 0
        for text in texts:
            source = read_text(text) if isinstance(text, str) else text
            parts = [(part, normalise(source.text[part.start : part.end])) for part in split(source)]
            group.append((source, parts))
            words += sum(normalised.text.count(" ") + normalised.text.count("\n") for _, normalised in parts)
            if words >= BATCH_WORDS:
                yield from self._run(group)
                group, words = [], 0
        yield from self._run(group)

    def trace(self, text: str | Source) -> list[Trace]:
        """The records of one text as `extract` gives them, each with the mentions and candidates behind it."""
        source = read_text(text) if isinstance(text, str) else text
        traces = []
        with self._nlp.memory_zone():
            for part in split(source):
                normalised = normalise(source.text[part.start : part.end])
                trace = _trace(source, part, normalised, self._nlp(normalised.text))
                trace.markup.doc = None  # its tokens do not outlive the memory zone
                traces.append(trace)
        return traces

    def _run(self, group: list[tuple[Source, list[tuple[ReleaseText, Normalised]]]]) -> Iterator[list[Release]]:
        texts = [normalised.text for _, parts in group for _, normalised in parts]
        # Vocabulary that this group brought is forgotten after it: memory stays flat over any number of texts.
        with self._nlp.memory_zone():
            docs = self._nlp.pipe(texts, batch_size=len(texts) or 1)
            results = [
                [_trace(source, part, normalised, next(docs)).release for part, normalised in parts]
                for source, parts in group
            ]
        yield from results


def _trace(source: Source, part: ReleaseText, normalised: Normalised, doc: Doc) -> Trace:
    markup: Markup = doc.user_data[MARKUP]
    markup.published = source.date
    found = find_facts(markup)
    if source.date and not found.of("published"):
        found.add([Candidate("published", {"value": source.date}, [], "reading.date")])
    language, diagnoses = condition(markup.text)
    found.diagnostics.extend(diagnoses)

    def to_source(start: int, end: int) -> tuple[int, int]:
        first, last = normalised.to_source(start, end)
        return part.start + first, part.start + last

    place = {"path": str(source.path), "index": part.index, "start": part.start, "end": part.end}
    release = build(
        found, normalised=normalised.text, raw=source.text, source=place, language=language, to_source=to_source
    )
    return Trace(release, markup, found, to_source)
