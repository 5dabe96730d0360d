"""Measures: a number with its unit or currency and the thing that it counts, as in "more than 2 t of cocaine"."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from ..lexicons import read_toml
from .markup import Mention
from .noun_phrase import PERSON_HEADS, head_of, noun_phrase
from .numbers import Number


@dataclass(frozen=True, slots=True)
class Measure:
    """A stated quantity: of mass or volume (`unit`), of money (`currency`) or of things counted (neither).

    `item` is what is counted, in the words of the text, at [item_start, item_end); `head` is its last word in lower
    case.
    """

    number: Number
    unit: str | None
    currency: str | None
    factor: float
    item: str
    item_start: int
    item_end: int
    head: str

    @property
    def value(self) -> float | None:
        """The quantity in `unit`; None when the text gives no number."""
        return None if self.number.value is None else round(self.number.value * self.factor, 6)

    @property
    def high(self) -> float | None:
        """The upper end of a range, in `unit`."""
        return None if self.number.high is None else round(self.number.high * self.factor, 6)

    @property
    def is_bare(self) -> bool:
        """Whether a plain number stands for people or things named elsewhere."""
        return not self.item and self.unit is None and self.currency is None

    @property
    def is_person(self) -> bool:
        """Whether people are counted."""
        return self.head in PERSON_HEADS


UNITS: dict[str, tuple[str, float]] = {}
"""Term → unit of the record and the factor that turns what is written into it."""
for _name, _row in read_toml("units.toml").items():
    if _name == "converted":
        for _other in _row.values():
            UNITS.update({term: (_other["unit"], float(_other["factor"])) for term in _other["terms"]})
    else:
        UNITS.update(dict.fromkeys(_row["terms"], (_name, 1.0)))
# Headlines write units with capitals; letters alone keep their case ("mg" and "MG" differ).
UNITS.update(
    {form: value for term, value in list(UNITS.items()) if len(term) > 3 for form in (term.title(), term.upper())}
)
WEIGHED = frozenset(["kg", "g", "mg", "t", "lb", "oz", "l", "ml"])
"""Units of mass and volume."""
_CURRENCIES: dict[str, str] = {
    **{
        sign: code
        for sign, code in read_toml("currencies.toml")["before"].items()
        if len(sign) > 1 and sign.isupper() and sign.isalpha()
    },
    **read_toml("currencies.toml")["after"],
    # Headlines in capitals.
    **{name.upper(): code for name, code in read_toml("currencies.toml")["after"].items() if len(name) > 3},
}
# "two pill presses": a unit in the singular behind several describes what follows.
_SINGULAR = frozenset(["pill", "tablet", "capsule", "dose", "pound", "gallon"])
_UNIT_AFTER = regex.compile(r"[\ -]?(?P<unit>\L<units>)(?![\w/])", units=list(UNITS))
_CURRENCY_AFTER = regex.compile(r"\ ?(?P<currency>\L<names>)(?!\w)", names=list(_CURRENCIES))
_PERCENT = regex.compile(r"[\ -]?per\ ?cent\b")
_LINK = regex.compile(r"\.?\ (?:\([^)]{1,40}\)\ )?(?:worth\ of|of|in)\ (?=\S)")
# A number that stands for people or things named before: "38 were picked up", "four of them", "nine in Spain".
_BARE = regex.compile(
    r"\ (?:more\ |others\ )?(?:(?:of\ (?:them|these|those|whom|which)|in\ all|in\ total)\b"
    r"|(?:were|was|have|had|has|are|is|in|at|from|by|for|on|[Aa]rrested|[Dd]etained|[Hh]eld|[Nn]abbed"
    r"|[Ss]eized|ARRESTED)\b)"
)
# Behind a unit these say no thing: "5,000 tablets an hour", "640 tablets stolen the same night".
_NO_ITEM = regex.compile(r"\ (?:an?|per|each|every|stolen|seized|worth)\ ")
# "312kg 400g of heroin": digits begin another count.
_NOUN_NEXT = regex.compile(r"\ (?!\d)")
_GROUP_OF = regex.compile(r"\b(?:crew|group|gang|family|team|party|ring|band|cell)\ of\ $")
# "tens of thousands in cash".
_CASH = regex.compile(r"\ (?:U\.S\.\ |US\ |Canadian\ |Australian\ )?(?:cash|currency)\b")
_IN_CASH = regex.compile(r"\ (?:in|of)\ (?=(?:cash|currency|euros|dollars)\b)")
# "two Aurora, Illinois, men were arrested".
_OF_TOWN = regex.compile(
    r",\ [A-Z][\w.]+(?:\ [A-Z][\w.]+)?,?\ (?:[a-z]+\ )?(?:men|women|man|woman|residents?|brothers|individuals"
    r"|people|police\ officers)\b"
)
# "91 of them AK-pattern rifles" counts rifles.
_OF_THEM = regex.compile(r"\ of\ (?:them|these|which|whom|those)\ (?!\w+ed\b|in\b|at\b|on\b|by\b|from\b)")


def find_measures(text: str, numbers: list[Mention]) -> list[Mention]:
    """A measure for each number that has a unit, a currency or a noun behind it, in text order."""
    measures = []
    for mention in numbers:
        measure, end = _measure(text, mention)
        if measure is not None:
            measures.append(Mention(mention.start, end, "measure", measure, mention.rule))
    return _compounded(text, _respective(text, numbers, measures))


_JOINT = regex.compile(r",?\ and\ |,\ ")
_RESPECTIVELY = regex.compile(r"[^.;\n]{0,150}?\brespectively\b")


def _respective(text: str, numbers: list[Mention], measures: list[Mention]) -> list[Mention]:
    """Give numbers the noun or unit that they share with the last of their row: "12 and 15 people, respectively"."""
    if "respectively" not in text:
        return measures
    stated = {m.start: m for m in measures}
    behind: Mention | None = None  # the member of a row behind the number at hand
    for mention in reversed(numbers):
        known = stated.get(mention.start)
        if known is not None:
            whole = known.value.item and not known.value.currency
            behind = known if whole and _RESPECTIVELY.match(text, known.end) else None
        elif behind is not None and mention.value.value and _JOINT.fullmatch(text, mention.end, behind.start):
            shared = replace(behind.value, number=mention.value)
            behind = stated[mention.start] = Mention(mention.start, mention.end, "measure", shared, "respective")
        else:
            behind = None
    return [stated[start] for start in sorted(stated)]


_GRAMS = {"mg": 1e-3, "g": 1.0, "kg": 1e3, "t": 1e6, "lb": 453.59237, "oz": 28.349523125}


def _compounded(text: str, measures: list[Mention]) -> list[Mention]:
    """Join a mass said in two units, and give both of two measures the item that stands behind the second.

    "1 kilo 240 grams", "three tons and 420 kilograms of resin"; "300 litres and 200 kilograms of chemicals".
    """
    kept: list[Mention] = []
    for mention in measures:
        measure: Measure = mention.value
        before: Measure | None = kept[-1].value if kept else None
        if (
            before is not None
            and before.unit in _GRAMS
            and measure.unit in _GRAMS
            and not before.item
            and _GRAMS[before.unit] > _GRAMS[measure.unit]
            and before.value is not None
            and measure.value is not None
            and text[kept[-1].end : mention.start] in (" and ", " ", ", ")
            and not _RESPECTIVELY.match(text, mention.end)
        ):
            total = before.value + measure.value * _GRAMS[measure.unit] / _GRAMS[before.unit]
            number = replace(before.number, value=round(total, 6))
            joined = replace(measure, number=number, unit=before.unit, factor=1.0)
            kept[-1] = Mention(kept[-1].start, mention.end, "measure", joined, "compound")
        elif (
            before is not None
            and before.unit
            and measure.unit
            and not before.item
            and measure.item
            and text[kept[-1].end : mention.start] == " and "
        ):
            shared = replace(
                before, item=measure.item, item_start=measure.item_start, item_end=measure.item_end, head=measure.head
            )
            kept[-1:] = [Mention(kept[-1].start, kept[-1].end, "measure", shared, "shared_item"), mention]
        else:
            kept.append(mention)
    return kept


def _measure(text: str, mention: Mention) -> tuple[Measure | None, int]:
    """The measure that begins with a number, and where it ends; None where nothing behind the number is counted."""
    number: Number = mention.value
    end = mention.end
    unit: str | None = None
    factor = 1.0
    currency = number.currency
    if text[end : end + 1] == "%" or _PERCENT.match(text, end):
        return Measure(number, "percent", None, 1.0, "", end, end, "percent"), end + 1
    if currency is None:
        after = _CURRENCY_AFTER.match(text, end)
        if after:
            currency, end = _CURRENCIES[after["currency"]], after.end()
    elif text[end : end + 5] in (" USD", " USD "):
        currency, end = "USD", end + 4
    if currency is None:
        after = _UNIT_AFTER.match(text, end)
        if after and after["unit"] in _SINGULAR and number.value != 1 and not text.startswith(" of ", after.end()):
            if UNITS[after["unit"]][0] != "tablet":
                return None, end  # "a 70 pound silver bar" is one bar
        elif after:
            unit, factor = UNITS[after["unit"]]
            end = after.end()
    if currency or unit:
        item_start, item_end = end, end
        link = _LINK.match(text, end)
        if link and _links(text, link, unit is not None):
            item_start, item_end = noun_phrase(text, link.end())
        elif currency and (cash := _CASH.match(text, end)) is not None:
            item_start, item_end = end + 1, cash.end()
        elif unit and _NOUN_NEXT.match(text, end) and not _NO_ITEM.match(text, end):
            item_start, item_end = noun_phrase(text, end + 1)
            if item_end <= item_start:
                item_start = item_end = end
        if unit == "tablet" and item_end <= item_start:
            item_start, item_end = mention.end + 1, end
    else:
        of_them = _OF_THEM.match(text, end) or (_IN_CASH.match(text, end) if number.value is None else None)
        item_start, item_end = noun_phrase(
            text,
            of_them.end()
            if of_them
            else end + 2
            if text.startswith(' "', end)
            else end + 1
            if text[end : end + 1] in " -"
            else end,
        )
        if item_end <= item_start:
            if not _BARE.match(text, end) and not _GROUP_OF.search(text, max(0, mention.start - 14), mention.start):
                return None, end
            item_start = item_end = end
        if (
            number.fraction == 3
            and number.value is not None
            and number.value < 1000
            and number.value != int(number.value)
        ):
            # What is counted comes whole: "3.610 live turtles" are thousands.
            number = replace(number, value=round(number.value * 1000))
    if number.value is None and currency is None and (vague := _CURRENCY_AFTER.match(text, item_start)) is not None:
        # "hundreds of thousands of dollars".
        currency, item_start, item_end = _CURRENCIES[vague["currency"]], vague.end(), vague.end()
    if (elsewhere := _OF_TOWN.match(text, item_end)) is not None and text[item_start : item_start + 1].isupper():
        item_end = elsewhere.end()
    item = text[item_start:item_end]
    head = head_of(item)
    if unit is None and currency is None and UNITS.get(head, ("", 0))[0] == "tablet":
        unit = "tablet"
    return Measure(number, unit, currency, factor, item, item_start, item_end, head), max(end, item_end)


def _links(text: str, link: regex.Match[str], is_unit: bool) -> bool:
    """Whether "of" or "in" leads to the item: "7 tonnes in Belgium" does not, "$5,000 in US currency" does."""
    if link.group().strip(" .") != "in":
        return True
    following = text[link.end() : link.end() + 12]
    if _PLACE.match(text, link.end()):
        return False
    return not is_unit and (
        not following[:1].isupper()
        or following.startswith(_MONEY_ADJECTIVES)
        or text.endswith(("Million", "Billion", "Thousand"), 0, link.start())  # titles: "$3.2 Million in Narcotics"
    )


# "£40,000 in a bag", "$9,000 in his car": where money was, not what it was.
_PLACE = regex.compile(r"(?:the|an?|one|two|three|his|her|their|its|each|several)\ (?!form\b|total\b|combination\b)")
_MONEY_ADJECTIVES = (
    "US",
    "U.S",
    "Canadian",
    "American",
    "Australian",
    "Bitcoin",
    "Hong Kong",
    "Euro",
    "Swiss",
    "British",
    "Tether",
    "USDT",
    "Monero",
)
