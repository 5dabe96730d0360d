"""Which goods are taken by which words: the category of what is measured, and whether a predicate can take it."""

from __future__ import annotations

from typing import Any

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from ..pipeline.measures import Measure
from ..pipeline.noun_phrase import noun_phrase
from .assertion import setting_of
from .candidate import Found
from .clause import HOLDS_GOODS, Clause
from .commodity import category_of
from .lists import LIST_RULE
from .place import country_of

_DATA = read_toml("seizures.toml")
_ACTIONS: dict[str, str] = _DATA["actions"]
_CATEGORIES: dict[str, list[str]] = _DATA["categories"]
_CONTRABAND = frozenset(_CATEGORIES["contraband"])
HOLDING = ("detain", "apprehend", "held", "captur")
"""Beginnings of words of arrest that are said of goods too: "detained a trawler"."""
NOT_ARRIVED = ("will n", "never ", "did not ")
"""Beginnings of words by which contraband "will not reach" those who waited for it."""
HARD = frozenset(_CATEGORIES["hard"])
"""Categories of what nobody may have."""
DRUGS = HARD - frozenset(_CATEGORIES["not_drugs"])
"""Categories that name one drug."""
COUNTABLE = frozenset(_CATEGORIES["countable"])
"""Categories whose singular is one thing."""
GOODS_BY_VALUE = HARD | frozenset(_CATEGORIES["by_value"])
"""Categories of which an amount of money is the worth and not the thing."""
GENERIC = frozenset(_DATA["generic"]["words"])
"""Words for goods that say nothing of what was taken."""
_FOUND = HARD | frozenset(_CATEGORIES["found"])
_FOUND_UNLAWFUL = frozenset(_CATEGORIES["found_unlawful"])
_OFFICERS = regex.compile(
    r"\b(?:officers|customs|police|agents|inspectors|guards|gendarmes|investigators|patrols?)\b", regex.IGNORECASE
)
_LEFT_WHERE_FOUND = frozenset(_CATEGORIES["left_where_found"])
WORTH_IS_QUANTITY = frozenset(_CATEGORIES["worth_is_quantity"])
"""Categories of which, without a number, the worth says how much was taken."""
_FREEZABLE = frozenset(_CATEGORIES["freezable"])
_DESTROYABLE = _CONTRABAND | frozenset(_CATEGORIES["destroyable"])
_DETAINABLE = frozenset(_CATEGORIES["detainable"])
_SEARCH = regex.compile(r"\bsearch(?:ed|es|ing)?\b|\braid", regex.IGNORECASE)
_SEARCHED = regex.compile(
    r"\b(?:search\w*|raid\w*|stopped|stop|inspect\w*|police|law\ enforcement|officers?|agents?|customs"
    r"|investigators?|deput\w+|troopers?|authorities|canine|dog|x-ray|scan\w*|warrants?|examin\w+|checks?"
    r"|inside|hidden|concealed|stashed|bags?|safe|suitcases?|airport|port|luggage|vehicle|vessel|parcel|container|car|boot|trunk|apartment"
    r"|residence|lorry|truck|van|storage\ unit|lock-up)\b",
    regex.IGNORECASE,
)
_AUTHORITY = regex.compile(
    r"\b(?:officers?|agents?|police|investigators?|detectives|deput(?:y|ies)|troopers?|enforcement"
    r"|authorities|customs|inspectors?|officials|they|gendarmes|inspection|search|searches|raid"
    r"|raids)\ (?:also\ |later\ |then\ )?$",
    regex.IGNORECASE,
)
_DETERMINED = regex.compile(r"(?:all|the|an?|other|some|various|several|his|her|their|its)\ ")
# What is found out, not found: "discovered that", "discovered he stole", "found how".
_THAT = regex.compile(r"\ (?:that|how|he|she|they|who|whether)\b")
_HE = regex.compile(r"\b(?:he|she)\ $", regex.IGNORECASE)
_HOLDING = regex.compile(
    r"(?:\ (?:from|sent|addressed|destined|marked|labelled|labeled|posted)\b[^,.;:]{1,60}?)?"
    r"\ (?:containing|with|filled\ with|full\ of|holding|stuffed\ with|loaded\ with)\ (?:so-called\ |suspected\ )?"
)
# Plants and tablets of what the text has named.
_PLANTS = ("plants", "plant", "seedlings", "cuttings")
_BARE_TABLETS = frozenset(["tablets", "pills", "capsules", "tablet", "pill"])
_IN_TABLETS = regex.compile(r"\b(?:tablet|pill|capsule)s?\b", regex.IGNORECASE)
_GROWN = frozenset(["cannabis", "cocaine", "opioids", "khat"])
_MARKED = regex.compile(
    r"\ bearing\ (?:the\ |false\ |fake\ |forged\ |counterfeit\ )*(?:trademarks?|trade\ marks?|logos?|brand\ names?"
    r"|labels)\b"
)
_BROUGHT = regex.compile(
    r"\b(?:brought|bringing|smuggled|imported|importing|exported|transported|sent|moved|shipped)\b"
)
_CAME_TO_LIGHT = regex.compile(r"\b(?:seized|found|discovered|recovered|intercepted|detected|uncovered|stopped)\b")
_IN_GOODS = regex.compile(r"\ (?:(?:was|were|been)\ )?(?:seized|recovered|confiscated|frozen)\ in\ (?=\w)")


