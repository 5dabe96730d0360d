"""`opsextract report`: a review page of records for the browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opsextract.cli import options
from opsextract.cli.output import opened, say
from opsextract.errors import InputError

if TYPE_CHECKING:
    from opsextract.explaining.decisions import Decision
    from opsextract.report.loading import Paired


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("report")(report)


def report(
    records: Annotated[
        str, typer.Argument(metavar="RECORDS", help='Records as parse or batch --with-text wrote them; "-" is stdin.')
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="REVIEW.html", help='The page; "-" is stdout.')],
    trace: Annotated[
        bool, typer.Option("--trace", help="Read the texts again, to show what was rejected and why.")
    ] = False,
    title: Annotated[str | None, typer.Option("--title", help="What the page calls itself.")] = None,
    ner: options.Ner = None,
    no_ner: options.NoNer = False,
    quiet: options.Quiet = False,
) -> int:
    """Make one page to review records in a browser: every fact in its text, charts, search, corrections. No network.

    Example: opsextract batch fixtures -o out.jsonl --with-text; opsextract report out.jsonl -o review.html --trace
    """
    from opsextract.report.loading import load_records, with_texts
    from opsextract.report.page import page

    beside = None if records == "-" else Path(records).parent
    try:
        paired = list(with_texts(load_records(records), beside))
    except InputError as error:
        say(error)
        return 1
    if not paired:
        say(InputError(records, "report", "holds no records", "give what opsextract parse or batch has written"))
        return 1
    _say_lost(paired, quiet)
    name = title or (paired[0].release.title if len(paired) == 1 else None) or f"{len(paired):,} releases"
    pieces = page(_traced(paired, trace, ner, no_ner), name)
    with opened(output) as stream:
        stream.writelines(pieces)
    say(f"{len(paired):,} releases in {output}", quiet or str(output) == "-")
    return 0


def _traced(
    paired: Iterable[Paired], trace: bool, ner: str | None, no_ner: bool
) -> Iterator[tuple[Paired, list[Decision] | None]]:
    if not trace:
        yield from ((one, None) for one in paired)
        return
    from opsextract.report.tracing import rejected

    extractor = options.extractor(ner, no_ner)
    for one in paired:
        yield one, rejected(one, extractor)


def _say_lost(paired: list[Paired], quiet: bool) -> None:
    """One line for all records without text: how many, and the reason of the first."""
    lost = Counter(one.problem for one in paired if one.text is None)
    if lost:
        say(f"{lost.total():,} of {len(paired):,} releases are shown without text: {next(iter(lost))}", quiet)
