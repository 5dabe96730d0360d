"""The country that a fact belongs to, from the words around it."""

from __future__ import annotations

import regex

from ..pipeline.markup import Markup, Sentence
from .candidate import Found

# "12 people in Spain", "a tonne of cocaine in Lagos, Nigeria": what stands between a fact and its place.
_IN = regex.compile(r",?\ (?:in|from|off|near)\ (?:the\ )?(?:[A-ZÀ-Þ][\w'-]+,?\ ){0,2}")


def country_of(markup: Markup, found: Found, sentence: Sentence, start: int, end: int) -> str | None:
    """The alpha-2 code of the country of a fact at [start, end).

    A country inside the fact is its own; else the only one that the sentence names; else the one "in" which it was.
    None where the sentence names none, or several that are apart from it: a wrong country is worse than none.
    """
    places = found.within("countries", sentence.start, sentence.end)
    named: dict[int, str] = {first: candidate.fields["code"] for first, _, candidate in places}
    inside = {code for first, code in named.items() if start <= first < end}
    if len(inside) == 1:
        return inside.pop()
    if inside:
        return None
    if len(set(named.values())) == 1:
        return next(iter(named.values()))
    return next((code for first, code in sorted(named.items()) if _IN.fullmatch(markup.text, end, first)), None)
