"""`opsextract schema`: the JSON Schema of a record."""

from __future__ import annotations

import typer

from opsextract.cli.output import opened


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("schema")(schema)


def schema() -> int:
    """Print the JSON Schema (2020-12) that every record keeps.

    Example: opsextract schema > release.schema.json
    """
    from opsextract.records.schema import schema_text

    with opened(None) as stream:
        stream.write(schema_text())
    return 0
