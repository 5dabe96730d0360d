"""Phrases that speak for a kind of release, looked up by their words: one pass over a text, whatever their number."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ..lexicons import read_toml

_WORD = re.compile(r"[^\W_]+(?:[-'&.][^\W_]+)*")
_STEM = 3
"""Letters by which the beginnings ("dismantl*") are looked up; none may be shorter."""
_GAP = 2
_MOST = 8
"""Places of one word that are tried: "the" stands in every line, and what it begins shows early or not at all."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What may stand at one place of a phrase: whole words, beginnings of words, a number, or a gap of some words."""

    words: frozenset[str]
    stems: tuple[str, ...]
    number: bool
    gap: bool

    def takes(self, word: str) -> bool:
        return (
            word in self.words
            or (self.number and word[0].isdigit())
            or (bool(self.stems) and word.startswith(self.stems))
        )


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: the kind that it speaks for and its weight in each place."""

    index: int
    kind: str
    weights: dict[str, float]


@cache
def cues() -> tuple[Cue, ...]:
    """The cues of lexicons/kind.toml, in its order."""
    return tuple(
        Cue(i, row["kind"], {place: row[place] for place in ("title", "lead", "body") if place in row})
        for i, row in enumerate(read_toml("kind.toml")["cue"])
    )


def said(text: str, ranges: list[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """The cues that occur in some ranges of a text, by index, each with the first range that holds one."""
    hits: dict[int, tuple[int, int]] = {}
    for start, end in ranges:
        found = _said(_WORD.findall(text[start:end].lower()))
        for cue in found:
            hits.setdefault(cue, (start, end))
    return hits


def _said(words: list[str]) -> set[int]:
    """The indexes of the cues that occur in a list of lower-case words."""
    index, stems, numbers = _index()
    hits: set[int] = set()
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        places[word].append(at)
    for word, ats in places.items():
        entries = index.get(word, ())
        if word[:_STEM] in stems:
            entries = [*entries, *(e for e in stems[word[:_STEM]] if word.startswith(e[2]))]
        if word[0].isdigit():
            entries = [*entries, *numbers]
        for cue, tail, _ in entries:
            if cue in hits:
                continue
            if not tail or any(_follow(words, at + 1, tail) is not None for at in ats[:_MOST]):
                hits.add(cue)
    return hits


_Entry = tuple[int, tuple[_Form, ...], str]


@cache
def _index() -> tuple[dict[str, list[_Entry]], dict[str, list[_Entry]], list[_Entry]]:
    """The phrases by their first word, by the beginning of it, and those that begin with a number."""
    whole: dict[str, list[_Entry]] = defaultdict(list)
    stems: dict[str, list[_Entry]] = defaultdict(list)
    numbers: list[_Entry] = []
    for i, row in enumerate(read_toml("kind.toml")["cue"]):
        for phrase in row["phrases"]:
            head, *tail = (_form(part) for part in phrase.split())
            for word in head.words:
                whole[word].append((i, tuple(tail), ""))
            for stem in head.stems:
                stems[stem[:_STEM]].append((i, tuple(tail), stem))
            if head.number:
                numbers.append((i, tuple(tail), ""))
    return dict(whole), dict(stems), numbers


def _form(part: str) -> _Form:
    forms = part.split("|")
    return _Form(
        frozenset(f for f in forms if not f.endswith("*") and f not in ("#", "...")),
        tuple(f[:-1] for f in forms if f.endswith("*")),
        "#" in forms,
        part == "...",
    )


def _follow(words: list[str], at: int, tail: tuple[_Form, ...]) -> int | None:
    """The end of a phrase whose rest is `tail`, when it goes on at `at`; None when it does not."""
    for i, form in enumerate(tail):
        if form.gap:
            ends = (_follow(words, at + skip, tail[i + 1 :]) for skip in range(_GAP + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words) or not form.takes(words[at]):
            return None
        at += 1
    return at
