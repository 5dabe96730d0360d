"""Country or not: Georgia the state, Jordan the person, the Indian Ocean, the English language."""

from __future__ import annotations

from functools import cache

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention

_REACH = 40
LIST_GLUE = regex.compile(r"[\s,;:*•·|/()&0-9–-]*(?:(?:and|or|as well as|along with|plus|both|et|y|e) ?)?(?:[Tt]he )?(?:[Ii]n )?")
_NAME_AFTER = regex.compile(r" (?:[A-Z]\. )?[A-Z][a-z]+(?:[-'][A-Z][a-z]+)?\b")
_NAME_BEFORE = regex.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\.? |\"[^\"]{2,15}\" )?$")
_CITY_BEFORE = regex.compile(r"[A-Z][a-z]+,? $")


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    data = read_toml("country_context.toml")
    other, state, person = data["other_meaning"], data["state"], data["person"]
    return {
        "before": regex.compile("(?:" + "|".join(other["before"]) + ")$"),
        "after": regex.compile("|".join(other["after"])),
        "us": regex.compile("|".join(state["us_context"])),
        "caucasus": regex.compile("|".join(state["country_context"])),
        "state_before": regex.compile("(?:" + "|".join(state["before"]) + ")$"),
        "state_after": regex.compile("|".join(state["after"])),
        "title": regex.compile(r"\b(?:" + "|".join(person["titles"]) + r")\.? (?:[A-Z][\w.]+ ){0,2}$"),
    }


@cache
def _person_names() -> frozenset[str]:
    return frozenset(read_toml("country_context.toml")["person"]["names"])


def means_country(markup: Markup, mentions: list[Mention], i: int, code: str, ambiguous: bool) -> bool:
    """Say whether the i-th country mention means the country; `ambiguous` forms have other common meanings."""
    text, mention = markup.text, mentions[i]
    patterns = _patterns()
    left, right = text[max(0, mention.start - _REACH) : mention.start], text[mention.end : mention.end + _REACH]
    if left[-1:].isalnum() or left[-1:] in "@#_" and left:
        return False
    if patterns["after"].match(right) or patterns["before"].search(text, max(0, mention.start - _REACH), mention.start):
        surface = text[mention.start : mention.end]
        if not (left.endswith("/") and surface.isupper()):
            return False
    if not ambiguous:
        return True
    if in_list(text, mentions, i):
        return True
    surface = text[mention.start : mention.end]
    if code == "GE" and surface.casefold() == "georgia":
        return _georgia(text, left, right)
    if surface in _person_names():
        return not _person(markup, mention, left, right)
    return True


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
    if patterns["state_before"].search(left) or patterns["state_after"].match(right):
        # "the Republic of Georgia", and a city of the country, still mean the country.
        return bool(regex.search(r"Tbilisi, $|Batumi, $|Republic of $", left))
    if regex.search(r"\b(?:Office|Ministry|Government|Parliament|Police|Service|Inspectorate|President|Republic) of (?:[A-Z][\w ]+ of )?$", left):
        return True
    if patterns["caucasus"].search(text):
        return True
    return not patterns["us"].search(text)


def _person(markup: Markup, mention: Mention, left: str, right: str) -> bool:
    """Say whether the word is part of a person's name."""
    for ent in markup.within("ner", max(0, mention.start - _REACH), mention.end):
        if ent.value == "PERSON" and ent.end >= mention.end:
            return True
    if _patterns()["title"].search(left):
        return True
    surface = markup.text[mention.start : mention.end]
    given = surface in ("Jordan", "Chad", "Israel", "Georgia", "Kenya", "Ireland", "Holland", "India", "China")
    if given and _NAME_AFTER.match(right):
        following = right.split()[0]
        return not regex.match(r"(?:Police|Customs|National|Revenue|Wildlife|Coast|Ministry|Ports?|Civil|Government|Air|Navy|Army|Defen[cs]e|Public|Tax|Post|Airports?|Central|Bank|Federal|Embassy|Security|Food|Anti|Law|Office|Bureau|Authority|Agency|Department|Medical|Medicines|Border|Drug|Prison|Immigration|Financial|Maritime|Highway|Mobile|Telecom|House|Daily|Times|Republic)", following) and not _CITY_BEFORE.search(left)
    before = _NAME_BEFORE.search(left)
    if before and surface in ("Jordan", "Chad", "Israel", "Ireland", "Holland", "Wales", "England", "French", "German", "English", "Britain", "Pole", "Dane", "Finn", "Turk", "Swede"):
        word = before.group().split()[0]
        at_start = regex.search(r"(?:^|[.\n:!?\"] ?)$", left[: before.start()]) is not None
        return not at_start and word not in ("The", "In", "From", "Of", "And", "Great", "Republic", "Northern", "South", "North", "West", "East", "Police", "Customs", "Operation", "Former", "New", "Bank", "National", "Visit", "Royal", "Federal", "Senior", "Eastern", "Western", "Southern", "Minister", "President")
    return False
