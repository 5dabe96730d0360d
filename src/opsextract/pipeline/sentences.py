"""Where sentences end: one regex for the candidates, and words as data for what only looks like an end."""

from __future__ import annotations

import re
from functools import cache

from ..lexicons import read_toml

# A closing mark with a space and a capital, digit or quote after it, or glued to the next sentence ("come.Officers").
_END = re.compile(
    r"""[.!?…。！？](?:(?<=[。！？])|["')\]]*\s+(?=["'(\[]?[A-Z0-9À-ÖØ-ÞĀ-ɏͰ-ϿЀ-ӿ€£$])"""
    r"""|(?<=[a-z)\]][a-z)\]].)["']?(?=[A-Z][A-Za-z])|(?<=[a-z\d ]\d\.)(?=[A-Z][a-z]))"""
)
_WORD_BEFORE = re.compile(r"(?<![A-Za-z])(?:[A-Za-z]\.)*[A-Za-z]+$|\d+$")
_WORD_AFTER = re.compile(r"[\"'(\[]*([A-Za-z]+)?")
MAX_SENTENCE = 3_000
"""Characters of a sentence: the longest of 95,000 real ones has 2,785. A longer run of words without an end is cut, so
that what is read within a sentence costs no more where a text has none."""

_BEFORE_AMOUNTS = frozenset(read_toml("layout.toml")["sentence"]["before_amounts"])


@cache
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = read_toml("layout.toml")["sentence"]
    return frozenset(data["titles"]), frozenset(data["open"]), frozenset(data["starters"])


def sentence_bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut `text[start:end]` into sentences; gives offsets in `text`, white space left out at both ends."""
    bounds: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        at = match.start()
        if text[at] == "." and not _closes(text, begin, at, match.end(), end):
            continue
        stop = match.start() + len(match.group().rstrip())
        bounds.append((begin, stop))
        begin = match.end()
    if begin < end:
        bounds.append((begin, end))
    return [piece for bound in bounds for piece in in_reach(text, *bound)]


def in_reach(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence as it is, or in pieces of at most MAX_SENTENCE characters, cut after a comma or between words."""
    pieces = []
    while end - start > MAX_SENTENCE:
        low, high = start + MAX_SENTENCE // 2, start + MAX_SENTENCE
        cut = text.rfind(", ", low, high) + 1 or text.rfind(" ", low, high) + 1 or high
        pieces.append((start, cut))
        start = cut + (text[cut] == " ")
    return [*pieces, (start, end)]


def _closes(text: str, begin: int, at: int, after: int, end: int) -> bool:
    """Say whether the full stop at `at` ends a sentence, by the words on its two sides."""
    before = _WORD_BEFORE.search(text, max(begin, at - 14), at)
    if before is None:
        return True
    word = before.group()
    if word.isdigit():
        return not (len(word) <= 2 and before.start() == begin)
    if before.start() > begin and text[before.start() - 1] == ".":
        return True  # the end of an address on the web
    titles, open_words, starters = _words()
    word = word.lower()
    if word in titles:
        # "no" closes a sentence as a word, and is short for number only before one.
        return word == "no" and not text[after : after + 1].isdigit()
    if word in _BEFORE_AMOUNTS and text[after : after + 1].isdigit():
        return False  # "Rs. 2.65 crore"
    if word in open_words or len(word) == 1 or "." in word:
        if text[at + 1 : after].strip():
            return True  # a quote or bracket closes after it
        match = _WORD_AFTER.match(text, after, end)
        following = (match[1] or "").lower() if match else ""
        return following in starters
    return True
