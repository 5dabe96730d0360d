"""Files one after the other, in this process: the way of `opsextract parse`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from opsextract.batch.core import Pipes
from opsextract.batch.core import process as process_documents
from opsextract.batch.document import Document
from opsextract.batch.results import Result

STDIN = "-"


def process(
    paths: Iterable[str | Path], extractor: Pipes, *, published: str | None = None, with_text: bool = False
) -> Iterator[Result]:
    """One result for each path, in order; "-" is standard input.

    published: publication date (EDTF) for texts that state none. with_text: records carry their text.
    """
    documents = (_document(str(path)) for path in paths)
    return process_documents(documents, extractor, published=published, with_text=with_text)


def _document(path: str) -> Document:
    if path != STDIN:
        return Document(path)
    return Document(path, data=sys.stdin.buffer.read())
