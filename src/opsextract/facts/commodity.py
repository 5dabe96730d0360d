"""The category of goods, from the commodity words in a phrase."""

from __future__ import annotations

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup
from ..pipeline.noun_phrase import CONTAINERS

# Categories that give way to any other in the same phrase.
_WEAK = frozenset(category for category, row in read_toml("commodities.toml").items() if row.get("weak"))
_TAIL_WORDS = CONTAINERS | frozenset(read_toml("seizures.toml")["forms"]["words"])
_MATERIALS = frozenset(read_toml("seizures.toml")["forms"]["materials"])
_MATTER = tuple(read_toml("seizures.toml")["forms"]["matter"])
_TRADE = regex.compile(r"\b(?:traffick|smuggl|trade|deal|poach|seiz|case|market|network|gang|ban)")
_DESCRIBING = regex.compile(r"(?!traffick|smuggl|deal|launder)\w+(?:ing|ed)\b|stolen\b|bought\b|held\b")
_GERUND = regex.compile(r"\w+ing\b")
_FAKE = regex.compile(r"\b(?:fake|imitation|replica|pirated|counterfeit|infringing)\b", regex.IGNORECASE)
_BRANDABLE = frozenset(["vehicles", "devices", "jewellery", "money", "other"])


def category_of(markup: Markup, start: int, end: int, *, weighed: bool = False) -> str | None:
    """The category of the goods in [start, end), None where no commodity word is the head of a phrase.

    A commodity counts where it ends the phrase or stands before "of", a container or a form ("cocaine bricks"); in "130
    cases of waste trafficking" it only describes. The last strong word decides, for English puts the head last; a weak
    one decides only where it is alone ("counterfeit cigarettes" are tobacco). weighed: the goods stand behind a mass or
    volume, so that a commodity word means its matter wherever it stands.
    """
    weak: str | None = None
    strong: str | None = None
    text = markup.text
    counterfeit = described = False
    for mention in markup.within("commodity", start, end):
        if mention.end > end:
            continue
        counterfeit = counterfeit or mention.value == "counterfeit"
        tail = text[mention.end : end].split(" of ")[0].split(" in ")[0].strip(" ,-")
        if _DESCRIBING.match(tail):
            # "servers hosting the shop", "cars bearing false plates": what follows only describes.
            # Behind a singular the gerund belongs to a compound: "bitcoin mining equipment".
            plural = text[mention.end - 1] == "s" or not _GERUND.match(tail)
            fakes = any(m.value == "counterfeit" for m in markup.within("commodity", mention.end, end))
            tail, described = "" if plural or " " not in tail else tail, plural and not fakes
        if mention.value == "wildlife" and text[mention.start : mention.end].lower().endswith(_MATTER):
            tail = (
                "" if tail.islower() and not _TRADE.search(tail) else tail
            )  # "rhinoceros horn cups", not "ivory smugglers"
        named = mention.value in ("vehicles", "domains", "vessels") and all(
            not word[0].islower() for word in tail.split()
        )  # "Tesla Model S"
        if (
            tail
            and not named
            and not weighed
            and not all(word in _TAIL_WORDS or word in ("and", "or") for word in tail.lower().split())
        ):
            if not any(m.start > mention.end and m.end <= end for m in markup.within("commodity", mention.end, end)):
                continue
            tail = ""
        if tail and not weighed and text[mention.start : mention.end].lower() in _MATERIALS:
            continue  # "plastic sachets"
        if mention.value == "other" and mention.end == end and " of " not in text[start:end]:
            strong = "other"  # "cash-counting machines"
        elif mention.value == "fuel" and strong is not None:
            continue  # "amphetamine oil"
        elif mention.value in _WEAK:
            weak = mention.value
        else:
            strong = mention.value
        if described:
            break
    if counterfeit and (strong in _BRANDABLE or (strong is None and text[end - 1] == "s")):
        return "counterfeit"  # "counterfeit watches", "unfinished counterfeit trainers"
    if strong is None and weak == "assets" and _FAKE.search(text, start, end):
        return "counterfeit"  # "28,000 fake items"
    return strong or weak
