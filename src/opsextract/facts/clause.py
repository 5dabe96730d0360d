"""A clause: a sentence with its measures and predicates, and which of them belong together."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..lexicons import read_toml
from ..pipeline.markup import Mention, Sentence
from ..pipeline.measures import Measure
from ..pipeline.predicates import Predicate

GOODS = frozenset(["seize", "recover", "intercept", "freeze", "forfeit", "destroy", "takedown", "find", "result"])
"""Families of predicates that take things from people."""
HOLDS_GOODS = frozenset(read_toml("seizures.toml")["words"]["holding"])
"""Words that say what holds goods, or that they are there, and not that anybody took them: "containing"."""


@dataclass(slots=True)
class Clause:
    """One sentence with its measures and predicates, each measure bound to the predicate that says what was done."""

    sentence: Sentence
    text: str
    measures: list[Mention]
    predicates: list[Mention]
    bound: dict[int, Mention] = field(default_factory=dict)
    """Start of a measure → its predicate."""
    described: list[Mention] = field(default_factory=list)
    """Predicates that only describe: "the seized items"."""
    inherited: Mention | None = None
    """The predicate of the line that leads in the list of which this is a member."""

    def predicate_of(self, measure: Mention) -> Mention | None:
        """The predicate that a measure is bound to, None for a bare one."""
        return self.bound.get(measure.start)

    def objects(self, predicate: Mention) -> list[Mention]:
        """The measures that are bound to a predicate, in text order."""
        return [m for m in self.measures if self.bound.get(m.start) is predicate]


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
