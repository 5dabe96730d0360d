"""The typer application, and how every way of ending it looks."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any, NoReturn

import typer

from opsextract import __version__
from opsextract.cli import batch, diff, evaluate, explain, export, merge, parse, report, schema, view

# Plain help: rich's panels would cost the start as much again as all the rest.
app = typer.Typer(
    name="opsextract",
    help="Police, customs and prosecutor press releases as validated records, every fact with its evidence.\n\n"
    "Example: opsextract parse release.txt --format table",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (parse, batch, view, explain, report, merge, export, diff, schema, evaluate):
    _command.register(app)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"opsextract {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 all read, 1 some inputs failed, 2 wrong usage.

    Whatever goes wrong is one line on standard error, never a traceback; OPSEXTRACT_DEBUG=1 shows tracebacks.
    """
    given = sys.argv[1:] if arguments is None else arguments
    sys.exit(_run(given or ["--help"]))


def _run(arguments: list[str]) -> int:
    try:
        code: Any = app(args=arguments, prog_name="opsextract", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except (KeyboardInterrupt, typer.Abort):
        return _say("interrupted", 130)
    except Exception as error:
        if hasattr(error, "format_message"):  # what typer and click raise for wrong usage
            return _say(_usage(error), 2)
        if os.environ.get("OPSEXTRACT_DEBUG"):
            raise
        return _say(f"internal error: {type(error).__name__}: {error}; set OPSEXTRACT_DEBUG=1 to see where", 1)


def _usage(error: Any) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "opsextract"
    return f"{error.format_message().rstrip('.')}; see {command} --help"


def _say(message: str, code: int) -> int:
    print(f"opsextract: {' '.join(message.split())}", file=sys.stderr)
    return code
