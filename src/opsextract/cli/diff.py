"""`opsextract diff`: what a new version or another setting changes."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from opsextract.cli.output import opened, say
from opsextract.errors import InputError


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("diff")(diff)


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD.jsonl", help="Records of the run before.")],
    new: Annotated[str, typer.Argument(metavar="NEW.jsonl", help='Records of the run after; "-" is standard input.')],
    as_json: Annotated[bool, typer.Option("--json", help="Print the differences as JSON.")] = False,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="FIELD", help="Changes in this field of a fact are none: evidence, rule ..."),
    ] = None,
) -> int:
    """Show which facts came, went and changed between two runs, by release and by rule.

    Exits 0 where the runs are the same, 1 where they differ, 2 where a file cannot be read.

    Example: opsextract diff records-1.0.jsonl records-1.1.jsonl --ignore rule
    """
    if old == new == "-":
        raise typer.BadParameter("only one of the two can be standard input")
    from opsextract.comparing import compare
    from opsextract.comparing.render import as_json as plain
    from opsextract.comparing.render import as_lines
    from opsextract.writing.stored import stored_records

    try:
        difference = compare(stored_records(old), stored_records(new), ignore or ())
    except InputError as error:
        say(error)
        return 2
    with opened(None) as stream:
        if as_json:
            stream.write(json.dumps(plain(difference), ensure_ascii=False, indent=2) + "\n")
        else:
            stream.writelines(f"{line}\n" for line in as_lines(difference))
    return 1 if difference else 0
