"""Find the releases in one source.

A release is cut off only where the text itself shows that another begins: a label under each headline, headlines
printed twice, rules or page breaks between releases that each have a date or dateline, or datelines below headlines.
What shows none of these twice is one release, whatever else it holds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..lexicons import read_toml
from ..reading.source import Source
from .rows import Row, find_rows

MIN_WORDS = 60
"""A release told by datelines or dates alone is at least so long: teasers of other articles are shorter."""
MAX_CHARACTERS = 150_000
"""No release is so long: the longest of 6,650 real ones has 87,000. What is longer is cut, so that time and memory stay
in proportion to length whatever stands in a file."""
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_LABEL = re.compile(r"[^\W\d][\w ]{2,24}(?=\s*[:#])")


@dataclass(frozen=True, slots=True)
class ReleaseText:
    """One release's place in its source: `text[start:end]` of the source is the release, `index` its number."""

    source: Source
    index: int
    start: int
    end: int


@cache
def _words() -> dict[str, Any]:
    data = read_toml("layout.toml")
    feed = data["feed"]
    ends = frozenset(feed["ends"])
    return {
        "below": frozenset(feed["labels_below"]),
        "above": frozenset(feed["labels_above"]),
        "ends": ends,
        "tail": frozenset(data["tail"]["lines"]) - ends,
    }


_BLANKS = dict.fromkeys((0xA0, 0x2007, 0x2009, 0x202F, 0xFEFF), " ")
"""No-break and thin spaces and a byte order mark, which must not hide what a line says."""


