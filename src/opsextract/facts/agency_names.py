"""Names of one body tied together: acronyms in brackets, local names, short forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from ..lexicons import read_toml

_BRACKET = regex.compile(r"(?<=[\w.'\"]) ?\(([^()\n]{2,80})\)")
_ACRONYM = regex.compile(
    r"(?:the )?\"?([A-Z][A-Za-z0-9&./-]{1,14}(?: [A-Z]{2,6}(?:/[A-Z]+)?)?)\"?(?:,? or \"?[A-Z][\w-]+\"?)?"
)
_WORD = regex.compile(r"[\w.&'-]+")
_NAME = regex.compile(r"\"?\p{Lu}[^\d()\"]{2,75}\"?|[a-z]{4,8}|\p{Lo}[^()]{1,30}")
_SPLIT = regex.compile(r" – | — |; | / |/(?=[A-Z][a-z])|, (?=[A-Z]{3,}$)")
_ACCENT = str.maketrans("", "", "'\".,()")


def brackets(text: str) -> Iterator[tuple[int, int, str]]:
    """Each short bracket that stands right after a word: where the word ends, where the bracket ends, what is in it."""
    for match in _BRACKET.finditer(text):
        yield match.start(), match.end(), match[1].strip()


def acronym_in(content: str) -> str | None:
    """The acronym that a bracket gives, or None when it gives something else."""
    match = _ACRONYM.fullmatch(content)
    if match is None:
        return None
    acronym = match[1].strip(".")
    capitals = sum(c.isupper() for c in acronym)
    return (
        acronym if capitals >= 2 and len(acronym) >= 2 and capitals * 2 >= sum(c.isalpha() for c in acronym) else None
    )


def local_names(content: str) -> list[str]:
    """The other names of the body before it that a bracket gives: a local name, sometimes with an acronym."""
    names = []
    for part in _SPLIT.split(content):
        part = part.strip().strip('"').strip()
        if acronym_in(part) or _NAME.fullmatch(part):
            names.append(part)
    return names


def definitions(text: str) -> dict[str, str]:
    """The acronyms that the text explains in brackets, with the words before them that they stand for."""
    found: dict[str, str] = {}
    for at, _, content in brackets(text):
        acronym = acronym_in(content)
        if acronym is None or acronym in found:
            continue
        words = explained(text, at, acronym)
        if words:
            found[acronym] = words
    return found


def explained(text: str, at: int, acronym: str) -> str | None:
    """The words before `at` whose initials give the acronym, or None.

    The shortest run of words counts that opens with the acronym's first letter and holds its letters in order.
    """
    line = text.rfind("\n", max(0, at - 110), at) + 1
    words = list(_WORD.finditer(text, max(line, at - 110), at))
    letters = [c.casefold() for c in acronym if c.isalpha()]
    for i in range(len(words) - 1, -1, -1):
        if len(words) - i < min(2, len(letters)) or words[i].group()[0].casefold() != letters[0]:
            continue
        if not words[i].group()[0].isupper():
            continue
        if _in_order(letters, [w.group() for w in words[i:]]):
            return text[words[i].start() : at].strip()
    return None


def _in_order(letters: list[str], words: list[str]) -> bool:
    """Say whether the letters are, in order, initials of the words (or of the parts of hyphened words)."""
    initials = [part[0].casefold() for word in words for part in word.split("-") if part]
    at = 0
    for initial in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
    return at >= len(letters) - (1 if len(letters) > 3 else 0)


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name folded for comparison: no case, articles, apostrophes or "United States" spelled out."""
    name = (
        name.casefold()
        .replace("u.s.", "us")
        .replace("united states", "us")
        .replace("&", "and")
        .replace("centre", "center")
    )
    name = (
        name.replace("'s ", "s ")
        .replace("s' ", "s ")
        .replace("organis", "organiz")
        .replace(" - ", " ")
        .replace("–", " ")
        .replace("-", " ")
    )
    words = [w for w in name.translate(_ACCENT).replace(",", " ").split() if w not in ("the", "for", "of", "in", "a")]
    return " ".join(words)


@cache
def type_patterns() -> list[tuple[str, regex.Pattern[str]]]:
    """The patterns that tell a body's type by its name, first fitting first."""
    return [(kind, regex.compile(pattern)) for kind, pattern in read_toml("agency_grammar.toml")["types"]["order"]]


def type_of(name: str) -> str:
    """The type of a body by the words of its name."""
    return next((kind for kind, pattern in type_patterns() if pattern.search(name)), "other")
