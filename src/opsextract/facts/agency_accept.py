"""Which of the names that the grammar reads are public bodies, by their words and by the bodies beside them."""

from __future__ import annotations

from functools import cache

import regex

from ..lexicons import read_toml, read_tsv
from ..pipeline.markup import Markup
from .agency_gazetteer import Hit, lookup
from .agency_grammar import Phrase
from .agency_names import acronym_in
from .agency_words import grammar


@cache
def _place_words() -> frozenset[str]:
    return frozenset(row["surface"] for row in read_tsv("countries.tsv"))


def is_place(words: str) -> bool:
    """Say whether the words are a country's name or adjective."""
    return words in _place_words() or words.removeprefix("the ") in _place_words()


_GAP = regex.compile(r"(?<=\w)(?:'?s)?(?: ?\([A-Z][A-Za-z-]{1,9}\))?(?:'s)?(?: [–—-] | - |-|, | )", regex.REVERSE)


def owner_before(text: str, phrase: Phrase, ends: dict[int, Hit]) -> tuple[int, int] | None:
    """The known body right before a unit's name: "Drug Enforcement Administration (DEA) Miami Field Division"."""
    if not any(phrase.head.endswith(head) for head in grammar().unit_heads):
        return None
    gap = _GAP.match(text, max(0, phrase.start - 24), phrase.start)
    if gap is None or (gap.group() == ", " and phrase.head in ("Police Department", "Task Force")):
        return None
    hit = ends.get(gap.start())
    return (hit.start, hit.end) if hit is not None else None


@cache
def _states() -> frozenset[str]:
    return frozenset(read_toml("us_states.toml")["names"])


def is_accepted(markup: Markup, phrase: Phrase, hits: list[Hit]) -> bool:
    """Say whether the words that the grammar read are a public body's name; `hits` are the known bodies in it."""
    if phrase.strength == "known":
        return True
    g = grammar()
    text = markup.text
    name = " ".join(text[phrase.start : phrase.end].split())
    owned = phrase.owner is not None and lookup(text[phrase.owner[0] : phrase.owner[1]]) is not None
    if name in g.never:
        return owned and "Office" in name
    if g.excluded.search(name) and not g.excluded_but.search(name):
        return False
    modifiers = [w for w in name.replace(",", " ").split() if w not in g.joins]
    head = phrase.head
    if len(modifiers) <= len(head.split()) and not phrase.parents:
        return head in g.bare or (owned and head not in g.never_bare and phrase.strength != "weak")
    others = set(modifiers) - set(head.split())
    if head in g.lower_placed:
        return not all(is_place(w) or w in g.government for w in others)
    if phrase.strength == "strong":
        return True
    topical = any(w in g.topics or w.split("-")[0] in g.topics or w.startswith(g.prefixes) for w in others)
    if head in g.lower_heads and not topical:
        return False
    if head not in g.never_owned:
        inside = any(hit.end <= phrase.end for hit in hits)
        if owned or inside or _explained(text, phrase.end):
            return True
    if phrase.strength == "medium":
        return topical or any(w in g.government or is_place(w) or w in _states() for w in others)
    return topical and head in g.topic_enough


def confirms(text: str, name: str, start: int) -> bool:
    """Say whether a name that the recogniser took for a body reads like one: by its words, or by its people before it.

    The recogniser also takes laws, courses, companies and places for bodies; its acronyms are right too seldom.
    """
    g = grammar()
    words = name.split()
    if sum(w[0].isupper() for w in words) < 2 or words[-1] in g.joins or name.isupper():
        return False
    if g.recognised_not.search(name) or name in g.never or g.excluded.search(name):
        return False
    if all(w in g.heads or w in g.joins or w in g.government for w in words):
        return False  # "Customs and Police", "Regional Office and District"
    if any(w in g.heads for w in words) and any(w in g.topics for w in words):
        return True
    return g.people_before.search(text, max(0, start - 40), start) is not None


def _explained(text: str, end: int) -> bool:
    """Say whether an acronym follows in brackets."""
    return text.startswith(" (", end) and acronym_in(text[end + 2 : text.find(")", end)]) is not None
