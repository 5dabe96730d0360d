"""The reference made from the program itself: a page for each command, the tables' columns, the man page.

    python tools/reference.py [ROOT]

Writes docs/commands/*.md, docs/tables.md, man/opsextract.1, and puts what its commands print into docs/guide.md. Run it
after a change of help texts, tables or rules: tests hold all of them against the program.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import typer

from opsextract.cli.app import app, main
from opsextract.writing.tables import TABLES

WIDTH = "80"
GENERATED = "<!-- made by tools/reference.py; change the program, not this page -->"
_MEANINGS = {
    "releases": "One row for each release.",
    "operations": "Named operations and projects.",
    "dates": "Dates and periods.",
    "countries": "Countries that a release names.",
    "agencies": "Public bodies.",
    "arrests": "People arrested.",
    "seizures": "Property taken or blocked.",
    "figures": "Other results and counts.",
    "diagnostics": "What was seen and could not be read.",
    "evidence": "The exact characters behind every fact.",
}
_FENCE = re.compile(r"```(sh|sql)\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)


def commands() -> dict[str, Any]:
    """Every command by its name, in the order of the help."""
    return dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def run(*arguments: str) -> str:
    """What a command prints to standard output on a terminal of 80 columns. Raises RuntimeError when it fails."""
    shown, said = io.StringIO(), io.StringIO()
    before = {name: os.environ.get(name) for name in ("COLUMNS", "NO_COLOR")}
    os.environ.update(COLUMNS=WIDTH, NO_COLOR="1")
    try:
        with redirect_stdout(shown), redirect_stderr(said):
            main([*arguments])
    except SystemExit as ended:
        if ended.code:
            raise RuntimeError(f"opsextract {' '.join(arguments)}: {said.getvalue()}") from ended
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    return "".join(f"{line.rstrip()}\n" for line in shown.getvalue().splitlines())


def command_page(name: str) -> str:
    """The page of a command: its summary, its examples unbroken, its help exactly."""
    summary, rest = _described(commands()[name])
    examples = "\n".join(_examples(rest))
    return (
        f"# opsextract {name}\n\n{GENERATED}\n\n{_escaped(summary)}\n\n```sh\n{examples}\n```\n\n"
        f'```text title="opsextract {name} --help"\n{run(name, "--help")}```\n'
    )


def index_page() -> str:
    """The page that lists all commands."""
    rows = "".join(
        f"| [{name}]({name}.md) | {_escaped(_described(command)[0])} |\n" for name, command in commands().items()
    )
    return (
        f"# Commands\n\n{GENERATED}\n\n| command | what it does |\n| --- | --- |\n{rows}\n"
        f'```text title="opsextract --help"\n{run("--help")}```\n'
    )


def tables_page() -> str:
    """The page of the tables that batch and export write."""
    parts = [
        f"# Tables\n\n{GENERATED}\n\n"
        "`opsextract batch` and `opsextract export` write these tables as SQLite, DuckDB, Parquet, CSV and xlsx.\n"
        "`release` numbers the records from 1 and joins them all; `item` is a fact's place in its list, from 0.\n"
        "Offsets count characters (code points) of the decoded file. A list of texts is a list in DuckDB and Parquet,\n"
        "a JSON array elsewhere. What the values mean is said in the [schema of records](commands/schema.md).\n"
    ]
    for name, columns in TABLES.items():
        rows = "".join(f"| `{column.name}` | {column.type} | `{'.'.join(column.path)}` |\n" for column in columns)
        parts.append(
            f"\n## {name}\n\n{_MEANINGS[name]}\n\n| column | type | in the record |\n| --- | --- | --- |\n{rows}"
        )
    return "".join(parts)


def man_page() -> str:
    """The man page opsextract(1) in roff, every command in it."""
    summary, rest = _described(typer.main.get_command(app))
    lines = [
        r".\" made by tools/reference.py from the program's help",
        '.TH OPSEXTRACT 1 "" "opsextract" "User Commands"',
        ".SH NAME",
        f"opsextract \\- {_roff(summary.rstrip('.'))}",
        ".SH SYNOPSIS",
        ".B opsextract",
        r"\fICOMMAND\fR [\fIOPTIONS\fR] [\fIARGUMENTS\fR]",
        ".SH DESCRIPTION",
        *_paragraphs(rest),
        ".SH COMMANDS",
    ]
    for name, command in commands().items():
        summary, rest = _described(command)
        lines += [f".SS opsextract {name}", _roff(summary), *_paragraphs(rest)]
        context = command.context_class(command, info_name=name, parent=None)
        for parameter in command.params:
            record = parameter.get_help_record(context)
            if record:
                lines += [".TP", f"\\fB{_roff(record[0])}\\fR", _roff(record[1] or "")]
    lines += [
        ".SH EXIT STATUS",
        "0: all inputs read (diff: no difference). 1: some failed, the rest is written (diff: a difference).",
        ".br",
        "2: wrong usage. batch: 3 inputs and results do not add up, 4 stopped by the system, 130 interrupted.",
        ".SH ENVIRONMENT",
        ".TP",
        r"\fBNO_COLOR\fR",
        "No colours.",
        ".TP",
        r"\fBOPSEXTRACT_DEBUG\fR",
        "When 1, an internal error shows its traceback.",
    ]
    return "\n".join(lines) + "\n"


def guide(text: str, root: Path) -> str:
    """The guide with what its commands and queries print, run in an empty folder with the fixtures beside it."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("fixtures").symlink_to(root / "fixtures", target_is_directory=True)

        def shown(match: re.Match[str]) -> str:
            language, code, output = match.groups()
            if language == "sh":
                printed = "".join(run(*line.split()[1:]) for line in code.splitlines() if line.startswith("opsextract"))
            else:
                with duckdb.connect("records.duckdb", read_only=True) as database:
                    printed = _table(database.sql(code))
            block = f"```{language}\n{code}```\n"
            return block if output is None else f"{block}\n```text\n{printed}```\n"

        return _FENCE.sub(shown, text)


