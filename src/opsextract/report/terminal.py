"""A release on a terminal: its text with every fact bracketed and numbered, and the table that the numbers lead to.

Brackets and numbers carry everything; colour only repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from opsextract.report.marks import Mark, marks_of, pieces
from opsextract.writing.facts import Shown, shown
from opsextract.writing.visible import visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from opsextract.records import Release

BESIDE = 150
"""Columns from which the table of facts stands beside the text."""

_STYLES = {
    "publisher": "magenta",
    "published": "cyan",
    "dateline": "magenta",
    "operations": "bold yellow",
    "dates": "cyan",
    "countries": "green",
    "agencies": "blue",
    "arrests": "bold red",
    "seizures": "bold magenta",
    "figures": "yellow",
    "diagnostics": "dim",
}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def render(release: Release, text: str | None, console: Console, problem: str = "") -> RenderableType:
    """One release as rich shows it on `console`: head, text with marks, table of facts.

    text: the characters from source.start to source.end, or None with the `problem` that keeps them away.
    """
    facts = list(shown(release))
    beside = text is not None and console.width >= BESIDE
    room = console.width * 3 // 5 - 2 if beside else console.width
    grid = Table.grid(expand=False, padding=(0, 0))
    grid.add_row(_head(release))
    if text is None:
        grid.add_row(Text(f"(no text: {visible(problem)})", style="italic"))
        grid.add_row(_table(facts))
        return grid
    unicode = (console.encoding or "").lower().startswith("utf")
    body = Text("\n").join(_lines(text, marks_of(release, facts), room, console, unicode))
    if beside:
        columns = Table.grid(padding=(0, 2))
        columns.add_row(body, _table(facts))
        grid.add_row(columns)
    else:
        grid.add_row(body)
        grid.add_row(Text(""))
        grid.add_row(_table(facts))
    return grid


def _head(release: Release) -> Text:
    place = f"{release.source.path}#{release.source.index} · {release.kind} · {release.id}"
    head = Text(visible(release.title or "(no title)"), style="bold")
    return head.append(f"\n{visible(place)}\n", style="not bold dim")


def _table(facts: list[Shown]) -> Table:
    table = Table(expand=False)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("what", no_wrap=True)
    table.add_column("fact", overflow="fold")
    table.add_column("rule", style="dim", overflow="fold")
    before = ""
    for number, fact in enumerate(facts, 1):
        style = _STYLES.get(fact.kind, "")
        what = Text("" if fact.what == before else fact.what, style=style)
        table.add_row(str(number), what, Text(visible(fact.words)), Text(visible(fact.rule)))
        before = fact.what
    return table


def _lines(text: str, marks: list[Mark], room: int, console: Console, unicode: bool) -> Iterator[Text]:
    """The text in lines of at most `room` columns, each line of the release with its number in the margin."""
    shape = visible(text)
    total = shape.count("\n") + 1
    width = len(str(total))
    bar = "│" if unicode else "|"
    start = 0
    for number, line in enumerate(shape.split("\n"), 1):
        marked = _marked(shape, start, start + len(line), marks, unicode)
        start += len(line) + 1
        rows = marked.wrap(console, max(20, room - width - 3), tab_size=4) if line else [Text("")]
        for index, row in enumerate(rows):
            margin = str(number) if index == 0 else ""
            row.rstrip()
            yield Text(f"{margin:>{width}} {bar} ", style="dim").append_text(row)


def _marked(text: str, start: int, end: int, marks: list[Mark], unicode: bool) -> Text:
    line = Text()
    for piece in pieces(start, end, marks):
        for mark in piece.opening:
            line.append("[", style=_STYLES.get(mark.kind, ""))
        style = " ".join(_STYLES.get(mark.kind, "") for mark in piece.over)
        line.append(text[piece.start : piece.end], style=f"{style} underline" if piece.over else "")
        for mark in piece.closing:
            label = str(mark.number).translate(_SUPERSCRIPT) if unicode else f"^{mark.number}"
            line.append(f"]{label}", style=_STYLES.get(mark.kind, ""))
    return line
