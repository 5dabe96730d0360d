"""`opsextract parse`: files or standard input to records on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from opsextract.cli import options
from opsextract.cli.output import opened, say

if TYPE_CHECKING:
    from opsextract.batch.results import Result
    from opsextract.records import Release


class Format(StrEnum):
    """How records are written."""

    JSON = "json"
    JSONL = "jsonl"
    TABLE = "table"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("parse")(parse)


def parse(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help='Releases to read; "-" is standard input.')],
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="One JSON array, a record a line, or a table for people.")
    ] = Format.JSON,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here, not to standard output.")] = None,
    indent: Annotated[
        int | None,
        typer.Option(min=0, max=8, help="Spaces a level of JSON; 2 on a terminal, else 0.", show_default=False),
    ] = None,
    with_text: options.WithText = False,
    published: options.Published = None,
    ner: options.Ner = None,
    no_ner: options.NoNer = False,
    quiet: options.Quiet = False,
) -> int:
    """Read releases and print their records as JSON.

    Example: opsextract parse release.txt | jq '.[].arrests'
    """
    if indent is not None and output_format is not Format.JSON:
        raise typer.BadParameter("--indent is for --format json; leave it out")
    date = options.check_published(published)
    extractor = options.extractor(ner, no_ner)
    from opsextract.batch.serial import process

    failed: list[str] = []
    results = process(files, extractor, published=date, with_text=with_text)
    with opened(output) as stream:
        _write(_releases(results, failed, quiet), stream, output_format, indent)
    return 1 if failed else 0


def _releases(results: Iterable[Result], failed: list[str], quiet: bool) -> Iterator[Release]:
    for result in results:
        if result.error is not None:
            failed.append(result.path)
            say(result.error, quiet)
        yield from result.releases


def _write(releases: Iterable[Release], stream: TextIO, output_format: Format, indent: int | None) -> None:
    if output_format is Format.TABLE:
        from rich.console import Console

        from opsextract.writing.table import tables

        # A pipe has no width of its own; rich itself heeds NO_COLOR and COLUMNS.
        pieces = tables(releases, Console(file=stream, width=None if stream.isatty() else 120, highlight=False))
    else:
        from opsextract.writing.jsonout import json_array, jsonl

        if output_format is Format.JSONL:
            pieces = jsonl(releases)
        else:
            spaces = indent if indent is not None else (2 if stream is sys.stdout and stream.isatty() else 0)
            pieces = json_array(releases, spaces)
    for piece in pieces:
        stream.write(piece)
