"""Where rules and recogniser meet: the one place that says who wins where they disagree.

- Are these capitalised words people? PERSON: yes, and so the surname of whoever it marks elsewhere. Another label, or
  silence where it marks names elsewhere: no. Against a verb that takes only people ("was arrested") only a place or
  body that is all the words counts; else rules decide.
- Is a country's word part of a person's name? PERSON up to the end of the word: yes, whatever the lists of names say.
- Does a name follow the common noun "operation"? OPERATION: yes. Another label: no. Nothing: the rules decide.
- Does an operation's name go on over a small word, is a word beside the masthead's date a place? Either may say yes.
- Which bodies does the text name besides those of gazetteer and grammar? AGENCY proposes; words of the name, or people
  before it, have to confirm. A name that the rules read already stays as they read it.
- Numbers, dates, goods, countries: the recogniser is not asked.

Why is told in docs/resolver.md. A fact that the rules alone would not have stated has NER at the end of its `rule`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..pipeline.markup import Markup, Mention

NER = ".ner"
"""What a rule's name ends in on a fact that is owed to the recogniser."""

_PERSON_REACH = 40
_HEAD_REACH = 11
_EDITION_REACH = 14
_NO_PERSON = frozenset(["PLACE", "AGENCY", "ORG"])
_BODIES = frozenset(["AGENCY", "ORG"])


@dataclass(frozen=True, slots=True)
class Decision:
    """What holds after both were heard; `suffix` is NER where the rules alone would have said no, else empty."""

    holds: bool
    suffix: str = ""


def decide(recogniser: bool | None, rules: bool) -> Decision:
    """What holds: the word of the recogniser where it has one (not None), else that of the rules."""
    if recogniser is None:
        return Decision(rules)
    return Decision(recogniser, NER if recogniser and not rules else "")


def people(markup: Markup, start: int, end: int, *, rules: bool, certain: bool) -> Decision:
    """Whether capitalised words are people; `rules` say so by their form.

    certain: the verb before or behind them takes only people, so that only a place or a body that is all of them
    counts against them, and no silence.
    """
    inside = markup.within("ner", start, end)
    if any(m.value == "PERSON" for m in inside) or markup.text[start:end] in _surnames(markup):
        return decide(True, rules)
    doubts = not certain or any(m.value in _NO_PERSON and m.start == start and m.end >= end for m in inside)
    heard = len(markup.of("ner")) > 0
    return decide(False if heard and doubts else None, rules)


def _surnames(markup: Markup) -> frozenset[str]:
    """The last words of the full names of people that the recogniser marks in a release."""
    known: frozenset[str] | None = markup.memo.get("surnames")
    if known is None:
        names = (markup.text[m.start : m.end].split(" ") for m in markup.of("ner") if m.value == "PERSON")
        known = markup.memo["surnames"] = frozenset(words[-1] for words in names if len(words) > 1)
    return known


def part_of_person(markup: Markup, start: int, end: int) -> bool:
    """Whether a country's word at [start, end) stands in a person's name, by the recogniser."""
    near = markup.within("ner", max(0, start - _PERSON_REACH), end)
    return any(m.value == "PERSON" and m.end >= end for m in near)


def operation_after_noun(markup: Markup, start: int, end: int, *, rules: bool) -> Decision:
    """Whether [start, end) behind the common noun "operation" is a name."""
    near = markup.within("ner", max(0, start - _HEAD_REACH), end)
    labels = [m.value for m in near if m.end > start]
    return decide("OPERATION" in labels if labels else None, rules)


def operation_ends(markup: Markup, start: int, end: int, *, rules: bool) -> Decision:
    """Whether a name that begins at `start` and holds a small word goes on to `end`."""
    near = markup.within("ner", max(0, start - _EDITION_REACH), start + 1)
    seen = any(m.value == "OPERATION" and m.end == end for m in near)
    return decide(True if seen else None, rules)


def place(markup: Markup, start: int, end: int, *, rules: bool) -> Decision:
    """Whether [start, end) in a masthead is a place."""
    seen = any(m.value == "PLACE" and m.end == end for m in markup.within("ner", start, start + 1))
    return decide(True if seen else None, rules)


def proposed_agencies(markup: Markup) -> Iterator[Mention]:
    """The names that the recogniser takes for agencies, in text order: proposals, for the rules to confirm."""
    return (m for m in markup.of("ner") if m.value == "AGENCY")


def bodies(markup: Markup, start: int, end: int) -> list[tuple[int, int]]:
    """The agencies and organisations that the recogniser sees begin in a range: they mark where a list's items end."""
    return [(m.start, m.end) for m in markup.within("ner", start, end) if m.value in _BODIES]
