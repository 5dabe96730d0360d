"""Which paragraph of a release is its headline."""

from __future__ import annotations

import re
from functools import cache

from ..lexicons import read_toml
from .blocks import SITE, Block

_DATELINE = re.compile(r"(?:[A-Z][\w.'’-]+,? ){1,6}(?:\([^)\n]{4,40}\) ?)?[–—-] |[A-Z][A-Z .'-]{3,30}[,:(–—-]")
DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? "
    r"(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d\b|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b"
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""A date with its year, however written: enough to know a date line by."""
_SMALL = frozenset(
    ("of", "for", "the", "and", "de", "del", "la", "du", "des", "di", "da", "do", "in", "on", "to", "with", "&", "-")
)
MAX_LETTERHEAD_WORDS = 12


@cache
def _letterhead_end() -> re.Pattern[str]:
    nouns = "|".join(read_toml("layout.toml")["letterhead"]["nouns"])
    return re.compile(rf"\b(?:{nouns})(?:$|,| ?[|(–—*-]| (?:of|for|to)\b)", re.IGNORECASE)


@cache
def _headline_verb() -> re.Pattern[str]:
    verbs = "|".join(read_toml("layout.toml")["letterhead"]["verbs"])
    return re.compile(rf"\b(?:{verbs}|(?!united\b)\w{{3,}}ed)\b", re.IGNORECASE)


def is_letterhead(text: str) -> bool:
    """Say whether a line is the name of a body, as at the head of its paper, and no headline.

    >>> is_letterhead("HARBOUR POLICE DEPARTMENT"), is_letterhead("Harbour police hold nine")
    (True, False)
    """
    words = text.split()
    if not 1 < len(words) <= MAX_LETTERHEAD_WORDS or any(char.isdigit() for char in text):
        return False
    if any(word[0].islower() and word.lower() not in _SMALL for word in words):
        return False
    return _letterhead_end().search(text) is not None and _headline_verb().search(text) is None


def find_title(text: str, blocks: list[Block], first: int) -> int | None:
    """The block that is the headline, or None for a text that begins with its first paragraph."""
    repeated = _repeated_title(text, blocks)
    if repeated is not None:
        return repeated
    candidates = [i for i in range(min(first, len(blocks))) if _may_be_title(text, blocks[i])]
    if candidates:
        top = blocks[:first]
        page = sum(b.cue in ("menu", "notice") for b in top) >= 3
        if not page:
            return _first_headline(text, blocks, candidates)
        near = [i for i in candidates if i >= first - 15] if first < len(blocks) else []
        best = max(near or candidates, key=lambda i: (min(blocks[i].words, 12), -i))
        return 0 if candidates[0] == 0 and (not near or blocks[best].words < 5 <= blocks[0].words) else best
    return first if first + 1 < len(blocks) and _long_headline(text, blocks[first], blocks[first + 1]) else None


def _long_headline(text: str, block: Block, following: Block) -> bool:
    """Say whether a first block that reads as a sentence is a headline all the same."""
    if _DATELINE.match(text, block.start, block.end):
        return False
    dated = following.words <= 7 and DATE.search(text, following.start, following.end) is not None
    opened = dated or following.cue == "masthead"
    if text[block.end - 1] in ".:;":
        opened = opened or (block.words <= 22 and _DATELINE.match(text, following.start, following.end) is not None)
        return block.start == 0 and opened and block.words <= 45
    return block.words <= (45 if opened else 30)


def _first_headline(text: str, blocks: list[Block], candidates: list[int]) -> int:
    """Of the lines above the first paragraph the first that is no letterhead, nor a stray word above the masthead."""
    named = [i for i in candidates if not is_letterhead(text[blocks[i].start : blocks[i].end])]
    if not named:
        return candidates[0]
    best = named[0]
    if blocks[best].words <= 4:
        dated = False
        at = best + 1
        for later in named[1:]:
            dated = dated or any(b.cue or DATE.search(text, b.start, b.end) for b in blocks[at:later])
            at = later
            if dated and blocks[later].words >= 5:
                return later
    return best


def _repeated_title(text: str, blocks: list[Block]) -> int | None:
    """Pages give their headline twice: as the title of the window, first of all, and above the article."""
    head = text[blocks[0].start : blocks[0].end]
    whole = _squeeze(head)
    parts = {part for part in [whole, *map(_squeeze, SITE.split(head))] if part.count(" ") >= 2}
    # Menus and banners may stand between the two, but not much of an article.
    room = 500 if len(parts) > 1 or SITE.search(head) else 40
    found = None
    for i in range(1, min(len(blocks), 400)):
        block = blocks[i]
        if 3 <= block.words <= 45:
            row = _squeeze(text[block.start : block.end])
            if row in parts or (row.count(" ") >= 4 and row in whole):
                found = i
        if block.prose and block.cue != "notice":
            room -= block.words
            if room < 0 or found is not None:
                break
    return found


def _squeeze(text: str) -> str:
    return " ".join(text.lower().split())


def _may_be_title(text: str, block: Block) -> bool:
    if block.cue or block.words < 3 or block.words > 45:
        return False
    date = DATE.search(text, block.start, block.end)
    if date and (
        block.words <= 7 or (block.words <= 16 and (date.start() <= block.start + 12 or text[block.start] == "("))
    ):
        return False
    return any(char.isalpha() for char in text[block.start : block.end])
