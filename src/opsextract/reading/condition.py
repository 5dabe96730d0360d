"""The condition of a text: its language, and what shows that it is not a whole release in English."""

from __future__ import annotations

import re

from ..diagnosis import Diagnosis
from .errorpage import error_page
from .language import language_of, name_of

MIN_PASSAGE = 150
"""Characters from which the language of a paragraph of its own is looked at."""
_PARAGRAPH = re.compile(rf"^.{{{MIN_PASSAGE},}}$", re.MULTILINE)
_ENGLISH = re.compile(r"\b(?:the|of|and|was|were|to)\b")
_CUT = re.compile(r"(?:^|\s)[\w'’-]*[\w,;(–—-]$")


def condition(text: str) -> tuple[str, list[Diagnosis]]:
    """Give the language (ISO 639-1) of a normalised text, and diagnoses.

    Their codes: language, second_language, error_page, cut_off.
    """
    found: list[Diagnosis] = []
    code = language_of(text)
    if code != "en":
        message = f"the text is in {name_of(code)}; only English is read in full"
        found.append(Diagnosis("language", message, 0, len(text)))
    page = error_page(text)
    if page is not None:
        found.append(page)
    last = None
    for match in _PARAGRAPH.finditer(text):
        last = match
        if code == "en" and len(_ENGLISH.findall(text, match.start(), match.end())) < 2:
            other = language_of(match.group())
            if other != "en":
                message = f"a passage in {name_of(other)}; only English is read in full"
                found.append(Diagnosis("second_language", message, match.start(), match.end()))
    body = text.rstrip()
    if last is not None and last.end() >= len(body) and _CUT.search(body):
        found.append(
            Diagnosis("cut_off", "the text ends inside a sentence", max(last.start(), len(body) - 40), len(body))
        )
    return code, found
