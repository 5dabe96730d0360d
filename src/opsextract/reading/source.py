"""The decoded text of one input, as every later step sees it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """One input, read: offsets of evidence count in `text`.

    `path` is the file as given ("-" for standard input), `media` its media type, `title` and `date` (EDTF) what the
    file says of itself outside its text, such as a page's metadata; None where it says nothing. `parts` are the ranges
    of the releases in `text` where the format itself says them (a feed's entries).
    """

    path: str | Path
    text: str
    media: str = "text/plain"
    title: str | None = None
    date: str | None = None
    parts: tuple[tuple[int, int], ...] = ()
