"""Country or not: Georgia the state, Jordan the person, the Indian Ocean, the English language."""

from __future__ import annotations

from functools import cache

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from .recogniser import part_of_person

_REACH = 40
LIST_GLUE = regex.compile(
    r"[\s,;:*•·|/()&0-9–-]*(?:(?:and|or|as well as|along with|plus|both|et|y|e) ?)?(?:[Tt]he )?(?:[Ii]n )?"
)
_NAME_AFTER = regex.compile(r" (?:[A-Z]\. )?[A-Z][a-z]+(?:[-'][A-Z][a-z]+)?\b")
_NAME_BEFORE = regex.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\.? |\"[^\"]{2,15}\" )?$")
_QUOTED = regex.compile(r" ?\"")
_NOUN_AFTER = regex.compile(r" (?!(?:and|or|for|by|to|on|at|with|as|but|only|here)\b)[a-z]")
_SENTENCE_START = regex.compile(r"(?:^|[.\n:!?\"] ?)$")
_PLACE_BEFORE = regex.compile(r"\b(?:[Ii]n|[Ff]rom|[Tt]o|[Oo]f|[Ii]nto|via|across|through|and) (?:the )?$")


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    data = read_toml("country_context.toml")
    other, state, person = data["other_meaning"], data["state"], data["person"]
    return {
        "before": regex.compile("|".join(other["before"]), regex.REVERSE),
        "language_before": regex.compile("|".join(other["language_before"]), regex.REVERSE),
        "after": regex.compile("|".join(other["after"])),
        "of_country": regex.compile(state["of_country"]),
        "us": regex.compile("|".join(state["us_context"])),
        "caucasus": regex.compile("|".join(state["country_context"])),
        "state_before": regex.compile("|".join(state["before"]), regex.REVERSE),
        "state_after": regex.compile("|".join(state["after"])),
        "body_after": regex.compile(r" (?:" + "|".join(person["body_words"]) + r")\b"),
        "no_given_name": regex.compile(r"(?:" + "|".join(person["no_given_names"]) + r")\b"),
        "title": regex.compile(r"\b(?:" + "|".join(person["titles"]) + r")\.? (?:[A-Z][\w.]+ ){0,2}$"),
    }


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(read_toml("country_context.toml")["person"][key])


@cache
def _others(key: str) -> frozenset[str]:
    return frozenset(read_toml("country_context.toml")["other_meaning"][key])


def means_country(markup: Markup, mentions: list[Mention], i: int, code: str, ambiguous: bool) -> bool:
    """Say whether the i-th country mention means the country; `ambiguous` forms have other common meanings."""
    text, mention = markup.text, mentions[i]
    patterns = _patterns()
    left, right = text[max(0, mention.start - _REACH) : mention.start], text[mention.end : mention.end + _REACH]
    if left[-1:].isalnum() or left[-1:] in ("@", "#", "_"):
        return False
    if patterns["after"].match(right) or patterns["before"].match(left):
        return False
    surface = text[mention.start : mention.end]
    if surface in _others("new_places") and left.endswith("New "):
        return False
    if not ambiguous:
        return True
    if surface in _others("languages") and patterns["language_before"].match(left):
        return _NOUN_AFTER.match(right) is not None
    if surface in _words("names") and _person(markup, mention, left, right):
        return False
    if in_list(text, mentions, i):
        return True
    if code == "GE":
        return _georgia(text, left, right)
    return surface not in _words("given") or not _named_before(text, mention, surface, left)


def in_list(text: str, mentions: list[Mention], i: int) -> bool:
    """Say whether a country stands right before or after this one, only list glue between them."""
    mention = mentions[i]
    for other in mentions[max(0, i - 1) : i] + mentions[i + 1 : i + 2]:
        gap = text[other.end : mention.start] if other.start < mention.start else text[mention.end : other.start]
        if len(gap) <= 25 and LIST_GLUE.fullmatch(gap) and gap.strip() not in ("", ","):
            return True
        if gap.strip() == "," and text[other.start : other.end].casefold() not in ("us", "u.s.", "united states"):
            return True
    return False


def _georgia(text: str, left: str, right: str) -> bool:
    patterns = _patterns()
    if patterns["state_before"].match(left) or patterns["state_after"].match(right):
        # "the Republic of Georgia", and a city of the country, still mean the country.
        return bool(regex.search(r"Tbilisi, $|Batumi, $|Republic of $", left))
    if patterns["of_country"].search(left):
        return True
    if patterns["caucasus"].search(text):
        return True
    return not patterns["us"].search(text)


def _person(markup: Markup, mention: Mention, left: str, right: str) -> bool:
    """Say whether the word is part of a person's name."""
    if part_of_person(markup, mention.start, mention.end):
        return True
    if _patterns()["title"].search(left) or _QUOTED.match(right):
        return True
    surface = markup.text[mention.start : mention.end]
    if surface in _words("given"):
        following = _NAME_AFTER.match(right)
        if following:
            return _patterns()["body_after"].match(right) is None
    if surface in _words("family"):
        before = _NAME_BEFORE.search(left)
        if before:
            opens = _SENTENCE_START.search(left[: before.start()]) is not None
            return not opens and _patterns()["no_given_name"].match(before.group()) is None
    return False


def _named_before(text: str, mention: Mention, surface: str, left: str) -> bool:
    """Say whether the word is the short form of a person's name given in full elsewhere in the text."""
    if _PLACE_BEFORE.search(left):
        return False
    full = regex.compile(rf"\b(?:[A-Z][a-z]+ {surface}, \d\d,|{surface} (?:[A-Z]\. )?[A-Z][a-z]+, \d\d,)")
    return full.search(text) is not None
