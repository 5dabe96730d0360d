"""The lexicon component: one phrase matcher over all packaged word lists, giving spans with IDs.

Matching costs next to nothing beyond the tokens (../shared/PEERS.md: 315,000 words a second with 5,000 terms), so
every word list that the grammars need goes through here. `exact` lexicons match their letters as written or all in
capitals; the others match whatever the case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from ..lexicons import Entry, load_entries

SPANS = "lexicon"
"""Name of the span group: label is the lexicon's kind, the span's ID is the entry's."""


@Language.factory("opsextract_lexicon", default_config={"kinds": None})
def make_lexicon(nlp: Language, name: str, kinds: list[str] | None) -> LexiconMatcher:
    """The component over the packaged lexicons; `kinds` limits it to some of them."""
    return LexiconMatcher(nlp, load_entries(kinds))


class LexiconMatcher:
    """Marks every lexicon phrase in `doc.spans["lexicon"]`; within one lexicon the longest match wins."""

    def __init__(self, nlp: Language, entries: Iterable[Entry]) -> None:
        self._lower = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._entries: list[Entry] = []
        keys: dict[tuple[str, str, bool], list[str]] = {}
        for entry in entries:
            keys.setdefault((entry.kind, entry.id, entry.exact), []).append(entry.surface)
        strings = nlp.vocab.strings
        self._decode: dict[int, tuple[int, int]] = {}
        tokenize: Callable[[str], Doc] = nlp.tokenizer
        for (kind, id_, exact), surfaces in keys.items():
            key = f"{kind}\t{id_}"
            hashed = strings.add(key)
            self._decode[hashed] = (strings.add(kind), strings.add(id_))
            if exact:
                surfaces = list(dict.fromkeys([*surfaces, *(s.upper() for s in surfaces)]))
            (self._exact if exact else self._lower).add(key, [tokenize(s) for s in surfaces])

    def __call__(self, doc: Doc) -> Doc:
        """Mark the phrases of one document."""
        by_kind: dict[int, list[Span]] = {}
        for matcher in (self._lower, self._exact):
            for key, start, end in matcher(doc):
                kind, id_ = self._decode[key]
                by_kind.setdefault(kind, []).append(Span(doc, start, end, label=kind, span_id=id_))
        doc.spans[SPANS] = [span for spans in by_kind.values() for span in filter_spans(spans)]
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to store: the lexicons are packaged."""
        return b""

    def from_bytes(self, _data: bytes, **__: Any) -> LexiconMatcher:
        """The packaged lexicons serve."""
        return self
