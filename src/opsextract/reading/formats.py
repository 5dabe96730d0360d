"""The registry of formats: which module reads which bytes.

A new format is a module with `read(data: bytes, path: str) -> Source` and a row in FORMATS. A collection, whose rows
are inputs of their own, is a module with `rows(stream, path, fields, position)` and a line in COLLECTIONS.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from ..errors import InputError
from .compression import bare_name, decompressed, read_all, unpacked
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
    Format(
        "feed",
        (".rss", ".xml", ".atom"),
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b",
            re.DOTALL,
        ),
    ),
    Format("pdf", (".pdf",), re.compile(rb"\s{0,1000}%PDF-")),
    Format("docx", (".docx",), re.compile(rb"PK\x03\x04(?=.{26,200}(?:\[Content_Types\]|_rels/|word/))", re.DOTALL)),
    # A message is told by its suffix, or by what only mail servers write at its head.
    Format("message", (".eml",), re.compile(rb"(?:Received|Return-Path|Delivered-To|MIME-Version):\s", re.IGNORECASE)),
)
COLLECTIONS = {
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".parquet": "parquet",
}
TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text")


def suffixes() -> tuple[str, ...]:
    """The suffixes, lower case, of all files that can be read."""
    return TEXT_SUFFIXES + tuple(suffix for format_ in FORMATS for suffix in format_.suffixes)


def read_path(path: str | Path) -> Source:
    """Read one file.

    Raises InputError when it holds no text, OSError when it cannot be opened.
    """
    with Path(path).open("rb") as stream:
        return _read(read_all(decompressed(stream, str(path)), str(path)), path)


def read_bytes(data: bytes, path: str | Path = "-") -> Source:
    """Read the bytes of one input; `path` names it in records and messages, and its suffix helps to tell its format.

    Bytes are unpacked when the suffix says .gz or .zst. Raises InputError when they hold no text.
    """
    return _read(unpacked(data, str(path)), path)


def _read(data: bytes, path: str | Path, module: str | None = None) -> Source:
    module = module or _module(data, Path(bare_name(str(path))).suffix.lower())
    reader = import_module(f".{module}", __package__)
    source = cast(Source, reader.read(data, str(path)))
    if not source.text.strip():
        raise InputError(path, "read", "the file holds no text", "give a file that holds a release")
    return source


def read_row(data: bytes, path: str) -> Source:
    """Read the text of a collection's row, which is a page or plain text, whatever its id looks like.

    Raises InputError when it holds no text.
    """
    return _read(data, path, _page_or_text(data))


def _page_or_text(data: bytes) -> str:
    return "html" if FORMATS[0].signature.match(data, 0, 2000) else "plain"


def collection(path: str) -> str | None:
    """The module that reads the rows of a collection; None when the path names no collection. Told by suffix alone."""
    return COLLECTIONS.get(Path(bare_name(path)).suffix.lower())


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