def may_take(
    family: str,
    category: str,
    clause: Clause,
    predicate: Mention,
    *,
    possessed: bool = False,
    measured: bool = False,
    unlawful: bool = False,
    many: bool = False,
) -> bool:
    """Whether a predicate of this family can take goods of this category.

    possessed: people were arrested with the goods, which says more than a detention of the goods themselves.
    measured: the goods were weighed, which only who takes them does.
    unlawful: the text calls them stolen, smuggled or false, so that finding is taking.
    many: there are so many that who finds them has found a cache.
    """
    if predicate.value.word.startswith(NOT_ARRIVED) and category not in _CONTRABAND:
        return False  # "the food never reached those in need"
    if family == "arrest" and predicate.value.word.startswith(HOLDING) and not possessed:
        if predicate.value.word == "held" and predicate.value.voice == "active":
            return measured and category in HARD  # "nine packages held 38 pounds of fentanyl"
        if predicate.value.word.startswith("captur") and predicate.value.voice == "passive":
            return False  # "captured on video"
        if predicate.value.word.startswith(("apprehend", "captur")):
            return category in _DETAINABLE | _CONTRABAND | {"devices"}
        return category in _DETAINABLE
    if family == "result" and predicate.value.voice == "passive" and category in ("data", "documents", "accounts"):
        return False  # "records were included in the stolen data"
    if family in ("result", "arrest"):
        return category not in ("other", "data", "documents", "accounts") or family == "result"
    if family == "find":
        word, voice = predicate.value.word, predicate.value.voice
        if (word in ("concealed", "hidden") and voice == "active") or (word == "located" and voice == "passive"):
            return False  # who concealed it were others; a plant "located in" a town was not found
        if (
            word in ("concealed", "hidden")
            and _BROUGHT.search(clause.text, clause.sentence.start, predicate.start)
            and not _CAME_TO_LIGHT.search(clause.text, clause.sentence.start, clause.sentence.end)
        ):
            return False  # "had brought 205 kg into the country, hidden in tins"
        by_him = predicate.rule != "find_had" and _HE.search(clause.text, max(0, predicate.start - 8), predicate.start)
        if by_him or (predicate.value.voice == "active" and _THAT.match(clause.text, predicate.end)):
            return False
        if category in ("devices", "documents") and (
            _SEARCH.search(clause.text, clause.sentence.start, clause.sentence.end)
            or _AUTHORITY.search(clause.text, max(0, predicate.start - 30), predicate.start)
        ):
            return True
        if word in HOLDS_GOODS:
            told = _SEARCHED.search(clause.text, clause.sentence.start, clause.sentence.end) is not None
            return told and (category in HARD if measured else category in HARD | {"tobacco"} and many)
        if measured and word.endswith("carrying") and not unlawful:
            return category in _CONTRABAND  # a lorry carries its load of onions too
        if measured:
            return category not in _LEFT_WHERE_FOUND and (category != "other" or " " in predicate.value.word)
        if (
            category in _FOUND_UNLAWFUL | ({"devices"} if many else set())
            and (unlawful or many)
            and _OFFICERS.search(clause.text, clause.sentence.start, predicate.start)
        ):
            return True
        return (
            category in _FOUND
            or (predicate.rule == LIST_RULE and category not in _LEFT_WHERE_FOUND)
            or (
                category in _CONTRABAND
                and bool(
                    _SEARCHED.search(clause.text, clause.sentence.start, clause.sentence.end)
                    or _AUTHORITY.search(clause.text, max(0, predicate.start - 30), predicate.start)
                )
            )
        )
    if family == "takedown":
        # Sites and shops that were shut down are takedowns, a figure (eval/ANNOTATION.md).
        near = clause.text[max(clause.sentence.start, predicate.start - 80) : predicate.end + 80]
        return category in ("servers", "accounts") or (category == "domains" and "domain" in near)
    if family == "freeze":
        return category in _FREEZABLE
    if family == "destroy":
        return category in _DESTROYABLE
    return True


