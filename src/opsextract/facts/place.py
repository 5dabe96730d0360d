"""The country that a fact belongs to, from the words around it."""

from __future__ import annotations

import regex

from ..pipeline.markup import Markup, Sentence
from .candidate import Found

# "12 people in Spain", "a tonne of cocaine in Lagos, Nigeria": what stands between a fact and its place.
_IN = regex.compile(r",?\ (?:in|from|off|near)\ (?:the\ )?(?:[A-ZÀ-Þ][\w'-]+,?\ ){0,2}")


_JOINT = regex.compile(r",?\ and\ |,\ ")


def country_of(markup: Markup, found: Found, sentence: Sentence, start: int, end: int) -> str | None:
    """The alpha-2 code of the country of a fact at [start, end).

    In a sentence that tells as many countries as quantities "respectively" each has its own. Else a country inside the
    fact is its own; else the only one that the sentence names; else the one "in" which it was. None where the
    sentence names none, or several that are apart from it: a wrong country is worse than none.
    """
    places = found.within("countries", sentence.start, sentence.end)
    named: dict[int, str] = {first: candidate.fields["code"] for first, _, candidate in places}
    own = respective_country(markup, found, sentence, start, end)
    if own is not None:
        return own
    inside = {code for first, code in named.items() if start <= first < end}
    if len(inside) == 1:
        return inside.pop()
    if inside:
        return None
    if len(set(named.values())) == 1:
        return next(iter(named.values()))
    here = next((first for first in sorted(named) if _IN.fullmatch(markup.text, end, first)), None)
    if here is None:
        return None
    spans = next(candidate.spans for first, _, candidate in places if first == here)
    behind = _JOINT.match(markup.text, next(last for first, last in spans if first == here))
    # "ten people in Spain, Italy and Malta" were not all in Spain.
    return None if behind and named.get(behind.end(), named[here]) != named[here] else named[here]


def respective_country(markup: Markup, found: Found, sentence: Sentence, start: int, end: int) -> str | None:
    """The alpha-2 code of the country told "respectively" for a fact at [start, end), None where none is.

    It stands among the countries where the fact's quantity stands in its row: "in Spain and Italy, 12 and 15 people".
    """
    if markup.text.find("respectively", sentence.start, sentence.end) < 0:
        return None
    places = sorted(found.within("countries", sentence.start, sentence.end), key=lambda place: place[0])
    codes = list(dict.fromkeys(candidate.fields["code"] for _, _, candidate in places))
    measures = markup.within("measure", sentence.start, sentence.end)
    at = next((i for i, m in enumerate(measures) if m.start == start), None)
    if at is None:
        at = next((i for i in reversed(range(len(measures))) if start <= measures[i].start < end), None)
    if at is None:
        return None
    first, last = at, at
    while first and _JOINT.fullmatch(markup.text, measures[first - 1].end, measures[first].start):
        first -= 1
    while last + 1 < len(measures) and _JOINT.fullmatch(markup.text, measures[last].end, measures[last + 1].start):
        last += 1
    return codes[at - first] if last - first + 1 == len(codes) > 1 else None
