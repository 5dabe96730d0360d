"""Plain text and Markdown."""

from __future__ import annotations

from .encoding import decode
from .source import Source


def read(data: bytes, path: str) -> Source:
    """Decode a text file; raises InputError when it is empty or no text."""
    media = "text/markdown" if path.lower().endswith((".md", ".markdown")) else "text/plain"
    return Source(path, decode(data, path), media)
