"""`opsextract export`: records in the form that another tool reads."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opsextract.cli import options
from opsextract.cli.output import opened, say, unwritable
from opsextract.errors import InputError

if TYPE_CHECKING:
    from opsextract.writing.stored import StoredRecord


class As(StrEnum):
    """The forms of output; the names are those of opsextract.exporting.FORMS."""

    CSV = "csv"
    CSV_TABLES = "csv-tables"
    XLSX = "xlsx"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    DUCKDB = "duckdb"
    FTM = "ftm"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("export")(export)


def export(
    records: Annotated[
        str, typer.Argument(metavar="RECORDS", help='Records as parse or batch wrote them; "-" is stdin.')
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="X",
            help='.csv (one row a fact), .xlsx, .parquet, .sqlite, .duckdb, or a folder of CSV tables; "-" is stdout.',
        ),
    ],
    form: Annotated[
        As | None,
        typer.Option("--as", help="The form, whatever the suffix; ftm is FollowTheMoney entities.", show_default=False),
    ] = None,
    quiet: options.Quiet = False,
) -> int:
    """Write records as tables or as FollowTheMoney entities, each with release id, offsets and source.

    Cells that a spreadsheet would run as formulas get an apostrophe before them.

    Example: opsextract export records.jsonl -o records.duckdb
    """
    from opsextract.exporting import form_of
    from opsextract.writing.stored import stored_records

    path = Path(output)
    chosen = form.value if form is not None else form_of(path)
    if output == "-" and chosen not in ("csv", "ftm"):
        raise typer.BadParameter("to standard output go only --as csv and --as ftm; give a file with -o")
    if chosen is None:
        raise typer.BadParameter(f"{output}: unknown suffix; one of .csv .xlsx .parquet .sqlite .duckdb, or use --as")
    count = _Counted(stored_records(records))
    try:
        if output == "-":
            _to_stdout(count, chosen)
        else:
            from opsextract.exporting import export as write

            write(count, path, chosen)
    except InputError as error:
        say(error)
        return 1
    except OSError as error:
        raise unwritable(path, error) from error
    say(f"{count.seen} records exported to {output}", quiet)
    return 0


def _to_stdout(records: Iterator[StoredRecord], form: str) -> None:
    if form == "csv":
        from opsextract.exporting.csv_tables import stream_flat as write
    else:
        from opsextract.exporting.ftm import stream_entities as write
    with opened(None) as stream:
        write(records, stream)


class _Counted:
    """Counts what passes."""

    def __init__(self, records: Iterator[StoredRecord]) -> None:
        self._records = records
        self.seen = 0

    def __iter__(self) -> Iterator[StoredRecord]:
        return self

    def __next__(self) -> StoredRecord:
        record = next(self._records)
        self.seen += 1
        return record
