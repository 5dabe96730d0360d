"""Which count goes with which predicate: the reading of a sentence that arrests, seizures and figures share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from ..pipeline.markup import Markup, Mention, Sentence
from ..pipeline.measures import Measure
from ..pipeline.predicates import Predicate

GOODS = frozenset(["seize", "recover", "intercept", "freeze", "forfeit", "destroy", "takedown", "find"])
"""Families of predicates that take things from people."""


@dataclass(slots=True)
class Clause:
    """One sentence with its measures and predicates, each measure bound to the predicate that says what was done."""

    sentence: Sentence
    text: str
    measures: list[Mention]
    predicates: list[Mention]
    bound: dict[int, Mention] = field(default_factory=dict)
    """Start of a measure → its predicate."""

    def predicate_of(self, measure: Mention) -> Mention | None:
        """The predicate that a measure is bound to, None for a bare one."""
        return self.bound.get(measure.start)

    def objects(self, predicate: Mention) -> list[Mention]:
        """The measures that are bound to a predicate, in text order."""
        return [m for m in self.measures if self.bound.get(m.start) is predicate]


# Between a subject and its passive verb only this may stand.
_TO_PASSIVE = regex.compile(
    r"(?:\ \([^)]*\))?,?(?:\ (?:of\ whom|all\ of\ whom|who|which|that|both|all|each|in\ total|in\ all|overall|so\ far|also|to\ date|worldwide|across\ the\ (?:world|globe|country)|nationwide)|,)*"
    r"(?:\ (?:have|has|had|were|was|are|is|be|been|being|will|would|to|also|since|then|later|already|now|subsequently|successfully|immediately|jointly|either|simultaneously|not|\w+ly|got|get|both|all))*\ ?$"
)
_LOCATED = regex.compile(r"\b(?:in|from|at|on|aboard|inside|across|during|after|following|with|into|against|within|by|for|through|via|near|between|hidden\ in|concealed\ in|under|behind|among|on\ board|onboard)\ (?:the\ |a\ |his\ |her\ |their\ |its\ )?(?:\w+\ )?$", regex.IGNORECASE)
_BREAK = regex.compile(r";|\ (?:while|whereas|after|before|when|following)\ ")


def clauses(markup: Markup) -> Iterator[Clause]:
    """The sentences of the release proper that hold a measure or a predicate, with what is bound to what."""
    for sentence in markup.sentences:
        if sentence.role in ("menu", "tail"):
            continue
        measures = markup.within("measure", sentence.start, sentence.end)
        predicates = [p for p in markup.within("predicate", sentence.start, sentence.end) if p.value.voice != "adjective"]
        if measures or predicates:
            clause = Clause(sentence, markup.text, measures, predicates)
            _bind(clause)
            yield clause


def _bind(clause: Clause) -> None:
    """Bind each measure: strongly to a passive right behind it, else to the active or noun before it, else along its list."""
    text = clause.text
    strong: dict[int, Mention] = {}
    for measure in clause.measures:
        right = _next(clause.predicates, measure.end)
        if right is not None and right.value.voice == "passive" and _TO_PASSIVE.fullmatch(text, measure.end, right.start):
            strong[measure.start] = right
    for at, measure in enumerate(clause.measures):
        if measure.start in strong:
            clause.bound[measure.start] = strong[measure.start]
            continue
        left = _previous(clause.predicates, measure.start)
        if left is not None and left.value.voice in ("active", "noun"):
            clause.bound[measure.start] = left
            continue
        # A list before a passive verb: "5 kg of heroin, two cars and EUR 3,000 were seized".
        onward = _strong_ahead(clause, at, strong)
        if onward is not None:
            clause.bound[measure.start] = onward
        elif left is not None and left.value.voice == "passive":
            clause.bound[measure.start] = left
        else:
            right = _next(clause.predicates, measure.end)
            if right is not None and right.value.voice == "passive" and right.start - measure.end < 80 and not _BREAK.search(text, measure.end, right.start):
                clause.bound[measure.start] = right


def _strong_ahead(clause: Clause, at: int, strong: dict[int, Mention]) -> Mention | None:
    """The passive that the last member of this measure's list is bound to."""
    end = clause.measures[at].end
    for later in clause.measures[at + 1 :]:
        if _next(clause.predicates, end) is not None and _next(clause.predicates, end).start < later.start:  # type: ignore[union-attr]
            return None
        if later.start in strong:
            return strong[later.start]
        end = later.end
    return None


def _next(predicates: list[Mention], offset: int) -> Mention | None:
    return next((p for p in predicates if p.start >= offset), None)


def _previous(predicates: list[Mention], offset: int) -> Mention | None:
    best = None
    for predicate in predicates:
        if predicate.start >= offset:
            break
        best = predicate
    return best


def is_located(text: str, measure: Mention) -> bool:
    """Whether a measure is where something happened and not what it happened to ("from 12 containers", "in 3 cities")."""
    return bool(_LOCATED.search(text, max(0, measure.start - 30), measure.start))


def family_of(mention: Mention | None) -> str | None:
    """The family of a predicate mention."""
    if mention is None:
        return None
    predicate: Predicate = mention.value
    return predicate.family


def measure_of(mention: Mention) -> Measure:
    """The value of a measure mention, typed."""
    value: Measure = mention.value
    return value
