"""`opsextract batch`: a folder to JSON Lines, with what failed beside it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opsextract.cli import options
from opsextract.cli.output import say, unwritable

if TYPE_CHECKING:
    from opsextract.batch.results import Result


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("batch")(batch)


def batch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Every file below it is read, in path order.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT.jsonl", help="Records; failures go to OUT.errors.jsonl.")
    ],
    with_text: options.WithText = False,
    published: options.Published = None,
    ner: options.Ner = None,
    no_ner: options.NoNer = False,
    quiet: options.Quiet = False,
) -> int:
    """Read every release below a folder and write one record a line.

    Example: opsextract batch releases/ -o records.jsonl
    """
    if not folder.is_dir():
        raise typer.BadParameter(f"{folder} is no folder; for single files use opsextract parse")
    date = options.check_published(published)
    extractor = options.extractor(ner, no_ner)
    from opsextract.batch.discovery import find_inputs
    from opsextract.batch.run import errors_path, write
    from opsextract.batch.serial import process

    failures = errors_path(output)
    inputs = find_inputs(folder, without=[output, failures])
    results = process(inputs, extractor, published=date, with_text=with_text)
    try:
        with _progress(len(inputs), quiet) as step:
            summary = write(results, output, step)
    except OSError as error:
        raise unwritable(output, error) from error
    failed = f"{summary.failed} failed (see {failures})" if summary.failed else "none failed"
    say(f"{summary.inputs} files read, {summary.records} records written to {output}, {failed}", quiet)
    return 1 if summary.failed else 0


@contextmanager
def _progress(total: int, quiet: bool) -> Iterator[Callable[[Result], None]]:
    if quiet or not sys.stderr.isatty():
        yield lambda result: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.fields[failed]} failed"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total, failed=0)
        failed = 0

        def step(result: Result) -> None:
            nonlocal failed
            failed += result.error is not None
            progress.update(task, advance=1, failed=failed)

        yield step
