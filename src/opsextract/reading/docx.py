"""Word documents: paragraphs and tables in their order, with the title and date that the file says of itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..errors import InputError
from .compression import MAX_BYTES, too_large
from .source import Source

if TYPE_CHECKING:
    from docx.document import Document


def read(data: bytes, path: str) -> Source:
    """Read a Word document. Raises InputError when it is damaged, unpacks to too much, or python-docx is missing."""
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        raise InputError(path, "read", "python-docx is not installed", "pip install 'opsextract[docx]'") from error
    _check_size(data, path)
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise _damaged(path) from error
    text = "\n\n".join(_blocks(document))
    if not text.strip():
        raise InputError(path, "read", "the document holds no text", "save the release as text; a scan needs OCR first")
    title = (document.core_properties.title or "").strip() or None
    # The file's own dates are those of its template or its last save, seldom of the release: they are not used.
    return Source(path, text, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", title)


def _check_size(data: bytes, path: str) -> None:
    # A few kilobytes can unpack to gigabytes; the archive's own list says how much before anything is unpacked, and
    # zipfile never reads more of a member than that list says.
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as error:
        raise _damaged(path) from error
    if size > MAX_BYTES:
        raise too_large(path)


def _damaged(path: str) -> InputError:
    return InputError(path, "read", "the file is no Word document, or damaged", "save it again as .docx")


def _blocks(document: Document) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = list(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
                yield (": " if len(cells) == 2 else " | ").join(cell for cell in cells if cell)
        elif block.text.strip():
            style = (block.style.name or "") if block.style is not None else ""
            yield f"• {block.text.strip()}" if style.startswith("List") else block.text.strip()