def category_taken(markup: Markup, mention: Mention, measure: Measure) -> str | None:
    """The category of what is measured: of its item, or money; None where no commodity is named."""
    if measure.currency:
        behind = _IN_GOODS.match(markup.text, mention.end) if not measure.item else None
        if behind is not None:
            # "another $1 million seized in gold ingots".
            found = category_of(markup, behind.end(), noun_phrase(markup.text, behind.end())[1])
            if found in ("gold", "crypto", "jewellery"):
                return found
        inside = category_of(markup, measure.item_start, measure.item_end)
        if inside == "accounts":
            return "money"  # "R$ 126 million in bank accounts"
        if inside is None or (inside in ("drugs", "other", "counterfeit") and "proceeds" in measure.item):
            return "crypto" if measure.currency in ("XBT", "ETH", "XMR", "USDT") else "money"
        return inside
    if measure.item.lower() == "tablets" and any(
        m.value == "devices"
        for m in markup.within("commodity", mention.start - 60, mention.end + 60)
        if not mention.start <= m.start < mention.end
    ):
        return "devices"  # "154 mobile phones, 29 tablets"
    weighed = measure.unit not in (None, "tablet")
    category = category_of(markup, measure.item_start, measure.item_end, weighed=weighed)
    if measure.unit == "tablet" and measure.item.lower() in _BARE_TABLETS and measure.value:
        return _tablets_named(markup, mention.start) or "drugs"
    if category in ("jewellery", "devices", "other") and _MARKED.match(markup.text, mention.end):
        return "counterfeit"  # "46 watches bearing the trademarks of"
    if category in (None, "wildlife") and measure.head in _PLANTS:
        grown = the_drug(markup, mention.start)
        return grown if grown in _GROWN else category  # "a cannabis cultivation with 1,360 plants"
    return category or ("drugs" if measure.unit == "tablet" else None)


def contents_of(markup: Markup, mention: Mention, stop: int) -> str | None:
    """The category of what containers hold that is not counted itself: "19 parcels from Spain containing ecstasy"."""
    holding = _HOLDING.match(markup.text, mention.end, stop)
    if holding is None or markup.within("measure", holding.end(), holding.end() + 24):
        return None
    return category_of(markup, holding.end(), noun_phrase(markup.text, holding.end())[1])


def the_drug(markup: Markup, at: int) -> str | None:
    """What "the drug" at an offset is: the one that was named last before, else the only one that the release names."""
    before = [m.value for m in markup.within("commodity", at - 400, at) if m.value in DRUGS]
    if before:
        return str(before[-1])
    named = {m.value for m in markup.of("commodity") if m.value in DRUGS}
    return str(named.pop()) if len(named) == 1 else None


def _tablets_named(markup: Markup, at: int) -> str | None:
    """The drug whose tablets were named last before an offset: "4.1 million tablets" behind "Captagon tablets"."""
    named = [m for m in markup.within("commodity", at - 400, at) if m.value in DRUGS]
    if named and _IN_TABLETS.search(markup.text, named[-1].start, named[-1].end + 10):
        return str(named[-1].value)
    return None


def of_both(markup: Markup, measure: Measure, category: str | None) -> tuple[str, str] | None:
    """Item and category of a mass of two things at once: "12 tonnes of cocaine and marijuana" are drugs.

    Where the lexicon knows only the second ("metal and mixed scrap"), its category is that of both. None for one thing.
    """
    text = markup.text
    if (
        not measure.item
        or measure.unit in (None, "percent")
        or not text.startswith((" and ", " or "), measure.item_end)
    ):
        return None
    start = measure.item_end + (5 if text.startswith(" and ", measure.item_end) else 4)
    if markup.within("measure", start, start + 12) or _DETERMINED.match(text, start):
        return None
    end = noun_phrase(text, start)[1]
    second = category_of(markup, start, end, weighed=True)
    item = text[measure.item_start : end]
    if category in DRUGS and (second == "drugs" or (second in DRUGS and second != category)):
        return item, "drugs"
    if category in (None, "other") and second is not None:
        return item, second
    return None


def fields_of(
    clause: Clause, markup: Markup, found: Found, mention: Mention, family: str, category: str, item: str
) -> dict[str, Any]:
    """The fields of a seizure without a quantity yet."""
    setting = setting_of(markup, found, clause.sentence)
    return {
        "quantity": None,
        "unit": None,
        "item": item.strip() or category,
        "category": category,
        "action": _ACTIONS[family],
        "bound": "exact",
        "scope": "part" if setting.other else "total",
        "other_operation": setting.other,
        "_setting": setting,
        "country": country_of(markup, found, clause.sentence, mention.start, mention.end),
        "value": None,
    }


def evidence_of(mention: Mention, predicate: Mention) -> tuple[int, int]:
    """The evidence: the measure with its predicate where they stand close, else the measure alone."""
    start, end = min(mention.start, predicate.start), max(mention.end, predicate.end)
    return (start, end) if end - start <= 100 else (mention.start, mention.end)
