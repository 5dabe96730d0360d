"""The lines of a source as the splitter sees them: where a headline may be, and what reads as a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROW = re.compile(r"[^\s][^\r\n\x0b\x0c\x85\u2028\u2029]*")
_RULE = re.compile(r"(?:[=\-_*#~—–•.+] ?){5,}$|(?:\* ?){3}$|-{3,}$")
_MARKS = " \t\xa0*_#>"
# "SALTWICK, Norland (4 May 2024) –": a place in capitals or with its country, and a dash or colon.
_DATELINE = re.compile(
    r"(?:[*_]{1,3})?[A-ZÀ-Þ][\w.'’À-ÿ-]*(?: [A-ZÀ-Þ(][\w.'’À-ÿ)-]*){0,4}(?:, ?[A-ZÀ-Þ][\w.’' ]{1,30}){0,2},?"
    r"(?: ?\([^()\n]{4,40}\)|,? (?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}))?"
    r"(?:[*_]{1,3})? ?(?:[–—―]|--? |: (?=[A-Z\"“]))"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d[-/.]\d", re.IGNORECASE)


@dataclass(slots=True)
class Row:
    """One line that is not blank: its offsets, its text without Markdown's marks, and its number of words."""

    start: int
    end: int
    text: str
    words: int
    after_break: bool
    """A form feed stands between the row before and this one."""
    rule: bool
    """It is a line of dashes, equals signs or the like."""

    @property
    def headline(self) -> bool:
        """It may be a headline: some words, no full stop at the end, no label, no bullet."""
        text = self.text
        return (
            3 <= self.words <= 40
            and text[-1] not in ".;,:"
            and text[0] not in "•-–*\"“'‘"
            and not self.dateline
            and not self.dated
        )

    @property
    def paragraph(self) -> bool:
        """It reads as running text."""
        return self.words >= 12

    @property
    def dateline(self) -> bool:
        """It begins with a place and a dash, as the first paragraph of a release does."""
        return self.words >= 12 and _DATELINE.match(self.text) is not None

    @property
    def dated(self) -> bool:
        """It is a date, with few other words."""
        return self.words <= 9 and bool(_YEAR.search(self.text)) and bool(_MONTH.search(self.text))


def find_rows(text: str) -> list[Row]:
    """All lines of a text that are not blank."""
    rows = []
    before = 0
    breaks = "\x0c" in text
    for match in _ROW.finditer(text):
        raw = match.group().rstrip()
        start = match.start()
        plain = raw
        rule = False
        if not raw[0].isalnum() or raw[-1] in _MARKS:
            rule = _RULE.match(raw) is not None
            plain = raw if rule else raw.strip(_MARKS) or raw
        after_break = breaks and "\x0c" in text[before:start]
        rows.append(Row(start, start + len(raw), plain, plain.count(" ") + 1, after_break, rule))
        before = start + len(raw)
    return rows
