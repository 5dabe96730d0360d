"""The words of agency_grammar.toml, compiled: heads of names, connectives, topics, and the shapes that they make."""

from __future__ import annotations

import re
from functools import cache

import regex

from ..lexicons import read_toml

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĢĪĶŁŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"


Token = tuple[str, int, int]
"""A word with its offsets in the text."""


class Grammar:
    """The words of agency_grammar.toml, ready for use."""

    def __init__(self) -> None:
        data = read_toml("agency_grammar.toml")
        words = data["words"]
        heads: dict[str, str] = {}
        for strength in ("weak", "medium", "strong"):
            heads.update(dict.fromkeys(data["heads"][strength], strength))
        self.heads = heads
        letters = "".join(sorted({head[0] for head in heads}))
        # The standard engine is twice as fast here; every word of every text is tried.
        self.head = re.compile(rf"(?=[{letters}])(?<![\w-])" + _tree(sorted(heads)) + r"(?=$|[^\w'-]|'s?(?:\s|$))")
        self.of = frozenset(words["of"])
        self.foreign_of = frozenset(words["foreign_of"])
        self.joins = frozenset(words["joins"])
        self.fixed = frozenset(words["fixed_possessives"])
        self.topics = frozenset(words["topics"])
        self.portfolios = self.topics | frozenset(words["portfolios"])
        self.landforms = frozenset(words["landforms"])
        self.pages = frozenset(words["pages"])
        self.lower_placed = frozenset(words["lower_placed"])
        self.government = frozenset(words["government"])
        self.leading = frozenset(words["leading"])
        self.titles = frozenset(words["titles"])
        self.chains = frozenset(words["chains"])
        self.trailing = tuple(words["trailing"])
        self.recognised_not = regex.compile(r"\b(?:" + "|".join(words["recognised_not"]) + r")\b")
        self.people_before = regex.compile(r"\b(?:" + "|".join(words["people_before"]) + r") (?:of|from|at) (?:the )?$")
        self.never_bare = frozenset(words["never_bare"])
        self.never_owned = frozenset(words["never_owned"])
        self.topic_enough = frozenset(words["topic_enough"])
        self.prefixes = tuple(words["prefixes"])
        self.title_pairs = frozenset(words["title_pairs"])
        self.name_openers = frozenset(words["name_openers"])
        self.district_heads = tuple(words["district_heads"])
        self.bare = frozenset(words["bare"])
        self.regions = frozenset(words["regions"])
        self.lower_heads = frozenset(words["lower_heads"])
        self.calendar = frozenset(words["calendar"])
        self.customs_and = frozenset(words["customs_and"])
        self.inner = frozenset(words["inner"])
        self.never = frozenset(words["never"])
        self.town_bodies = frozenset(words["town_bodies"])
        self.unit_heads = frozenset(words["unit_heads"])
        self.excluded = regex.compile(r"\b(?:" + "|".join(words["excluded"]) + r")\b")
        self.excluded_but = regex.compile("|".join(words["excluded_but"]))
        initials = r"U\.S\.?|U\.K\.?|D\.C\.|N\.Y\.|St\.|Mt\.|Ft\.|Dept\.|[Nn]o\. ?\d+"
        word = rf"[{_UPPER}][\w&/]*(?:['-][\w]+)*'?"
        number = r"\d{1,3}(?:st|nd|rd|th)|[IVX]{1,4}\b|(?<=Region |District |Office )\d{1,3}"
        cap = rf"(?=[A-Z0-9nÀ-ž])(?:{initials}|{word}|{number})"
        conn = r"(?:" + "|".join(sorted(map(regex.escape, self.joins), key=len, reverse=True)) + r")"
        lower = "|".join(map(regex.escape, words["lower_heads"]))
        place = "|".join(words["kinds_of_place"])
        conn = conn[:-1] + f"|(?:{place})(?= of ))"
        gap = r"(?: {1,3}| ?\n ?)"
        self.sequence = regex.compile(rf"{cap}(?:{gap}(?:{conn}{gap}){{0,4}}{cap})*(?: (?:{lower})(?![\w-]))?")
        # A named list: as alternations, so many topics at so many places take a tenth of a second at every start.
        topics = [*self.portfolios, "Anti"]
        member = r"\b\L<topics>\b(?: \b\L<topics>\b){0,3}"
        self.list_after = regex.compile(
            rf"(?:, (?:the )?{member})*,? (?:and|&) (?:the )?{member}(?! {cap})|(?:, {member}){{2,}}(?! {cap})",
            topics=topics,
        )
        self.list_before = regex.compile(
            rf"(?<!\b(?:[A-Z][\w'-]*|and|of|for|&),? )((?:{member}, )+(?:and |& )?)$", topics=topics
        )
        self.city_before = regex.compile(
            rf"\b(?!The )[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{0,2}}, (?:(?:[A-Z]\.){{2}}|{cap}\.?(?: {cap}\.?)?),? $"
        )

    def starts_with_division(self, core: str) -> bool:
        """Say whether a name opens with its head, so that a town may stand before it with commas."""
        return core in self.town_bodies or core.split(" ", 1)[0] in self.unit_heads


def _tree(words: list[str]) -> str:
    """An alternation of words that shares their first letters and prefers the longest: several times faster."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], []).append(word[1:])
    ends = "" in by_letter
    branches = [
        regex.escape(letter) + (_tree(rest) if len(rest) > 1 else regex.escape(rest[0]))
        for letter, rest in sorted(by_letter.items())
        if letter
    ]
    if not branches:
        return ""
    whole = f"(?:{'|'.join(branches)})" if len(branches) > 1 or ends else branches[0]
    return whole + "?" if ends else whole


@cache
def grammar() -> Grammar:
    """The grammar, made once."""
    return Grammar()
