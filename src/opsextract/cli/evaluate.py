"""`opsextract evaluate`: records held against gold facts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from opsextract.cli.output import opened, say
from opsextract.errors import InputError

if TYPE_CHECKING:
    from opsextract.evaluation.normalise import Fact


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("evaluate")(evaluate)


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of gold files, one NAME.json for NAME.txt.")],
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help='Records as JSON or JSON Lines; "-" is stdin.')],
    as_json: Annotated[bool, typer.Option("--json", help="Print the numbers as JSON.")] = False,
    errors: Annotated[
        str | None, typer.Option("--errors", metavar="FIELD", help="List what was missed or wrong in one field.")
    ] = None,
    only: Annotated[str, typer.Option("--only", metavar="PREFIX", help="Only gold files whose names begin so.")] = "",
) -> int:
    """Score records against your own gold facts: precision, recall and F1 of every field.

    A release of FOLDER/NAME.txt belongs to GOLD/NAME.json, the fourth release of a feed to GOLD/NAME#3.json.
    Releases named in GOLD/CHECK are scored apart and never listed.

    Example: opsextract batch fixtures -o out.jsonl; opsextract evaluate fixtures out.jsonl --errors arrests
    """
    from opsextract.evaluation import report
    from opsextract.evaluation.fields import FIELDS
    from opsextract.evaluation.gold import check_set, read_gold
    from opsextract.evaluation.score import by_release, score

    if errors is not None and errors not in FIELDS:
        raise typer.BadParameter(f"no field {errors!r}; one of {', '.join(FIELDS)}")
    if not gold.is_dir():
        raise typer.BadParameter(f"{gold} is no folder; give the folder of gold files")
    try:
        facts = {name: value for name, value in read_gold(gold).items() if name.startswith(only)}
        found = by_release(_read(records))
    except InputError as error:
        say(error)
        return 1
    held = check_set(gold)
    scores = score({name: value for name, value in facts.items() if name not in held}, found)
    kept = {name: value for name, value in facts.items() if name in held}
    check = score(kept, found) if kept else None
    with opened(None) as stream:
        if errors is not None:
            stream.writelines(report.errors(scores, errors))
        stream.write(report.as_json(scores, check) if as_json else report.table(scores, check))
    return 0


def _read(path: Path) -> list[Fact]:
    from opsextract.evaluation.gold import read_records

    if str(path) == "-":
        return read_records(sys.stdin, "-")
    try:
        with path.open(encoding="utf-8") as stream:
            return read_records(stream, str(path))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8"
        raise InputError(path, "evaluate", reason, "give a file that opsextract parse or batch has written") from error
