"""What a run's output is, by its suffix: JSON Lines as they are made, or tables made from them at the end."""

from __future__ import annotations

import os
from pathlib import Path

TABLES = {".sqlite": "sqlite", ".db": "sqlite", ".duckdb": "duckdb", ".parquet": "parquet"}
_COMPRESSIONS = (".gz", ".zst")


class Output:
    """The places of a run's output: `records` are JSON Lines, for tables in the run's own folder until its end."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self.table = TABLES.get(path.suffix.lower())
        self.records = folder / "records.jsonl" if self.table else path
        self.errors = errors_path(path)
        self._compressed = self.records.suffix in _COMPRESSIONS

    def paths(self) -> tuple[Path, ...]:
        """The files that are no inputs, should they lie among them."""
        return (self.path, self.errors)

    @property
    def countable(self) -> bool:
        """Whether the records on disk are lines that can be counted; those of tables are gone once these are made."""
        return not self._compressed and (self.table is None or self.records.exists())

    def complete(self) -> None:
        """Make the tables, when that is what was asked for. They appear whole or not at all."""
        if self.table is None:
            return
        from importlib import import_module

        from opsextract.writing.tables import read_records

        writer = import_module(f"opsextract.writing.{self.table}_tables")
        if not self.records.exists():  # made already, before the run was called once more
            return
        writer.write(read_records(self.records), self.path)
        self.records.unlink()


def errors_path(output: Path) -> Path:
    """Where the failures of a run are written: OUT.jsonl gives OUT.errors.jsonl, whatever the suffixes."""
    name = output.name
    for suffix in (*_COMPRESSIONS, ".jsonl", ".ndjson", *TABLES):
        name = name.removesuffix(suffix)
    return output.with_name(f"{name}.errors.jsonl")


def check(path: Path) -> str | None:
    """What stands against writing there, in words, before any work is done; None when nothing does."""
    if path.is_dir() and path.suffix.lower() != ".parquet":
        return "is a folder"
    parent = path.parent
    if not parent.is_dir():
        return "its folder does not exist"
    return None if os.access(parent, os.W_OK) else "its folder cannot be written to"
