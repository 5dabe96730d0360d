"""Seizures: what authorities took or blocked, how much of it, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import regex

from ..lexicons.codes import currencies
from ..pipeline.markup import Markup, Mention
from ..pipeline.measures import Measure, noun_phrase
from ..pipeline.predicates import Predicate
from .assertion import is_earlier, status_of
from .attachment import GOODS, LIST_RULE, Clause, clauses, is_located, measure_of
from .candidate import Candidate, Found
from .commodity import category_of
from .money import currency_of
from .place import country_of

_ACTIONS = {
    "seize": "seized",
    "recover": "recovered",
    "intercept": "intercepted",
    "freeze": "frozen",
    "forfeit": "forfeited",
    "destroy": "destroyed",
    "takedown": "seized",
    "find": "seized",
    "result": "seized",
    "arrest": "seized",
}
# A search brings to light much that nobody takes away; these categories are contraband or evidence wherever they are found.
_CONTRABAND = frozenset(
    [
        "cocaine",
        "heroin",
        "cannabis",
        "methamphetamine",
        "amphetamine",
        "mdma",
        "fentanyl",
        "opioids",
        "khat",
        "precursors",
        "drugs",
        "medicines",
        "tobacco",
        "firearms",
        "ammunition",
        "explosives",
        "weapons",
        "money",
        "crypto",
        "wildlife",
        "counterfeit",
        "gold",
        "jewellery",
        "cultural_property",
        "alcohol",
        "fuel",
        "timber",
    ]
)
# What nobody may have: found is taken.
_HARD = frozenset(
    [
        "cocaine",
        "heroin",
        "cannabis",
        "methamphetamine",
        "amphetamine",
        "mdma",
        "fentanyl",
        "opioids",
        "khat",
        "precursors",
        "drugs",
        "firearms",
        "ammunition",
        "explosives",
    ]
)
_COUNTABLE = frozenset(["vehicles", "vessels", "property", "devices", "firearms", "weapons", "other", "jewellery"])
_SEARCH = regex.compile(r"\bsearch(?:ed|es|ing)?\b|\braid", regex.IGNORECASE)
_WITH = regex.compile(r"\b(?:with|in\ possession\ of|carrying|transporting|possessing)\b", regex.IGNORECASE)
_WEIGHING = regex.compile(
    r"\b(?:weighing|weighed|totall?ing|amounting\ to|with\ a\ (?:\w+\ )?weight\ of|or|i\.e\."
    r"|equal\ to)(?:\ (?:in\ at|a\ total\ of|a\ combined|some|about|around|over|more\ than|nearly"
    r"|approximately|almost))*\ $",
    regex.IGNORECASE,
)
_FREEZABLE = frozenset(["accounts", "money", "crypto", "assets", "property", "vehicles", "vessels", "domains", "other"])
_WORTH = regex.compile(
    r"(?:\bprices?\ (?:of|at)|\bpriced\ at|\bcounter-value\ of|\bworth(?:\ (?:of|an?))?|\bvalued"
    r"|\bvalue\ (?:at|of)(?:\ an)?|\bvalue\ (?:of|at|is|was|being|exceed\w+)|\bworth\ (?:an\ )?estimated"
    r"|\bvalue\ estimated\ at|\bestimated\ (?:to\ be\ worth|at)|\bestimated\ (?:street\ |market\ "
    r"|retail\ )?value\ (?:of|is|was)?|\bequivalent\ (?:to|of)|\bwould\ (?:have\ )?(?:be\ |been\ )?worth"
    r"|\bestimated|\bvaluing|\bto\ the\ value\ of|\bfetch(?:ed)?|\bMSRP\ of"
    r"|\bwith\ an?\ (?:\w+\ ){0,3}value\ of)(?:\ (?:at|of|to|a|an|the|total|some|more|than|over|about"
    r"|around|nearly|almost|estimated|approximately|up|between|at\ least|in\ excess\ of|roughly|close))*\ $",
    regex.IGNORECASE,
)
_WORTH_OF = regex.compile(r"\ worth\ of\ |\ of\ worth\ ")
_NOT_SEIZED_MONEY = regex.compile(
    r"\b(?:fines?|penalt(?:y|ies)|restitution|tax(?:es)?|duties|damages?|loss(?:es)?|bail|bond|reward"
    r"|ransom|salary|fees?|profit|revenue|cost)\b",
    regex.IGNORECASE,
)
_ARTICLE = regex.compile(
    r"(?:^|\n|\.|,|;|:|\band|\bof|\bseized|\bincluding|\bwith|\bas\ well\ as|\bplus|\bforfeit|\bfound"
    r"|\brecovered|\bconfiscated)\ (?:also\ )?(?P<det>a|an|one)\ (?=\S)",
    regex.IGNORECASE,
)
_AWAY = regex.compile(
    r"\b(?:from|in|at|on|inside|aboard|during|after|before|when|while|hidden|concealed|belonging|where|near"
    r"|by|against|into|to|used|following|who|which|that|for|under|with|worth|allegedly)\b|[.(]",
    regex.IGNORECASE,
)
_OWN = regex.compile(r"\b(?:seeks?|sought|seeking)\b", regex.IGNORECASE)
_SEARCHED = regex.compile(
    r"\b(?:search\w*|raid\w*|stopped|stop|inspect\w*|police|law\ enforcement|officers?|agents?|customs"
    r"|investigators?|deput\w+|troopers?|authorities|canine|dog|x-ray|scan\w*|warrants?|examin\w+|checks?"
    r"|inside|hidden|concealed|luggage|vehicle|vessel|parcel|container)\b",
    regex.IGNORECASE,
)


def find(markup: Markup, found: Found) -> list[Candidate]:
    """A candidate for each quantity seized, and for each category seized without a number, in text order."""
    candidates: list[Candidate] = []
    for clause in clauses(markup):
        if (
            not any(p.value.family in GOODS or p.value.family == "arrest" for p in clause.predicates)
            and not any(measure_of(m).head == "forfeiture" for m in clause.measures)
            and (clause.inherited is None or clause.inherited.value.family not in GOODS)
        ):
            continue
        last: Candidate | None = None
        worths: list[Mention] = []
        for mention in clause.measures:
            if _is_worth(clause, mention):
                if last is not None and last.fields["value"] is None:
                    _value(last, mention, markup, found)
                else:
                    worths.append(mention)
                continue
            if last is not None and _is_weight(clause, mention, last):
                _weigh(last, mention)
                continue
            predicate = clause.predicate_of(mention)
            if measure_of(mention).currency and measure_of(mention).head in ("forfeiture", "forfeitures"):
                # "ordered to pay $794,012 in forfeiture".
                predicate = Mention(
                    mention.end - 10, mention.end, "predicate", Predicate("forfeit", "noun", "forfeiture"), LIST_RULE
                )
            if predicate is None or (
                predicate.value.family not in GOODS
                and not _is_possessed(clause, mention, predicate)
                and not predicate.value.word.startswith("detain")
            ):
                continue
            new = _numbered(clause, markup, found, mention, predicate, last)
            candidates.extend(new)
            last = new[-1] if new else last
        unnumbered = list(_unnumbered(clause, markup, found))
        for mention in worths:
            before = [c for c in unnumbered if c.spans[0][1] <= mention.start and c.fields["value"] is None]
            if before:
                _value(before[-1], mention, markup, found)
        candidates.extend(unnumbered)
    return candidates


def _value(candidate: Candidate, mention: Mention, markup: Markup, found: Found) -> None:
    candidate.fields["value"] = _money(markup, found, mention)
    candidate.spans.append((mention.start, mention.end))


def _is_possessed(clause: Clause, mention: Mention, predicate: Mention) -> bool:
    """Whether people were arrested with what is measured: it is taken with them."""
    if predicate.value.family != "arrest" or mention.start < predicate.end or mention.start - predicate.end > 150:
        return False
    return bool(_WITH.search(clause.text, predicate.end, mention.start))


def _is_weight(clause: Clause, mention: Mention, last: Candidate) -> bool:
    """Whether a mass gives the weight of the goods before it: "97 blocks of skunk weighing 62.4 kg"."""
    measure = measure_of(mention)
    if measure.unit in (None, "percent", "tablet") or measure.item or last.fields["unit"] != "piece":
        return False
    return bool(_WEIGHING.search(clause.text, max(clause.sentence.start, mention.start - 40), mention.start))


def _weigh(last: Candidate, mention: Mention) -> None:
    measure = measure_of(mention)
    last.fields.update(quantity=measure.value, unit=measure.unit, bound=measure.number.bound)
    last.spans.append((mention.start, mention.end))


def _numbered(
    clause: Clause, markup: Markup, found: Found, mention: Mention, predicate: Mention, last: Candidate | None
) -> list[Candidate]:
    measure = measure_of(mention)
    text, family = clause.text, predicate.value.family
    if measure.unit == "percent" or measure.is_person or measure.head in _NO_GOODS or _is_restated(text, mention):
        return []
    if measure.currency and _is_payment(text, clause.sentence.start, mention):
        return []
    if predicate.value.family == "arrest" and predicate.value.word.startswith("detain") and measure.is_bare:
        return []
    subject = predicate.value.voice == "passive" and mention.start < predicate.start
    if (
        predicate.value.family in GOODS
        and not subject
        and is_located(text, mention)
        and not _is_object(text, mention, predicate)
    ):
        return []
    item = measure.item
    category = _category(markup, mention, measure)
    if not item and measure.currency is None:
        # "7.1 tonnes in Belgium": of what was named before; a quantity of nothing is no fact.
        if last is None or last.fields["unit"] in _CURRENCY_UNITS:
            return []
        item, category = last.fields["item"], last.fields["category"]
    if category == "drugs" and item.lower().split()[-1] in ("drug", "drugs", "substance", "narcotic", "narcotics"):
        category = _the_drug(markup) or category
    if category is None:
        if not _is_plain_object(text, mention, predicate):
            return []
        category = "other"
    if not _may_take(family, category, clause, predicate):
        return []
    worth_of = measure.currency is not None and (_is_worth_of(text, measure) or category in _GOODS_BY_VALUE)
    status = "done" if predicate.rule == LIST_RULE else status_of(text, clause.sentence, predicate)
    base = _fields(clause, markup, found, mention, family, category, item or _default_item(measure))
    span = [(mention.start, mention.end) if predicate.rule == LIST_RULE else _span(mention, predicate)]
    rule = f"seizures.{family}_{predicate.value.voice}"
    if worth_of:
        value = _money(markup, found, mention)
        return [
            Candidate(
                "seizures",
                {**base, "quantity": None, "unit": None, "bound": "vague", "value": value},
                span,
                rule,
                status,
            )
        ]
    unit = (
        currency_of(markup, found, measure.currency, measure.item_start, measure.item_end)
        if measure.currency
        else measure.unit or "piece"
    )
    if measure.number.high is not None:
        ends = ((measure.value, "at_least"), (measure.high, "at_most"))
        return [
            Candidate("seizures", {**base, "quantity": q, "unit": unit, "bound": b}, list(span), rule, status)
            for q, b in ends
        ]
    return [
        Candidate(
            "seizures",
            {**base, "quantity": measure.value, "unit": unit, "bound": measure.number.bound},
            span,
            rule,
            status,
        )
    ]


_NO_GOODS = frozenset(
    [
        "arrests",
        "arrest",
        "searches",
        "seizures",
        "investigations",
        "cases",
        "countries",
        "hours",
        "days",
        "months",
        "years",
        "weeks",
        "hits",
        "victims",
        "operations",
        "inspections",
        "raids",
        "occasions",
        "locations",
        "cities",
        "times",
        "warrants",
        "charges",
        "counts",
        "detections",
        "incidents",
        "seizure",
        "controls",
        "checks",
        "offences",
        "offenses",
        "interceptions",
        "networks",
        "groups",
        "gangs",
        "labs",
        "laboratories",
        "states",
        "laboratory",
        "network",
        "group",
        "km",
        "kilometres",
        "miles",
        "plantations",
        "percent",
    ]
)


# An amount "in" these is what they are worth ("R14 million in illicit cigarettes"); in gold or crypto it is itself what was taken.
_GOODS_BY_VALUE = _HARD | frozenset(
    [
        "medicines",
        "tobacco",
        "alcohol",
        "food",
        "weapons",
        "vehicles",
        "vessels",
        "wildlife",
        "timber",
        "waste",
        "chemicals",
        "fuel",
        "counterfeit",
        "devices",
        "cultural_property",
    ]
)
_CURRENCY_UNITS = frozenset(currencies())


def _the_drug(markup: Markup) -> str | None:
    """What "the drug" is: the one that the release names, when it names but one."""
    named = {
        m.value
        for m in markup.of("commodity")
        if m.value in _HARD and m.value not in ("drugs", "firearms", "ammunition", "explosives", "precursors")
    }
    return named.pop() if len(named) == 1 else None


def _is_payment(text: str, sentence_start: int, mention: Mention) -> bool:
    """Whether an amount is a fine, restitution, a loss or the like: by the words right before and right after it."""
    lead = regex.split(r"[,;]|\band\b", text[max(sentence_start, mention.start - 45) : mention.start])[-1]
    return bool(_NOT_SEIZED_MONEY.search(lead) or _PAID_IN.match(text, mention.end))


_PAID_IN = regex.compile(
    r"\ (?:in|as)\ (?:criminal\ |civil\ )?(?:restitution|fines?|penalties|taxes|damages|bail|fees|duties"
    r"|losses)\b"
)


def _is_worth_of(text: str, measure: Measure) -> bool:
    """ "$2 million worth of ivory"."""
    return text[: measure.item_start].endswith("worth of ")


def _is_plain_object(text: str, mention: Mention, predicate: Mention) -> bool:
    """Whether goods that no lexicon knows stand right at a verb that can only mean a seizure."""
    if predicate.value.family not in ("seize", "forfeit") or measure_of(mention).is_bare:
        return predicate.rule == LIST_RULE and predicate.value.family == "seize" and not measure_of(mention).is_bare
    if predicate.rule == LIST_RULE:
        return True
    if mention.start > predicate.end:
        return mention.start - predicate.end < 6
    return predicate.start - mention.end < 14


def _is_restated(text: str, mention: Mention) -> bool:
    """Whether a measure in brackets says the one before it again in another unit or currency: "54 kilograms (119 pounds)"."""
    return (
        text[mention.start - 1 : mention.start] == "("
        and bool(regex.search(r"\w\ \($", text[max(0, mention.start - 4) : mention.start]))
        and measure_of(mention).item == ""
        and bool(measure_of(mention).unit or measure_of(mention).currency)
    )


def _is_object(text: str, mention: Mention, predicate: Mention) -> bool:
    """Whether only "of", "with" or "to" stands between predicate and measure: its object after all."""
    return bool(
        regex.fullmatch(
            r"\ (?:of|to|totall?ing|amount(?:ed|ing|s)?\ to|reached|with)\ (?:a\ total\ of\ |the\ )?",
            text[predicate.end : mention.start],
        )
    )


def _is_worth(clause: Clause, mention: Mention) -> bool:
    measure = measure_of(mention)
    if not measure.currency or measure.currency == "XBT":
        return False
    text = clause.text
    if _WORTH.search(text, max(clause.sentence.start, mention.start - 60), mention.start):
        return not _WORTH_OF.match(text, mention.end)
    # "22 kg of heroin (EUR 900,000)".
    return text[mention.start - 1 : mention.start] == "(" and measure.item == ""


def _may_take(family: str, category: str, clause: Clause, predicate: Mention) -> bool:
    """Whether a predicate of this family can take goods of this category."""
    if family == "arrest" and predicate.value.word.startswith("detain"):
        return category in ("vessels", "vehicles", "waste", "timber", "food", "counterfeit", "tobacco")
    if family in ("result", "arrest"):
        return category not in ("other", "data", "documents", "accounts") or family == "result"
    if family == "find":
        if category in ("devices", "documents") and (
            _SEARCH.search(clause.text, clause.sentence.start, clause.sentence.end)
            or _AUTHORITY.search(clause.text, max(0, predicate.start - 30), predicate.start)
        ):
            return True
        return category in _HARD or (
            category in _CONTRABAND and bool(_SEARCHED.search(clause.text, clause.sentence.start, clause.sentence.end))
        )
    if family == "takedown":
        # Sites and shops that were shut down are takedowns, a figure (eval/ANNOTATION.md).
        near = clause.text[max(clause.sentence.start, predicate.start - 80) : predicate.end + 80]
        return category in ("servers", "accounts") or (category == "domains" and "domain" in near)
    if family == "freeze":
        return category in _FREEZABLE
    if family == "destroy":
        return category in _CONTRABAND or category in (
            "food",
            "chemicals",
            "waste",
            "vehicles",
            "vessels",
            "documents",
            "assets",
            "other",
        )
    return True


def _category(markup: Markup, mention: Mention, measure: Measure) -> str | None:
    if measure.currency:
        behind = _IN_GOODS.match(markup.text, mention.end) if not measure.item else None
        if behind is not None:
            # "another $1 million seized in gold ingots".
            found = category_of(markup, behind.end(), noun_phrase(markup.text, behind.end())[1])
            if found in ("gold", "crypto", "jewellery"):
                return found
        inside = category_of(markup, measure.item_start, measure.item_end)
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
    return category or ("drugs" if measure.unit == "tablet" else None)


def _default_item(measure: Measure) -> str:
    return "bitcoin" if measure.currency == "XBT" else "money" if measure.currency else "goods"


def _span(mention: Mention, predicate: Mention) -> tuple[int, int]:
    """The evidence: the measure with its predicate where they stand close, else the measure alone."""
    start, end = min(mention.start, predicate.start), max(mention.end, predicate.end)
    return (start, end) if end - start <= 100 else (mention.start, mention.end)


def _fields(
    clause: Clause, markup: Markup, found: Found, mention: Mention, family: str, category: str, item: str
) -> dict[str, Any]:
    earlier = is_earlier(clause.text, clause.sentence)
    return {
        "quantity": None,
        "unit": None,
        "item": item.strip() or category,
        "category": category,
        "action": _ACTIONS[family],
        "bound": "exact",
        "scope": "part" if earlier else "total",
        "country": country_of(markup, found, clause.sentence, mention.start, mention.end),
        "value": None,
    }


def _money(markup: Markup, found: Found, mention: Mention) -> dict[str, Any] | None:
    measure = measure_of(mention)
    if measure.value is None or measure.currency is None:
        return None
    return {"amount": measure.value, "currency": currency_of(markup, found, measure.currency)}


def _unnumbered(clause: Clause, markup: Markup, found: Found) -> Iterator[Candidate]:
    """Goods named without a number as the object of a seizure ("weapons and cash were seized"), or with "a"."""
    text = clause.text
    taken = [(m.start, m.end) for m in clause.measures]
    for at, predicate in enumerate(clause.predicates):
        window = _window(clause, at)
        if window is None:
            continue
        start, end, family, voice = window
        status = status_of(text, clause.sentence, predicate)
        seen: set[str] = set()
        done = start
        for goods in markup.within("commodity", start, end):
            if any(s <= goods.start < e for s, e in taken) or goods.end > end or goods.start < done:
                continue
            phrase_start, phrase_end = _phrase(text, goods, start)
            category = category_of(markup, goods.start, phrase_end)
            if category is None or not _may_take(family, category, clause, predicate):
                continue
            if family == "arrest" and (category not in _HARD or not _WITH.search(text, predicate.end, goods.start)):
                continue
            if not _belongs(text, predicate, goods, phrase_start, voice, taken):
                continue
            done = phrase_end
            fields = _fields(clause, markup, found, goods, family, category, text[phrase_start:phrase_end])
            if _is_one(text, goods, phrase_start, category):
                fields.update(quantity=1, unit="piece", bound="exact")
            elif category in seen or category == "other":
                continue
            else:
                seen.add(category)
                fields.update(quantity=None, unit=None, bound="vague")
            near = abs(goods.start - predicate.end) <= 30 or abs(predicate.start - goods.end) <= 30
            span = _span(goods, predicate) if near else (phrase_start, phrase_end)
            yield Candidate("seizures", fields, [span], f"seizures.{family}_{voice}_unnumbered", status)


def _window(clause: Clause, at: int) -> tuple[int, int, str, str] | None:
    """Where the objects of a predicate may stand, with the family and voice to read them by; None when it takes none."""
    predicate = clause.predicates[at]
    family, voice, word = predicate.value.family, predicate.value.voice, predicate.value.word
    before = clause.predicates[at - 1] if at else None
    if word.startswith("includ"):
        # "assets were seized, including a house": members of what was seized.
        if before is None or before.value.family not in GOODS or before.value.voice != "passive":
            return None
        family, voice = before.value.family, "included"
    elif family not in ("seize", "recover", "intercept", "freeze", "forfeit", "find", "destroy", "arrest") or (
        voice == "active"
        and family != "forfeit"
        and not word.endswith(("ed", "ing", "froze", "found", "up", "s"))
        and clause.sentence.role != "title"
    ):
        return None
    if voice == "passive" and family != "arrest":
        lower = clause.sentence.start
        for earlier in clause.predicates[:at]:
            if not earlier.value.word.startswith("includ"):
                lower = earlier.end
        return max(lower, predicate.start - 160), predicate.start, family, voice
    voice = "with" if family == "arrest" else voice
    upper = clause.predicates[at + 1].start if at + 1 < len(clause.predicates) else clause.sentence.end
    return predicate.end, min(upper, predicate.end + 500), family, voice


def _belongs(
    text: str, predicate: Mention, goods: Mention, phrase_start: int, voice: str, taken: list[tuple[int, int]]
) -> bool:
    """Whether goods stand in the list of a predicate's objects, and not in a place, a purpose or another clause."""
    if _NOT_THESE.search(text, max(0, phrase_start - 8), phrase_start):
        return False
    if taken and "such as" in text[predicate.end : goods.start]:
        return False  # examples of what was counted: "2,074 assets such as cash"
    if voice == "passive":
        gap = _without(text, goods.end, predicate.start, taken)
        if len(gap) < 25:
            gap = regex.sub(r"\b(?:which|that|by|with|to)\b", " ", gap)
        return not _AWAY.search(gap)
    gap = _without(text, predicate.end, goods.start, taken)
    gap = regex.sub(r"^\ of\ |\b(?:as\ well\ as|such\ as|in\ addition\ to|along\ with|together\ with)\b", " ", gap)
    if voice == "noun" and not text.startswith(" of", predicate.end):
        return False
    member = regex.split(r"[;,]|\band\b|\bor\b", gap)[-1]
    if _AWAY.search(member) or member.count(" ") > 6 or _FINITE.search(member):
        return False
    # The first member stands at the verb itself, later ones behind it.
    return member is gap or not _AWAY.search(regex.split(r"[;,]|\band\b|\bor\b", gap)[0]) or bool(taken)


