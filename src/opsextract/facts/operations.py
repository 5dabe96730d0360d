"""Operations and projects: their names, once each, with the part they play, their days and who led them."""

from __future__ import annotations

import unicodedata

import regex

from ..pipeline.markup import Markup
from .candidate import Candidate, Found
from .operation_names import EDITION, Naming, find_namings, is_title_case

_EDITION = regex.compile(rf" (?:{EDITION})$")


def find(markup: Markup, found: Found) -> list[Candidate]:
    """One candidate for each named operation or project, with every naming as evidence."""
    namings = find_namings(markup)
    if not namings:
        return []
    groups = _grouped(markup, namings)
    candidates = []
    for namings in groups:
        best = _best(markup, namings)
        fields = {
            "name": best.name,
            "full_name": markup.text[best.start : best.end].strip('"'),
            "type": best.type,
            "role": "primary",
            "period": None,
            "led_by": [],
            "coordinated_by": [],
            "supported_by": [],
        }
        candidates.append(Candidate("operations", fields, [(n.start, n.end) for n in namings], best.rule))
    return candidates


def key(name: str) -> str:
    """What makes two spellings one name: letters and digits without case and accents."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if c.isalnum())


def _grouped(markup: Markup, namings: list[Naming]) -> list[list[Naming]]:
    """Namings of one operation together; a name without its edition goes to the one edition that the text names."""
    by_key: dict[str, list[Naming]] = {}
    for naming in namings:
        by_key.setdefault(key(naming.name), []).append(naming)
    bases: dict[str, list[str]] = {}
    for name_key, group in by_key.items():
        base = key(_EDITION.sub("", group[0].name))
        if base != name_key:
            bases.setdefault(base, []).append(name_key)
    for base, editions in bases.items():
        if base in by_key:
            by_key[editions[0]].extend(by_key.pop(base))
    return [sorted(group, key=lambda n: n.start) for group in by_key.values()]


def _best(markup: Markup, group: list[Naming]) -> Naming:
    """The naming that gives the name its spelling: with its edition, outside headlines, with its head word."""

    def rank(naming: Naming) -> tuple[int, int, int, int]:
        sentence = markup.sentence_at(naming.start)
        title = sentence is not None and is_title_case(markup.text[sentence.start : sentence.end])
        return (
            0 if _EDITION.search(naming.name) else 1,
            1 if title else 0,
            0 if naming.rule in ("operations.head", "operations.quoted") else 1,
            naming.start,
        )

    return min(group, key=rank)
