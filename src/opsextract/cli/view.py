"""`opsextract view`: a release on the terminal, its facts marked in its text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from opsextract.cli import options
from opsextract.cli.output import opened, say
from opsextract.errors import InputError

if TYPE_CHECKING:
    from opsextract.report.loading import Paired


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("view")(view)


def view(
    release: Annotated[
        str,
        typer.Argument(metavar="RELEASE", help='A release, or records as parse and batch write them; "-" is stdin.'),
    ],
    index: Annotated[
        int | None,
        typer.Option("--index", metavar="I", min=0, help="Only the release at this place in a feed, from 0."),
    ] = None,
    width: Annotated[
        int | None, typer.Option("--width", min=40, help="Columns; the terminal's, or 100 in a pipe.")
    ] = None,
    pager: Annotated[
        bool, typer.Option("--pager/--no-pager", help="Use $PAGER for what is longer than the screen.")
    ] = True,
    published: options.Published = None,
    ner: options.Ner = None,
    no_ner: options.NoNer = False,
) -> int:
    """Show a release with its facts in brackets, each numbered as in the table below it and in `opsextract explain`.

    Example: opsextract view fixtures/europol-port-offensive.txt
    """
    date = options.check_published(published)
    try:
        found = list(_paired(release, date, ner, no_ner))
        if index is not None:
            if index >= len(found):
                raise InputError(release, "view", f"holds no release {index}", f"give --index 0 to {len(found) - 1}")
            found = [found[index]]
    except InputError as error:
        say(error)
        return 1
    return _show(found, width, pager)


def _paired(path: str, published: str | None, ner: str | None, no_ner: bool) -> Iterator[Paired]:
    from dataclasses import replace
    from pathlib import Path

    from opsextract.report.loading import Paired, holds_records, load_records, read_release, with_texts

    if holds_records(path):
        yield from with_texts(load_records(path), Path(path).parent)
        return
    source = read_release(path)
    if published and source.date is None:
        source = replace(source, date=published)
    for releases in options.extractor(ner, no_ner).pipe([source]):
        for one in releases:
            yield Paired(one, source.text[one.source.start : one.source.end])


def _show(found: list[Paired], width: int | None, pager: bool) -> int:
    from rich.console import Console

    from opsextract.report.terminal import render

    with opened(None) as stream:
        terminal = stream.isatty()
        console = Console(file=stream, width=width or (None if terminal else 100), highlight=False)
        with console.capture() as capture:
            for number, one in enumerate(found):
                if number:
                    console.print()
                console.print(render(one.release, one.text, console, one.problem))
        shown = "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())
        if pager and terminal and sys.stdin.isatty() and shown.count("\n") >= console.height:
            import click

            click.echo_via_pager(shown, color=console.color_system is not None)
        else:
            stream.write(shown)
    return 0
