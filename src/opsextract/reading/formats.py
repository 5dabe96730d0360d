"""The registry of formats: which module reads which bytes.

A new format is a module with `read(data: bytes, path: str) -> Source` and a row in FORMATS.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from ..errors import InputError
from .source import Source


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module in this package, the suffixes that name it, and the bytes that begin its files."""

    module: str
    suffixes: tuple[str, ...]
    signature: re.Pattern[bytes]


FORMATS: tuple[Format, ...] = (
    Format(
        "html",
        (".html", ".htm", ".xhtml"),
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
)
TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text")


def suffixes() -> tuple[str, ...]:
    """The suffixes, lower case, of all files that can be read."""
    return TEXT_SUFFIXES + tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)


def read_path(path: str | Path) -> Source:
    """Read one file.

    Raises InputError when it holds no text, OSError when it cannot be opened.
    """
    return read_bytes(Path(path).read_bytes(), path)


def read_bytes(data: bytes, path: str | Path = "-") -> Source:
    """Read the bytes of one input; `path` names it in records and messages, and its suffix helps to tell its format.

    Raises InputError when they hold no text.
    """
    module = _module(data, Path(path).suffix.lower())
    reader = import_module(f".{module}", __package__)
    source = cast(Source, reader.read(data, str(path)))
    if not source.text.strip():
        raise InputError(path, "read", "the file holds no text", "give a file that holds a release")
    return source


def read_text(text: str, path: str | Path = "-") -> Source:
    """Take a text that is decoded already."""
    return Source(path, text)


def _module(data: bytes, suffix: str) -> str:
    # The content counts first: pages are saved as .txt and texts as .html.
    for format_ in FORMATS:
        if format_.signature.match(data, 0, 2000):
            return format_.module
    if suffix not in TEXT_SUFFIXES:
        for format_ in FORMATS:
            if suffix in format_.suffixes:
                return format_.module
    return "plain"
