"""What the pipeline knows of one release: its text, lines, sentences and the mentions found in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch of text that a component understood; `start` and `end` are offsets in `Markup.text`."""

    start: int
    end: int
    kind: str
    value: Any
    rule: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text with the part it plays: title, masthead, body, heading, bullet, caption, menu or tail."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a whole heading, bullet or caption; `role` is that of its line."""

    start: int
    end: int
    role: str


class MentionList:
    """The mentions of one kind in text order, with look-up by range."""

    __slots__ = ("_starts", "items")

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self.items = sorted(mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self.items]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in [start, end)."""
        return self.items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def covering(self, offset: int) -> Mention | None:
        """The last mention that begins at or before `offset` and ends after it, or None."""
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and at >= 0 and self._starts[at] > offset - 200:
            if self.items[at].end > offset:
                return self.items[at]
            at -= 1
        return None


_EMPTY = MentionList()


@dataclass(slots=True)
class Markup:
    """A release as the pipeline leaves it: what every fact module reads, and none changes."""

    text: str
    lines: list[Line]
    sentences: list[Sentence]
    mentions: dict[str, MentionList] = field(default_factory=dict)
    published: str | None = None
    """Publication date given from outside (EDTF), for relative dates where the text has none."""
    memo: dict[str, Any] = field(default_factory=dict)
    """What several fact modules derive from the same text, made once."""
    _sentence_starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._sentence_starts = [s.start for s in self.sentences]

    def of(self, kind: str) -> MentionList:
        """All mentions of a kind, in text order; empty when there are none."""
        return self.mentions.get(kind, _EMPTY)

    def within(self, kind: str, start: int, end: int) -> list[Mention]:
        """The mentions of a kind that begin in [start, end)."""
        return self.of(kind).within(start, end)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, or None between sentences."""
        at = bisect_right(self._sentence_starts, offset) - 1
        if at >= 0 and self.sentences[at].end > offset:
            return self.sentences[at]
        return None