def _table(relation: Any) -> str:
    """The rows of a query in columns."""
    rows = [[str(name) for name in relation.columns]]
    rows += [["" if value is None else str(value) for value in row] for row in relation.fetchall()]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in rows
    )


def _described(command: Any) -> tuple[str, list[str]]:
    """The first paragraph of a command's help in one line, and its other paragraphs, each in one line."""
    first, *rest = [" ".join(part.split()) for part in (command.help or "").split("\n\n")]
    return first, rest


def _examples(paragraphs: list[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        if paragraph.startswith("Example: "):
            yield from paragraph.removeprefix("Example: ").split("; ")


def _paragraphs(paragraphs: list[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield ".PP"
        if paragraph.startswith("Example: "):
            yield "Example:"
            yield from (part for one in _examples([paragraph]) for part in (".br", f"\\fB{_roff(one)}\\fR"))
        else:
            yield _roff(paragraph)


def _roff(text: str) -> str:
    text = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return rf"\&{text}" if text.startswith(".") else text


def _escaped(text: str) -> str:
    return text.replace("|", r"\|").replace("<", "&lt;")


def pages(root: Path) -> dict[Path, str]:
    """Every file that is made, by its path."""
    docs = root / "docs"
    made = {docs / "commands" / f"{name}.md": command_page(name) for name in commands()}
    made[docs / "commands" / "index.md"] = index_page()
    made[docs / "tables.md"] = tables_page()
    made[root / "man" / "opsextract.1"] = man_page()
    return made


if __name__ == "__main__":
    place = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    for path, made in pages(place).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made, "utf-8")
    page = place / "docs" / "guide.md"
    page.write_text(guide(page.read_text("utf-8"), place), "utf-8")
