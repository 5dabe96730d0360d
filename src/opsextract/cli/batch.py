"""`opsextract batch`: folders, files and collections to records, with what failed beside them."""

from __future__ import annotations

import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from opsextract.cli import options
from opsextract.cli.output import say, unwritable

if TYPE_CHECKING:
    from opsextract.batch.progress import Reporter
    from opsextract.batch.run import Plan, Summary

MISMATCH = 3
STOPPED = 4


class Engine(StrEnum):
    """Where documents are worked through."""

    LOCAL = "local"
    RAY = "ray"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("batch")(batch)


def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help='Folders (every file below), files, collections (.jsonl .csv .parquet); "-" reads paths, one a line.',
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="OUT.jsonl, .jsonl.gz, .jsonl.zst, .sqlite, .duckdb or .parquet; failures go to OUT.errors.jsonl.",
        ),
    ],
    workers: Annotated[
        str, typer.Option(metavar="N|auto", help="Worker processes; auto: the cores it may use.")
    ] = "auto",
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a run to this output was stopped.")] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Begin again, whatever a stopped run has done.")
    ] = False,
    include: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Of folders, only these files.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Of folders, not these files.")] = None,
    text_field: Annotated[
        str, typer.Option(metavar="NAME", help="Column of a collection that holds the text.")
    ] = "text",
    id_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Column that names a row; else its number.")
    ] = None,
    date_field: Annotated[
        str | None, typer.Option(metavar="NAME", help="Column with the publication date (ISO).")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="Time that one document may take.")] = 60.0,
    max_memory: Annotated[
        str | None, typer.Option(metavar="SIZE", help="Memory of a worker (2GB); default 4GB, or its share.")
    ] = None,
    unordered: Annotated[bool, typer.Option("--unordered", help="Write records as they come.")] = False,
    engine: Annotated[Engine, typer.Option(help="This machine, or a Ray cluster (opsextract[ray]).")] = Engine.LOCAL,
    address: Annotated[str | None, typer.Option(help="Of the Ray cluster; without it Ray starts here.")] = None,
    allow_network: Annotated[bool, typer.Option("--allow-network", help="Read URLs (s3:// gs:// https://).")] = False,
    with_text: options.WithText = False,
    published: options.Published = None,
    ner: options.Ner = None,
    no_ner: options.NoNer = False,
    quiet: options.Quiet = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Progress and summary as JSON lines.")] = False,
) -> int:
    """Read many releases and write one record a line, or tables.

    Exit codes: 0 all read, 1 some inputs failed, 2 wrong usage, 3 inputs and results do not add up, 4 stopped by the
    system (such as a full disk), 130 interrupted. After 4 and 130, and after a kill, --resume goes on.

    Example: opsextract batch releases/ -o records.jsonl --resume
    """
    if ner and no_ner:
        raise typer.BadParameter("--ner and --no-ner cannot stand together; give one of them")
    if ner and not Path(ner).exists() and find_spec(ner.split(".")[0]) is None:
        raise typer.BadParameter(f"no spaCy pipeline at {ner}; give a path or an installed package")
    from opsextract.batch.core import ExtractorOptions
    from opsextract.batch.discovery import Selection
    from opsextract.batch.outputs import check
    from opsextract.batch.run import Plan
    from opsextract.batch.worker import Task
    from opsextract.reading.rows import Fields

    # On Ray an output without suffix is a folder of parts.
    fault = None if engine is Engine.RAY and not output.suffix else check(output)
    if fault:
        raise unwritable(output, OSError(None, fault))
    count = _workers(workers)
    date = options.check_published(published)
    recogniser: bool | str = False if no_ner else (ner or True)
    fields = Fields(text_field, id_field, date_field)
    task = Task(ExtractorOptions(recogniser), date, with_text, timeout, _memory(max_memory, count))
    plan = Plan(
        inputs=tuple(_inputs(inputs)),
        output=output,
        task=task,
        workers=count,
        ordered=not unordered,
        selection=Selection(tuple(include or ()), tuple(exclude or ())),
        fields=fields,
        network=allow_network,
        options={
            "ner": recogniser,
            "published": date,
            "with_text": with_text,
            "unordered": unordered,
            "columns": [text_field, id_field, date_field],
            "timeout": timeout,
            "max_memory": max_memory,
        },
        resume=resume,
        overwrite=overwrite,
    )
    if address and engine is not Engine.RAY:
        raise typer.BadParameter("--address is for --engine ray")
    summary = _run(plan, engine, address, _reporter(quiet, log_json))
    return _tell(summary, quiet, log_json)


