"""One way in to every form that records are handed on in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from opsextract.errors import InputError
from opsextract.writing.stored import StoredRecord
from opsextract.writing.tables import TABLES


@dataclass(frozen=True, slots=True)
class Form:
    """A form of output: the function that writes it (as module:name), its suffixes, and the extra that it needs.

    `file_suffix` is that of the files inside when the output is a folder.
    """

    writer: str
    suffixes: tuple[str, ...] = ()
    extra: str = ""
    file_suffix: str = ""

    def load(self) -> Callable[[Iterable[StoredRecord], Path], None]:
        """The function that writes records to a path."""
        module, _, name = self.writer.partition(":")
        writer: Callable[[Iterable[StoredRecord], Path], None] = getattr(import_module(f"opsextract.{module}"), name)
        return writer


FORMS = {
    "csv": Form("exporting.csv_tables:write_flat", (".csv",)),
    "csv-tables": Form("exporting.csv_tables:write_tables", ("",), file_suffix=".csv"),
    "xlsx": Form("exporting.xlsx:write", (".xlsx",), extra="xlsx"),
    "parquet": Form("writing.parquet_tables:write", (".parquet",), extra="parquet", file_suffix=".parquet"),
    "sqlite": Form("writing.sqlite_tables:write", (".sqlite", ".db")),
    "duckdb": Form("writing.duckdb_tables:write", (".duckdb",), extra="duckdb"),
    "ftm": Form("exporting.ftm:write", (".ftm",), extra="ftm"),
}
"""Every form by its name."""


def form_of(path: Path) -> str | None:
    """The name of the form that the path's suffix asks for (a folder's is csv-tables), None for an unknown suffix."""
    suffix = path.suffix.lower()
    return next((name for name, form in FORMS.items() if suffix in form.suffixes), None)


def export(records: Iterable[StoredRecord], path: Path, form: str) -> None:
    """Write records to `path`, a file or folder that appears whole, in place of an older one of the same kind.

    Raises InputError when a library is not installed or what stands at `path` is not to be replaced, OSError when it
    cannot be written, KeyError for an unknown form.
    """
    chosen = FORMS[form]
    _check_place(path, chosen)
    try:
        chosen.load()(records, path)
    except ImportError as error:
        reason = f"{error.name or form} is not installed"
        raise InputError(path, "write", reason, f"pip install 'opsextract[{chosen.extra}]'") from error


def _check_place(path: Path, form: Form) -> None:
    """Refuse to replace a folder that holds anything but what an earlier export wrote there."""
    if not path.is_dir():
        return
    if not form.file_suffix:
        raise InputError(path, "write", "is a folder", "give the name of a file")
    ours = {f"{name}{form.file_suffix}" for name in TABLES}
    others = sorted(entry.name for entry in path.iterdir() if entry.name not in ours)
    if others:
        raise InputError(path, "write", f"holds other files ({others[0]})", "give a folder that is new or empty")
