"""Texts in, records out: the whole way through the house for library, command line and batch alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from ..facts import Candidate, find_facts
from ..pipeline import build_pipeline
from ..pipeline.component import mark_up, mentions_of
from ..pipeline.lexicon import TEXT
from ..pipeline.markup import Markup
from ..reading import Source, read_text
from ..reading.condition import condition
from .parts import Group, Part, grouped, parts_of
from .release import build
from .trace import Trace

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..records import Release

BATCH_WORDS = 8_000
"""Texts that go through the recogniser together, counted in words: 64 long releases at once cost 1.5 GB (PEERS.md)."""
BATCH_DOCS = 6
"""Pieces of up to 1,000 words that the recogniser reads at once, however long the text that they are of."""
ZONE_WORDS = 200_000
"""So many words share a vocabulary before it is forgotten: memory stays flat, and common words are not met anew."""
LEARNING_WORDS = 200_000
"""The words of the first so many stay known: within a zone the tokenizer keeps nothing, and takes each word apart."""


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
        self._to_learn = LEARNING_WORDS if ner else 0

    def extract(self, text: str) -> list[Release]:
        """The records of the releases in one decoded text, in text order; offsets count in `text`."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str | Source]) -> Iterator[list[Release]]:
        """For each text, in order, the records of the releases in it; memory is bounded by words, not by texts."""
        groups = grouped((read_text(text) if isinstance(text, str) else text for text in texts), BATCH_WORDS)
        for first in groups:
            words = 0
            with self._vocabulary(first.words):
                for group in chain([first], groups):
                    yield from self._run(group)
                    words += group.words
                    learnt = 0 < self._to_learn <= group.words
                    self._to_learn = max(0, self._to_learn - group.words)
                    if learnt or words >= ZONE_WORDS:
                        break

    def _vocabulary(self, words: int) -> AbstractContextManager[object]:
        """What texts bring to the vocabulary is forgotten at the end, but for the first; one zone at a time is open.

        words: how many come first; more than there are to learn, as those of one huge text, are not kept.
        """
        open_already = self._nlp.vocab.in_memory_zone  # type: ignore[attr-defined]  # missing in spaCy's stub
        return nullcontext() if open_already or words <= self._to_learn else self._nlp.memory_zone()

    def trace(self, text: str | Source) -> list[Trace]:
        """The records of one text as `extract` gives them, each with the mentions and candidates behind it."""
        source = read_text(text) if isinstance(text, str) else text
        with self._vocabulary(LEARNING_WORDS + 1):
            return list(self._traces(Group([(source, parts_of(source))])))

    def _run(self, group: Group) -> Iterator[list[Release]]:
        traces = self._traces(group)
        # All are made before the first goes out: no document lives longer than its vocabulary.
        yield from [[next(traces).release for _ in parts] for _, parts in group.sources]

    def _traces(self, group: Group) -> Iterator[Trace]:
        texts = (
            part.normalised.text[start:end]
            for _, parts in group.sources
            for part in parts
            for start, end in part.pieces
        )
        docs = self._nlp.pipe((self._doc(text) for text in texts), batch_size=BATCH_DOCS, disable=["opsextract_markup"])
        for source, parts in group.sources:
            for part in parts:
                mentions = [m for start, _ in part.pieces for m in mentions_of(next(docs), start)]
                yield _trace(source, part, mark_up(part.normalised.text, mentions))

    def _doc(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        doc.user_data[TEXT] = text
        return doc


def _trace(source: Source, part: Part, markup: Markup) -> Trace:
    markup.published = source.date
    found = find_facts(markup)
    if source.date and not found.of("published"):
        found.add([Candidate("published", {"value": source.date}, [], "reading.date")])
    language, diagnoses = condition(markup.text)
    found.diagnostics.extend(diagnoses)
    release = build(
        found,
        normalised=markup.text,
        raw=source.text,
        source={
            "path": str(source.path),
            "index": part.release.index,
            "start": part.release.start,
            "end": part.release.end,
        },
        language=language,
        to_source=part.to_source,
    )
    return Trace(release, markup, found, part.to_source)
