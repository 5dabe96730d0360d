"""Contraband that a sentence weighs or counts where no known verb says that it was taken.

"The load consisted of 312 kg of heroin", "Their suitcases hold 402 turtles": nobody tells of so much of what nobody may
have but who has it. What smugglers are charged with, what a market holds and what drugs do is told with other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from .assertion import status_of
from .candidate import Candidate, Found
from .clause import Clause, measure_of
from .seizure_goods import HARD, category_taken, fields_of
from .worth import weighs

_DATA = read_toml("seizures.toml")["unsaid"]
_CATEGORIES = HARD | frozenset(_DATA["categories"])
_NO_HEADS = frozenset(_DATA["no_heads"])
_LEAST = 10
"""Of fewer pieces than these a sentence may speak for another reason."""
_NEAR = 800
"""Characters behind a seizure within which the release goes on about it."""
_OUT_OF = regex.compile(r"\b(?:out\ of|of\ (?:the|its|their|these|those))\b")


@cache
def _cues(name: str) -> regex.Pattern[str]:
    return regex.compile(r"\b(?:" + "|".join(_DATA[name]) + r")\b", regex.IGNORECASE)


def unsaid_goods(clause: Clause, markup: Markup, found: Found, last: Candidate | None) -> Iterator[Candidate]:
    """The contraband of a sentence whose verbs say nothing of it.

    last: the seizure told of before, None for none.
    """
    sentence, text = clause.sentence, clause.text
    if sentence.role not in ("body", "bullet") or not clause.measures:
        return
    told = last is not None and sentence.start - last.spans[-1][1] < _NEAR
    if not told and not _cues("cues").search(text, sentence.start, sentence.end):
        return
    if _cues("otherwise").search(text, sentence.start, sentence.end):
        return
    for mention in clause.measures:
        measure = measure_of(mention)
        if clause.predicate_of(mention) is not None or measure.currency or measure.is_person or measure.is_bare:
            continue
        if measure.value is None or measure.head in _NO_HEADS or weighs(clause, mention):
            continue
        category = category_taken(markup, mention, measure)
        if category is None or category not in _CATEGORIES or _OUT_OF.match(measure.item):
            continue
        if measure.unit in (None, "tablet") and measure.value < _LEAST:
            continue
        yield _candidate(clause, markup, found, mention, category)


def _candidate(clause: Clause, markup: Markup, found: Found, mention: Mention, category: str) -> Candidate:
    measure = measure_of(mention)
    fields = fields_of(clause, markup, found, mention, "find", category, measure.item)
    fields.update(quantity=measure.value, unit=measure.unit or "piece", bound=measure.number.bound)
    status = status_of(clause.text, clause.sentence, mention)
    return Candidate("seizures", fields, [(mention.start, mention.end)], "seizures.unsaid", status)