def _inputs(given: list[str]) -> Iterator[str]:
    for path in given:
        if path == "-":
            sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]
            yield from (line for line in sys.stdin.read().split("\n") if line)
        else:
            if "://" not in path and not Path(path).exists() and not Path(path).is_symlink():
                raise typer.BadParameter(f"no such file or folder: {path}")
            yield path


def _workers(value: str) -> int:
    from opsextract.batch.limits import cores

    if value == "auto":
        return cores()
    if not value.isdigit() or int(value) < 1:
        raise typer.BadParameter(f"--workers {value!r} is no number of processes; give 1 or more, or auto")
    return int(value)


def _memory(value: str | None, workers: int) -> int:
    from opsextract.batch.limits import parse_size, worker_memory

    if value is None:
        return worker_memory(workers)
    try:
        return parse_size(value)
    except ValueError as error:
        raise typer.BadParameter(f"--max-memory: {error}") from error


def _reporter(quiet: bool, log_json: bool) -> Reporter:
    from opsextract.batch.progress import Silent
    from opsextract.cli.reporters import Bar, JsonLog

    if log_json:
        return JsonLog()
    return Silent() if quiet or not sys.stderr.isatty() else Bar()


def _run(plan: Plan, engine: Engine, address: str | None, reporter: Reporter) -> Summary:
    from opsextract.batch.deaths import WorkerError
    from opsextract.batch.lock import LockedError
    from opsextract.batch.run import ResumeError, run

    try:
        with _stopping() as stop:
            if engine is Engine.RAY:
                from opsextract.engines.ray import run as run_on_ray

                return run_on_ray(plan, reporter, stop, address=address)
            return run(plan, reporter, stop)
    except (ResumeError, LockedError) as error:
        raise typer.BadParameter(str(error)) from error
    except ImportError as error:
        raise typer.BadParameter(f"{error}; install what the output or engine needs, see README") from error
    except WorkerError as error:
        say(f"the workers failed: {error}")
        raise typer.Exit(1) from error
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        say(f"stopped: {place}{error.strerror or error}; make room or correct it, then {_again()}")
        raise typer.Exit(STOPPED) from error


@contextmanager
def _stopping() -> Iterator[Any]:
    """A function that says whether Ctrl-C or SIGTERM has come; a second one ends the program at once."""
    came: list[int] = []

    def note(number: int, frame: object) -> None:
        if came:
            raise KeyboardInterrupt
        came.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(came)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(summary: Summary, quiet: bool, log_json: bool) -> int:
    from opsextract.cli.reporters import log_summary, summary_lines

    if log_json:
        log_summary(summary)
    elif not quiet:
        for line in summary_lines(summary):
            print(f"opsextract: {line}", file=sys.stderr)
    if summary.interrupted:
        say(f"interrupted after {summary.records + summary.failed} results; to go on: {_again()}", log_json)
        return 130
    if summary.mismatch:
        say(f"inputs and results do not add up: {summary.mismatch}", log_json)
        return MISMATCH
    return 1 if summary.failed else 0


def _again() -> str:
    arguments = [argument for argument in sys.argv[1:] if argument not in ("--resume", "--overwrite")]
    return shlex.join(["opsextract", *arguments, "--resume"])
