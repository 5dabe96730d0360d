"""A record as a table that people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from opsextract.writing.facts import amount, shown
from opsextract.writing.visible import visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from opsextract.records import Release

__all__ = ["amount", "release_table", "rows", "tables"]


def rows(release: Release) -> Iterator[tuple[str, str, str]]:
    """The facts of a record, in its order, as (what, fact, where it stands: offsets)."""
    for fact in shown(release):
        yield fact.what, fact.words, " ".join(f"{start}-{end}" for start, end in fact.spans)


def release_table(release: Release) -> RenderableType:
    """One record as a rich table: what, the fact, and the offsets of its evidence."""
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(visible(release.title or "(no title)"), style="bold"),
        caption=Text(f"{visible(release.source.path)}#{release.source.index} · {release.kind} · {release.id}"),
        title_justify="left",
        caption_justify="left",
        expand=False,
    )
    table.add_column("what", style="cyan", no_wrap=True)
    table.add_column("fact", overflow="fold")
    table.add_column("characters", style="dim", overflow="fold", max_width=24)
    before = ""
    for what, fact, where in rows(release):
        # Text, not markup: brackets in a release are no styles.
        table.add_row("" if what == before else what, Text(visible(fact)), where)
        before = what
    return table


def tables(releases: Iterable[Release], console: Console) -> Iterator[str]:
    """Each record's table as `console` shows it, an empty line between two."""
    for index, release in enumerate(releases):
        with console.capture() as capture:
            console.print(release_table(release))
        yield ("\n" if index else "") + capture.get()
