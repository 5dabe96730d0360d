"""PDF files by pdfium: the lines of each page joined to paragraphs again, pages apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import InputError
from .source import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_HYPHEN = re.compile(r"(?:[\x02\ufffe]\n?|(?<=[a-z])-\n)(?=[a-z])")
"""A word broken at the end of a line; pdfium marks the hyphens that it takes for such."""
_FULL_LINE = 0.75
"""A line at least so long, as a share of the page's longest, goes on in the next one."""


def read(data: bytes, path: str) -> Source:
    """Read the text layer of a PDF file.

    Raises InputError when it is damaged, locked or a scan without text, or pypdfium2 is not installed.
    """
    if not data.strip():
        raise InputError(path, "read", "the file is empty", "give a file that holds a release")
    try:
        from pypdfium2 import PdfDocument, PdfiumError
    except ImportError as error:
        raise InputError(path, "read", "pypdfium2 is not installed", "pip install 'opsextract[pdf]'") from error
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "the PDF is locked by a password" if locked else "the file is no PDF, or damaged"
        raise InputError(
            path, "read", reason, "save it without a password" if locked else "download it again"
        ) from error
    try:
        text = "\n\n".join(page for page in _pages(document) if page)
        title = document.get_metadata_value("Title").strip() or None
    except PdfiumError as error:
        raise InputError(path, "read", "a page of the PDF is damaged", "download it again") from error
    finally:
        document.close()
    if not text.strip():
        raise InputError(path, "read", "the PDF holds no text", "it may be a scan: run OCR first")
    return Source(path, text, "application/pdf", title)


def _pages(document: PdfDocument) -> list[str]:
    pages = []
    for page in document:
        layer = page.get_textpage()
        pages.append(_paragraphs(layer.get_text_bounded()))
        layer.close()
        page.close()
    return pages


def _paragraphs(text: str) -> str:
    """Join lines that were broken only because the page ends there: those nearly as wide as the page's widest."""
    text = _HYPHEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.rstrip() for line in text.split("\n")]
    full = _FULL_LINE * max((len(line) for line in lines), default=0)
    out: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line and not line.lstrip().startswith(("•", "-", "–", "*")):
            out[-1] += " " + line.lstrip()
        else:
            out.append(line)
        goes_on = len(line) >= full and not (len(line) < full * 1.2 and line.endswith((".", ":", "!", "?")))
    return "\n\n".join(paragraph for paragraph in out if paragraph.strip())
