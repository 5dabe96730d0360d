"""People arrested of whom the sentence does not say the verb again, as "Greece six, the Netherlands four".

Each adds the starts of the numbers that it takes to `used`, so that none is counted twice.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..pipeline.markup import Markup, Mention
from ..pipeline.noun_phrase import noun_phrase
from .clause import Clause
from .company import is_one_person, is_thing, last_noun
from .people import Count

# "arrested in Kassel and a 33-year-old in Leipzig": a second person, and a place in place of the verb.
_IN_PLACE = regex.compile(
    r"(?:\ (?:in|at|on|near|yesterday|today)\b[^,.;:]{0,60}?)?,?\ and\ (?P<det>an?|another)\ (?=\S)"
)
_PLACE = regex.compile(r"\ (?:in|at|near)\ (?:the\ )?(?:\w+\ of\ )?[A-ZÀ-Þ]")
_CLAUSE_END = regex.compile(r"[^.;:]{0,60}?(?:[.;]|$)")
_FINITE = regex.compile(r"\b(?:was|were|is|are|has|had|have|will|admitted|fled|told|said)\b")
# "the arrest of a driver and, two days later, of the owner of the plant".
_OF_ANOTHER = regex.compile(
    r"[^.;:]{0,60}?\ and(?:,\ [^,.;:]{3,40},)?(?:\ (?:later|then|that))?\ of\ (?:an?|another|the|his|her)\ "
)
_ENDS_PART = regex.compile(r"(?:,|;|\.|\ and\b|\ each\b|$)")


def gapped(clause: Clause, markup: Markup, predicate: Mention) -> Iterator[Count]:
    """The person whom a clause adds to those arrested, with a place or "of" and no verb of its own."""
    text, stop = clause.text, clause.sentence.end
    if predicate.value.voice == "noun" and text.startswith(" of ", predicate.end):
        another = _OF_ANOTHER.match(text, predicate.end, stop)
        start = another.end() if another is not None else stop
    elif predicate.value.voice == "passive":
        another = _IN_PLACE.match(text, predicate.end, stop)
        start = another.end() if another is not None else stop
    else:
        return
    first, last = noun_phrase(text, start)
    if start >= stop or not is_one_person(last_noun(text[first:last]), text[start : last + 1]):
        return
    if is_thing(markup, first, last):
        return
    rest = _CLAUSE_END.match(text, last, stop)
    if predicate.value.voice == "passive" and (
        _PLACE.match(text, last) is None or rest is None or _FINITE.search(rest.group())
    ):
        return
    yield Count(1, "exact", start, last, "gapped")


def by_country(clause: Clause, markup: Markup, after: int, used: set[int]) -> list[Count]:
    """Numbers right behind countries, in a list of at least two parts: "Greece six, Spain four and Malta two"."""
    text, stop = clause.text, clause.sentence.end
    parts: list[Count] = []
    for country in markup.within("country", after, stop):
        number = next(iter(markup.within("number", country.end + 1, country.end + 2)), None)
        if number is None or number.start in used or not number.value.value or number.value.currency:
            continue
        if _ENDS_PART.match(text, number.end) and number.value.value == int(number.value.value):
            parts.append(Count(number.value.value, number.value.bound, country.start, number.end, "by_country"))
            used.add(number.start)
    return parts
