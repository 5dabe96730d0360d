"""Who led, coordinated and supported an operation, in the words of the text."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Sentence
from .operation_places import Places
from .recogniser import bodies

_ROLES = ("led_by", "coordinated_by", "supported_by")
_ACTIVE = {"led_by": "leads_active", "coordinated_by": "coordinates_active", "supported_by": "supports_active"}
_ADJECTIVE = {"led_by": "led", "coordinated_by": "coordinated", "supported_by": "supported"}
_PARENS = regex.compile(r" ?\([^()]{1,60}\)")


@cache
def _cues() -> dict[str, tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]]:
    w = read_toml("operations.toml")["partner"]
    named = rf"(?:{w['named']}|Operation|Project)"
    return {
        role: (
            regex.compile(rf"\b(?:{w[role]})(?: the| both)? ", regex.I),
            regex.compile(rf" (?:{w[_ACTIVE[role]]}) (?:the |this |an? )?(?:[\w-]+ ){{0,4}}?{named}\b"),
            regex.compile(rf"-(?:{w[_ADJECTIVE[role]]})\b"),
        )
        for role in _ROLES
    }


@cache
def _lists() -> dict[str, regex.Pattern[str]]:
    w = read_toml("operations.toml")["partner"]
    return {
        "end": regex.compile(rf"[.;:\n]|, (?:{w['after_comma']})\b| (?:{w['after_list']}|and (?:{w['next_verbs']}))\b"),
        "glue": regex.compile(rf",? (?:{w['joining']}) (?:(?:the|by|from|its|both) )*|, (?:(?:the|by|from) )*"),
        "lead_in": regex.compile(rf"(?:(?:{w['lead_in']}) )+"),
        "anaphor": regex.compile(
            rf"\b(?:[Tt]he|[Tt]his)(?: [\w-]+){{0,3}}? (?:{w['named']})\b|^(?:It|They) (?:was|were)\b"
        ),
    }


def partners_of(markup: Markup, places: Places, reported: set[int]) -> defaultdict[int, dict[str, list[str]]]:
    """For each group of namings the names of who led, coordinated and supported it; empty lists for the others.

    Sentences that name one operation are read, and for those `reported` on the ones that say "the operation" of them.
    """
    found: defaultdict[int, dict[str, dict[str, str]]] = defaultdict(lambda: {role: {} for role in _ROLES})
    for sentence in markup.sentences:
        if sentence.role in ("menu", "tail", "title", "masthead"):
            continue
        named = {i for i, _ in places.within(sentence.start, sentence.end)}
        if len(named) > 1:
            continue
        if not named:
            row = markup.text[sentence.start : sentence.end]
            if not reported or not _lists()["anaphor"].search(row):
                continue
        for role in _ROLES:
            for name in _names(markup, sentence, role):
                for i in named or reported:
                    found[i][role].setdefault(name.casefold(), name)
    partners: defaultdict[int, dict[str, list[str]]] = defaultdict(lambda: {role: [] for role in _ROLES})
    for i, by_role in found.items():
        partners[i] = {role: list(names.values()) for role, names in by_role.items()}
    return partners


def _names(markup: Markup, sentence: Sentence, role: str) -> list[str]:
    passive, active, adjective = _cues()[role]
    text = markup.text
    names: list[str] = []
    for match in passive.finditer(text, sentence.start, sentence.end):
        names.extend(_listed(markup, match.end(), sentence.end))
    for match in active.finditer(text, sentence.start, sentence.end):
        subject = _body_before(markup, sentence.start, match.start())
        if subject:
            names.append(subject)
    for match in adjective.finditer(text, sentence.start, sentence.end):
        subject = _body_before(markup, sentence.start, match.start())
        if subject:
            names.append(subject)
    return names


def _listed(markup: Markup, start: int, limit: int) -> list[str]:
    """The bodies and countries of a list that begins at `start`, as far as its clause goes."""
    text = markup.text
    inside = _spans(markup, start, limit)
    end = start
    while True:
        stop = _lists()["end"].search(text, end, limit)
        if stop is None:
            end = limit
            break
        # A preposition inside a name, as in "Office on Drugs and Crime", ends no clause.
        holder = next((b for a, b in inside if a < stop.start() < b), None)
        if holder is None:
            end = stop.start()
            break
        end = max(holder, stop.start() + 1)
    names = []
    for name_start, name_end in _items(text, start, end, inside):
        lead_in = _lists()["lead_in"].match(text, name_start, name_end)
        name = text[lead_in.end() if lead_in else name_start : name_end].strip(" ,'\"")
        known = any(a < name_end and b > name_start for a, b in inside)
        capital = regex.match(r"(?!Project |Operation )(?:\p{Lu}[\p{L}&.'-]*(?: |$))+", name)
        if capital and len(name) < 110 and (known or capital.end() == len(name)):
            names.append(name)
    return names


def _items(text: str, start: int, end: int, inside: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The members of an enumeration; a comma or "and" inside a known name or in brackets parts nothing."""
    closed = inside + [m.span() for m in _PARENS.finditer(text, start, end)]
    items = []
    at = start
    for glue in _lists()["glue"].finditer(text, start, end):
        if any(a < glue.start() < b for a, b in closed):
            continue
        items.append((at, glue.start()))
        at = glue.end()
    items.append((at, end))
    return [(a, b) for a, b in items if b > a]


def _body_before(markup: Markup, start: int, end: int) -> str | None:
    """The body or country that ends right at `end`, as the subject of an active verb."""
    for a, b in _spans(markup, start, end):
        if b <= end and not markup.text[b:end].strip("'s )"):
            return markup.text[a:b]
    return None


def _spans(markup: Markup, start: int, end: int) -> list[tuple[int, int]]:
    """Agencies, countries and organisations marked up in a range."""
    spans = [(m.start, m.end) for kind in ("agency", "country") for m in markup.within(kind, start, end)]
    return sorted(spans + bodies(markup, start, end), key=lambda s: (s[0], -s[1]))
