"""The lexicon component: every phrase of the packaged word lists, found in one pass over the words of a text.

Phrases are indexed by their first one or two words, which costs nothing to build: a phrase matcher over the same lists
spends 0.3 s at every start on tokenizing them. `exact` lexicons match their letters as written or all in capitals; the
others match whatever the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..lexicons import Entry, load_entries
from .markup import Mention

LEXICON = "opsextract.lexicon"
"""Key of a document's lexicon mentions in `doc.user_data`: the kind is the lexicon's, the value the entry's ID."""

TEXT = "opsextract.text"
"""Key of the text in `doc.user_data`: putting it together again from the tokens takes longer than finding phrases."""

_WORD = re.compile(r"\w+")
# Addresses are no prose: a commodity or a country in a host name is none.
_MAYBE_ADDRESS = re.compile(r"\.[a-z]{2}|\.UK|://|@\w")
# Bounded as host names are, for a word of any length is tried from each of its parts.
_ADDRESS = re.compile(
    r"(?:\b\w{1,20}://|@\w)\S*|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,9}(?:@\S+|\.(?:[a-z]{2,4}|UK)(?!\w)(?:/\S*)?)"
)


@Language.factory("opsextract_lexicon", default_config={"kinds": None})
def make_lexicon(nlp: Language, name: str, kinds: list[str] | None) -> LexiconMatcher:
    """The component over the packaged lexicons; `kinds` limits it to some of them."""
    return LexiconMatcher(load_entries(kinds))


class LexiconMatcher:
    """Finds every lexicon phrase of a document; within one lexicon the longest match wins."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._exact = _Index()
        self._lower = _Index()
        for entry in entries:
            if entry.exact:
                for surface in _spellings(entry.surface):
                    for form in {surface: None, surface.upper(): None}:
                        self._exact.add(form, entry)
            else:
                for surface in _spellings(entry.surface):
                    self._lower.add(_lowered(surface), entry)

    def __call__(self, doc: Doc) -> Doc:
        """Find the phrases of one document."""
        doc.user_data[LEXICON] = self.find(doc.user_data.get(TEXT) or doc.text)
        return doc

    def find(self, text: str) -> list[Mention]:
        """The phrases in a text, those of one lexicon not overlapping."""
        starts = [match.start() for match in _WORD.finditer(text)]
        addresses = [m.span() for m in _ADDRESS.finditer(text)] if _MAYBE_ADDRESS.search(text) else []
        by_kind: dict[str, list[Mention]] = {}
        for index, form in ((self._exact, text), (self._lower, _lowered(text))):
            for mention in index.find(form, starts):
                inside = any(start <= mention.start < end for start, end in addresses)
                # A name that looks like an address, such as CERT.be, is all of it.
                if not inside or (mention.start, mention.end) in addresses:
                    by_kind.setdefault(mention.kind, []).append(mention)
        return [mention for mentions in by_kind.values() for mention in _longest(mentions)]

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to store: the lexicons are packaged."""
        return b""

    def from_bytes(self, _data: bytes, **__: Any) -> LexiconMatcher:
        """The packaged lexicons serve."""
        return self


_Phrases = dict[str, tuple[int, list[Entry]]]


class _Index:
    """Phrases by their first three words ("" where there is none): few are left to compare with the text."""

    def __init__(self) -> None:
        # A phrase stands with the offset of its first word in it, and with every entry that it may mean.
        self._alone: dict[str, _Phrases] = {}
        self._more: dict[str, dict[str, dict[str, _Phrases]]] = {}

    def add(self, surface: str, entry: Entry) -> None:
        """Take one phrase."""
        first, *others = _WORD.finditer(surface)
        if others:
            third = others[1][0] if len(others) > 1 else ""
            bucket = self._more.setdefault(first[0], {}).setdefault(others[0][0], {}).setdefault(third, {})
        else:
            bucket = self._alone.setdefault(first[0], {})
        bucket.setdefault(surface, (first.start(), []))[1].append(entry)

    def find(self, text: str, starts: list[int]) -> Iterator[Mention]:
        """Every phrase that stands in the text as whole words; `starts` are where its words begin."""
        words = _WORD.findall(text)
        words += ("", "")
        alone, more = self._alone, self._more
        for at, word in enumerate(words):
            if word in alone:
                yield from _standing(text, starts[at], alone[word])
            if word in more:
                thirds = more[word].get(words[at + 1])
                if thirds is not None:
                    if "" in thirds:
                        yield from _standing(text, starts[at], thirds[""])
                    third = words[at + 2]
                    if third and third in thirds:
                        yield from _standing(text, starts[at], thirds[third])


def _standing(text: str, first: int, phrases: _Phrases) -> Iterator[Mention]:
    """Those of some phrases that stand in the text with their first word at `first`."""
    for surface, (offset, entries) in phrases.items():
        start = first - offset
        end = start + len(surface)
        if start < 0 or not text.startswith(surface, start):
            continue
        if not _ends_inside(text[end : end + 1]):
            for entry in entries:
                yield Mention(start, end, entry.kind, entry.id, "lexicon")
        elif text[end] == "s" and surface[-1] != "s" and not _ends_inside(text[end + 1 : end + 2]):
            # "U.S. Immigration and Customs Enforcements (ICE)": a possessive that lost its apostrophe.
            for entry in entries:
                if entry.kind == "agency" and " " in surface:
                    yield Mention(start, end, entry.kind, entry.id, "lexicon")


def _ends_inside(char: str) -> bool:
    # US$ is a currency, and no country before a sign.
    return char.isalnum() or char in ("_", "$")


def _spellings(surface: str) -> list[str]:
    """A phrase, and the same with its dash set close."""
    return [surface, surface.replace(" - ", "-")] if " - " in surface else [surface]


def _lowered(text: str) -> str:
    """The text in lower case, every character in its place: the few that would become two stay as they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _longest(mentions: list[Mention]) -> Iterator[Mention]:
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        # Those taken are no shorter: one that overlaps holds an end of this one.
        if mention.start not in taken and mention.end - 1 not in taken:
            taken.update(range(mention.start, mention.end))
            yield mention
