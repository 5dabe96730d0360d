"""From a path or bytes to a Source: formats by their content and suffix, one module each, imported when met."""

from __future__ import annotations

from .formats import read_bytes, read_path, read_row, read_text
from .source import Source

__all__ = ["Source", "read_bytes", "read_path", "read_row", "read_text"]
