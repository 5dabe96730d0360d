"""The country that a fact belongs to, from the words around it."""

from __future__ import annotations

from ..pipeline.markup import Markup, Sentence
from .candidate import Found


_CLOSE = 25
"""Characters behind a fact within which "in Spain" still says where it was."""


def country_of(markup: Markup, found: Found, sentence: Sentence, start: int, end: int) -> str | None:
    """The alpha-2 code of the country of a fact at [start, end).

    A country inside the fact is its own; else the only one that the sentence names; else one close behind it. None
    where the sentence names none, or several and none of them close: a wrong country is worse than none.
    """
    named: dict[int, str] = {}
    for candidate in found.of("countries"):
        for first, _ in candidate.spans:
            if sentence.start <= first < sentence.end:
                named[first] = candidate.fields["code"]
    inside = {code for first, code in named.items() if start <= first < end}
    if len(inside) == 1:
        return inside.pop()
    if inside:
        return None
    if len(set(named.values())) == 1:
        return next(iter(named.values()))
    behind = [(first, code) for first, code in named.items() if end <= first <= end + _CLOSE]
    return min(behind)[1] if behind else None