def _is_one(text: str, goods: Mention, phrase_start: int, category: str) -> bool:
    """Whether goods in the singular are one thing: after "a", or as "the car"."""
    if text[goods.start : goods.end].lower().endswith("s"):
        return False
    article = _ARTICLE.search(text, max(0, phrase_start - 14), phrase_start + 1)
    if article is not None and article.end() >= phrase_start - 1:
        return True
    return category in _COUNTABLE and bool(_THE.search(text, max(0, phrase_start - 6), phrase_start))


_FINITE = regex.compile(r"\b(?:were|was|is|are|had|has|have|will|would|used|did)\b")
_AUTHORITY = regex.compile(
    r"\b(?:officers?|agents?|police|investigators?|detectives|deput(?:y|ies)|troopers?|enforcement"
    r"|authorities|customs|inspectors?|officials|they|gendarmes)\ (?:also\ |later\ |then\ )?$",
    regex.IGNORECASE,
)
_NOT_THESE = regex.compile(r"\b(?:[Tt]hese|[Tt]hose|[Ww]hose|[Tt]heir|any)\ $")
_IN_GOODS = regex.compile(r"\ (?:(?:was|were|been)\ )?(?:seized|recovered|confiscated|frozen)\ in\ (?=\w)")
_THE = regex.compile(r"(?:\b[Tt]he|^[Aa]n?|\.\ [Aa]n?|\n[Aa]n?)\ $")


def _without(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> str:
    """text[start:end] without the measures in it: their own words lead nowhere."""
    pieces, at = [], start
    for first, last in taken:
        if first >= at and last <= end:
            pieces.append(text[at:first])
            at = last
    return "".join([*pieces, text[at:end]])


def _phrase(text: str, goods: Mention, lower: int) -> tuple[int, int]:
    """The noun phrase around a commodity word: what stands before it in the same list member, and on to its end."""
    _, end = noun_phrase(text, goods.start)
    lead = regex.search(
        r"(?<![\w'-])(?:(?!and\b|or\b|of\b|these\b|those\b|whose\b|their\b|his\b|her\b|such\b|as\b|[Tt]he\b"
        r"|[Aa]\b|[Aa]n\b|in\b|also\b|were\b|was\b|various\b|including\b|with\b|seized\b)[\w'-]+\ ){0,3}$",
        text[max(lower, goods.start - 40) : goods.start],
    )
    start = goods.start - (len(lead.group()) if lead else 0)
    return start, max(end, goods.end)
