"""The country that a fact belongs to, from the words around it."""

from __future__ import annotations

from ..pipeline.markup import Markup, Sentence
from .candidate import Found


def country_of(markup: Markup, found: Found, sentence: Sentence, start: int, end: int) -> str | None:
    """The alpha-2 code of the country of a fact at [start, end): the only one its sentence names, or the nearest one.

    A country inside the fact is its own; one behind it counts before one in front of it at the same distance; None where
    the sentence names none.
    """
    accepted = {(s, e): c.fields["code"] for c in found.of("countries") for s, e in c.spans}
    near: list[tuple[int, str]] = []
    for (first, last), code in accepted.items():
        if sentence.start <= first < sentence.end:
            if start <= first < end:
                distance = -1
            else:
                distance = max(first - end if first >= end else start - last + 20, 0)
            near.append((distance, code))
    return min(near)[1] if near else None
