"""Options that several commands share, and the extractor that they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from opsextract.resolving.extractor import Extractor

Ner = Annotated[
    str | None,
    typer.Option(
        "--ner", metavar="PATH_OR_PACKAGE", help="Use this spaCy pipeline to find names, not the built-in one."
    ),
]
NoNer = Annotated[bool, typer.Option("--no-ner", help="Find names by rules alone: faster, and misses more.")]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Publication date (2024-06-03) for texts that state none."),
]
WithText = Annotated[bool, typer.Option("--with-text", help="Put the release's text into its record.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No messages on standard error.")]


def extractor(ner: str | None, no_ner: bool) -> Extractor:
    """The extractor that the options ask for. Raises typer.BadParameter when they ask for what is not there."""
    if ner and no_ner:
        raise typer.BadParameter("--ner and --no-ner cannot stand together; give one of them")
    from opsextract.cli.startup import quick_start

    try:
        with quick_start():
            from opsextract.resolving.extractor import Extractor

            return Extractor(ner=False if no_ner else (ner or True))
    except OSError as error:
        if not ner:
            raise
        raise typer.BadParameter(f"no spaCy pipeline at {ner}: {error}; give a path or an installed package") from error


def check_published(value: str | None) -> str | None:
    """The publication date given, checked to be a day, month or year. Raises typer.BadParameter otherwise."""
    if value is None:
        return None
    from opsextract.records import edtf

    try:
        edtf.bounds(value)
    except ValueError as error:
        raise typer.BadParameter(f"--published {value!r} is no date; write it as 2024-06-03") from error
    if "/" in value:
        raise typer.BadParameter(f"--published {value!r} is an interval; give one day as 2024-06-03")
    return value