def split(source: Source) -> list[ReleaseText]:
    """Give the releases of a source in text order; a source without any text gives none."""
    found = _split(source)
    if all(part.end - part.start <= MAX_CHARACTERS for part in found):
        return found
    pieces = [piece for part in found for piece in _pieces(source.text, part.start, part.end)]
    return [ReleaseText(source, index, start, end) for index, (start, end) in enumerate(pieces)]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges of at most MAX_CHARACTERS: cut before the last paragraph, line, sentence or word that does not fit."""
    pieces = []
    while end - start > MAX_CHARACTERS:
        low, high = start + MAX_CHARACTERS // 2, start + MAX_CHARACTERS
        cut = max(text.rfind("\n\n", low, high), 0) or max(text.rfind("\n", low, high), 0)
        if not cut:
            ends = [match.end() for match in _SENTENCE_END.finditer(text, low, high)]
            cut = ends[-1] if ends else max(text.rfind(" ", low, high), 0) or high
        pieces.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    return [*pieces, (start, end)] if start < end else pieces


def _split(source: Source) -> list[ReleaseText]:
    if source.parts:
        return [ReleaseText(source, index, start, end) for index, (start, end) in enumerate(source.parts)]
    # Character for character, so that offsets stay.
    rows = find_rows(source.text.translate(_BLANKS))
    if not rows:
        return []
    for rule in _RULES:
        starts = rule(rows)
        if len(starts) > 1:
            return _cut(source, rows, starts)
    return [ReleaseText(source, 0, rows[0].start, rows[-1].end)]


def _cut(source: Source, rows: list[Row], starts: list[int]) -> list[ReleaseText]:
    """Make releases of the rows from each start to the next; what stands before the first is one if it is prose."""
    if starts[0] > 0 and sum(row.words for row in rows[: starts[0]] if row.paragraph) >= MIN_WORDS:
        starts = [0, *starts]
    releases = []
    for index, start in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else len(rows)
        while stop - 1 > start and rows[stop - 1].rule:
            stop -= 1
        releases.append(ReleaseText(source, index, rows[start].start, rows[stop - 1].end))
    return releases


def _by_label_below(rows: list[Row]) -> list[int]:
    """Feeds that say "Source: ..." or the like under every headline."""
    labels: Counter[str] = Counter()
    found: list[tuple[int, str]] = []
    below = _words()["below"]
    for i in range(1, len(rows)):
        row = rows[i]
        if row.words > 15 or ":" not in row.text:
            continue
        match = _LABEL.match(row.text)
        label = match.group().strip().lower() if match else ""
        if label in below and rows[i - 1].headline and _prose_follows(rows, i + 1):
            labels[label] += 1
            found.append((i - 1, label))
    if not labels:
        return []
    most, count = labels.most_common(1)[0]
    return [i for i, label in found if label == most] if count > 1 else []


def _by_doubled_headline(rows: list[Row]) -> list[int]:
    """Feeds that print every headline twice."""
    starts = []
    for i in range(len(rows) - 2):
        row, after = rows[i], rows[i + 1]
        if row.words >= 3 and row.words == after.words and row.text.lower() == after.text.lower():
            starts.append(i)
    # The pairs must carry the file: the first stands at its head, and many of its paragraphs right under one.
    carried = [i for i in starts if _prose_follows(rows, i + 2)]
    if not carried or carried[0] > 3:
        return []
    return carried if len(carried) * 6 >= sum(row.paragraph for row in rows) else []


def _by_label_above(rows: list[Row]) -> list[int]:
    """Several releases that each open with "FOR IMMEDIATE RELEASE" or the like."""
    above = _words()["above"]
    starts = []
    for i in range(len(rows) - 2):
        if rows[i].words > 8:
            continue
        text = rows[i].text.lower()
        label = _LABEL.match(text) if ":" in text or "#" in text else None
        if text.rstrip(":. ") in above or (label and label.group().strip() in above):
            opens = i == 0 or rows[i - 1].rule or _is_end(rows[i - 1]) or rows[i].after_break
            if opens and any(row.headline for row in rows[i + 1 : i + 5]):
                starts.append(i)
    return _long_enough(rows, starts)


def _by_rule(rows: list[Row]) -> list[int]:
    """Releases between rules, end marks or page breaks, each with a date or dateline of its own near its headline."""
    starts = [0]
    for i in range(1, len(rows)):
        if not (rows[i - 1].rule or rows[i].after_break or _is_end(rows[i - 1])) or rows[i].rule:
            continue
        head = rows[i : i + 6]
        titled = rows[i].headline or (rows[i].dated and len(head) > 1 and head[1].headline)
        if not titled:
            continue
        text = next((k for k, row in enumerate(head) if k and row.paragraph and not row.headline), 6)
        if text < 6 and (head[text].dateline or any(row.dated for row in head[:text])):
            starts.append(i)
    if len({rows[i].text for i in starts}) < len(starts):
        return []  # a running head of pages, not headlines
    return _long_enough(rows, _before_links(rows, starts), 25)


def _by_dateline(rows: list[Row]) -> list[int]:
    """Releases without any mark between them: headline, then a paragraph with a dateline, or a date and a paragraph."""
    starts = []
    for i in range(len(rows) - 1):
        row = rows[i]
        if not row.headline or row.words < 4:
            continue
        after, second = rows[i + 1], rows[i + 2] if i + 2 < len(rows) else rows[i]
        if after.dateline or (second.dateline and (after.dated or after.headline)):
            starts.append(i)
    if starts and starts[0] > 3:
        return []  # the first release would begin without any dateline: these belong to its page
    return _long_enough(rows, _before_links(rows, starts))


_RULES: tuple[Callable[[list[Row]], list[int]], ...] = (
    _by_label_below,
    _by_doubled_headline,
    _by_label_above,
    _by_rule,
    _by_dateline,
)


def _prose_follows(rows: list[Row], at: int) -> bool:
    return any(row.paragraph for row in rows[at : at + 4])


def _is_end(row: Row) -> bool:
    return row.words <= 3 and row.text.lower() in _words()["ends"]


def _before_links(rows: list[Row], starts: list[int]) -> list[int]:
    """Keep the starts before the first label such as "Related news": what follows it are teasers of other articles."""
    tail = _words()["tail"]
    first = next(
        (i for i, row in enumerate(rows) if row.words <= 5 and row.text.lower().rstrip(" :") in tail), len(rows)
    )
    return [i for i in starts if i < first]


def _long_enough(rows: list[Row], starts: list[int], words: int = MIN_WORDS) -> list[int]:
    """Keep the starts if every release that they make has enough running text."""
    for index, start in enumerate(starts):
        stop = starts[index + 1] if index + 1 < len(starts) else len(rows)
        if sum(row.words for row in rows[start:stop] if row.paragraph) < words:
            return []
    return starts
