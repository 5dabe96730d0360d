"""Pages that a server sent in place of a release."""

from __future__ import annotations

import re
from functools import cache

from ..diagnosis import Diagnosis
from ..lexicons import read_toml

MAX_WORDS = 150
"""An error page is short: in a longer text such words belong to the article or to its page."""


@cache
def _pattern() -> re.Pattern[str]:
    patterns = "|".join(read_toml("errorpages.toml")["patterns"])
    return re.compile(rf"^[ \W]{{0,4}}(?:{patterns})", re.IGNORECASE | re.MULTILINE)


def error_page(text: str) -> Diagnosis | None:
    """A diagnosis when a normalised text reads as an error or challenge page, else None."""
    if len(text) > 12 * MAX_WORDS or len(text.split()) > MAX_WORDS:
        return None
    match = _pattern().search(text)
    if match is None:
        return None
    words = " ".join(match.group().split())
    return Diagnosis("error_page", f'the text reads as an error page: "{words}"', match.start(), match.end())
