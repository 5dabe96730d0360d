"""`opsextract merge`: one dossier for each operation, over all releases that report it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from opsextract.cli import options
from opsextract.cli.output import opened, say
from opsextract.errors import InputError


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("merge")(merge)


def merge(
    records: Annotated[
        str, typer.Argument(metavar="RECORDS", help='Records as parse or batch wrote them; "-" is stdin.')
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the dossiers as one JSON array.")] = False,
    publishers: Annotated[
        int, typer.Option("--publishers", metavar="N", min=1, help="Only operations that N publishers or more report.")
    ] = 1,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Only operations of this name, whatever its edition.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here, not to standard output.")] = None,
    quiet: options.Quiet = False,
) -> int:
    """Bring the releases on one operation together: its totals, each publisher's own figure beside them.

    Releases are matched by name, edition, period and participants; the reasons are shown. Figures that disagree and
    figures that a publisher revised later are shown with their dates. Nothing is added up.

    Example: opsextract merge records.jsonl --publishers 2
    """
    from opsextract.merging import merge as dossiers_of
    from opsextract.merging.names import read_name
    from opsextract.merging.render import as_json as plain
    from opsextract.merging.render import as_lines
    from opsextract.writing.stored import stored_records

    try:
        found = dossiers_of(stored_records(records))
    except InputError as error:
        say(error)
        return 1
    wanted = read_name(name).base if name else None
    shown = [
        one
        for one in found
        if one.publishers >= publishers and wanted in (None, *(report.name.base for report in one.members))
    ]
    with opened(output) as stream:
        if as_json:
            stream.write(json.dumps([plain(one) for one in shown], ensure_ascii=False, indent=2) + "\n")
        else:
            for index, one in enumerate(shown):
                stream.writelines(f"{line}\n" for line in (*([""] if index else []), *as_lines(one)))
    say(f"{len(shown)} of {len(found)} operations shown", quiet)
    return 0
