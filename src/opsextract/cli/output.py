"""Where records go: standard output or a file, and messages to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """The file at `path`, or standard output when it is None; UTF-8 and plain line ends either way.

    Raises typer.BadParameter when the file cannot be opened.
    """
    if path is None or str(path) == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            # `| head` took all that it wanted. The interpreter flushes once more at exit; that must not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        return
    try:
        stream = path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise unwritable(path, error) from error
    with stream:
        yield stream


def unwritable(path: Path, error: OSError) -> typer.BadParameter:
    """Wrong usage: an output that cannot be written, with the reason and what to do."""
    return typer.BadParameter(f"cannot write {path}: {error.strerror or error}; give another path with -o")


def say(message: object, quiet: bool = False) -> None:
    """One line on standard error, unless `quiet`."""
    if not quiet:
        print(f"opsextract: {' '.join(str(message).split())}", file=sys.stderr)
