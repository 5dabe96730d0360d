"""The paragraphs of a text, and what the words and the shape of each say about the part that it plays.

Cues are the words of page furniture in lexicons/layout.toml; place on the page is left to `layout`.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from statistics import median

from ..lexicons import read_toml

_ROW = re.compile(r"\S[^\n]*")
BULLET = re.compile(r"(?:[•·▪▫◦●○■□◆➢➤✓✔►▶⁃‣∙*–—-]|\(?[a-z0-9]{1,2}[.)])\s+(?=\S)")
SITE = re.compile(r" (?:[|–—»·-]|::) ")
"""What stands between a headline and the name of the site in a window title."""
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_SENTENCE_END = frozenset(".!?\"'…")
_PROSE_END = _SENTENCE_END | frozenset("):;")
_MAX_CUE_WORDS = 14


@dataclass(slots=True)
class Block:
    """A paragraph: one row, or several where the text is hard-wrapped."""

    start: int
    end: int
    rows: list[tuple[int, int]]
    words: int
    prose: bool = False
    cue: str = ""
    role: str = ""


class _Cues:
    """The furniture words of layout.toml, ready for look-up."""

    def __init__(self) -> None:
        data = read_toml("layout.toml")
        self.lines: dict[str, str] = {}
        # Later kinds win: a label of the release's own lists is never furniture.
        for kind, words in (
            ("masthead", data["masthead"]["lines"]),
            ("menu", data["menu"]["lines"]),
            ("tail", data["tail"]["lines"]),
            ("contact", data["tail"]["contact_lines"]),
            ("body", data["body"]["lines"]),
        ):
            self.lines.update(dict.fromkeys(words, kind))
        groups = (
            ("stamp", data["stamp"]["patterns"]),
            ("body", data["body"]["patterns"]),
            ("caption", data["caption"]["patterns"]),
            ("contact", data["tail"]["contact_patterns"]),
            ("tail", data["tail"]["patterns"]),
            ("menu", data["menu"]["patterns"]),
            ("masthead", data["masthead"]["patterns"]),
        )
        self.patterns = re.compile("|".join(f"(?P<{name}>{'|'.join(p)})" for name, p in groups), re.IGNORECASE)
        self.notice = re.compile("|".join(data["notice"]["patterns"]), re.IGNORECASE)
        self.capture = re.compile("|".join(data["notice"]["capture_patterns"]), re.IGNORECASE)


@cache
def _cues() -> _Cues:
    return _Cues()


def find_blocks(text: str) -> list[Block]:
    """Give the paragraphs of a text with their cues: rows that a hard wrap broke are joined, others stand alone."""
    rows = []
    for match in _ROW.finditer(text):
        row = match.group()
        rows.append((match.start(), match.start() + len(row.rstrip())))
    adjacent = [text.count("\n", a[1], b[0]) == 1 for a, b in itertools.pairwise(rows)]
    width = _wrap_width(rows, adjacent)
    blocks: list[Block] = []
    for i, (start, end) in enumerate(rows):
        if blocks and adjacent[i - 1] and _continues(text, rows[i - 1], (start, end), width):
            last = blocks[-1]
            last.rows.append((start, end))
            last.end = end
        else:
            blocks.append(Block(start, end, [(start, end)], 0))
    for block in blocks:
        block.words = len(text[block.start : block.end].split())
    _classify(text, blocks)
    return blocks


def _wrap_width(rows: list[tuple[int, int]], adjacent: list[bool]) -> int:
    """The width at which a text is hard-wrapped, or 0: most of its adjacent rows are then of about one length."""
    lengths = [b - a for (a, b), joined in zip(rows, adjacent, strict=False) if joined]
    if len(lengths) < 3:
        return 0
    width = max(lengths)
    if not 50 <= width <= 110 or max(b - a for a, b in rows) > 120:
        return 0
    return width if median(lengths) >= 0.78 * width else 0


def _continues(text: str, previous: tuple[int, int], row: tuple[int, int], width: int) -> bool:
    """Say whether a row goes on in the sentence of the row before it."""
    length = previous[1] - previous[0]
    last, first = text[previous[1] - 1], text[row[0]]
    if width and length >= 0.6 * width:
        next_word = text.find(" ", row[0], row[1])
        room = (next_word if next_word > 0 else row[1]) - row[0] + 1
        return length + room > 0.9 * width and not BULLET.match(text, *row)
    return length >= 40 and last not in ".!?:;" and first.islower() and not BULLET.match(text, *row)


def _classify(text: str, blocks: list[Block]) -> None:
    """Set each block's cue and whether it reads as prose."""
    cues = _cues()
    for block in blocks:
        words = block.words
        if words <= _MAX_CUE_WORDS:
            row = text[block.start : block.end]
            key = row.lower().rstrip(" :.*?").lstrip("*- ")
            cue = cues.lines.get(key) or cues.lines.get(row.lower())
            if cue:
                block.cue = cue
                continue
            match = cues.patterns.match(row)
            if match:
                block.cue = match.lastgroup or ""
        if words > 2 and cues.notice.match(text, block.start, block.end):
            block.cue = "notice"
        elif words >= 9 and _is_prose(text, block):
            labelled = block.cue == "masthead" and ":" in text[block.start : block.start + 25]
            block.prose = not labelled
            if block.cue in ("menu", "tail", "contact") or (block.cue == "masthead" and not labelled):
                block.cue = ""
        elif not block.cue and not _LETTER.search(text, block.start, block.end):
            block.cue = "menu" if not _DIGIT.search(text, block.start, block.end) else ""
    _drop_capture_notice(text, blocks)


def _drop_capture_notice(text: str, blocks: list[Block]) -> None:
    """A page from a web archive carries the archive's own words first; they end with its notice."""
    capture = _cues().capture
    for i in range(min(80, len(blocks)) - 1, 0, -1):
        if capture.match(text, blocks[i].start, blocks[i].end):
            for block in blocks[1 : i + 1]:
                block.cue, block.prose = "notice", False
            return


def _is_prose(text: str, block: Block) -> bool:
    """Say whether a paragraph of nine words or more reads as running text: by its end, or its length."""
    last = text[block.end - 1]
    if block.words >= 25 and not (block.start == 0 and SITE.search(text, 0, block.end)):
        return True
    return last in _SENTENCE_END or (block.words >= 14 and last in _PROSE_END)
