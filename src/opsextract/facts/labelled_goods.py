"""Goods as the label of a line, how much of them behind it: "Cocaine: 3,500 kg", "Cigarettes (sticks) | 1,200,000"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..pipeline.markup import Markup, Mention
from ..pipeline.measures import UNITS, Measure
from .candidate import Candidate, Found
from .clause import GOODS, Clause, measure_of
from .commodity import category_of
from .money import currency_of, money_of
from .seizure_goods import GOODS_BY_VALUE, fields_of

_LABEL = regex.compile(
    r"(?:[^\w\s(]\s*|\(?\w{1,2}[.)]\s+)?(?P<label>(?:[Tt]otal\ )?[A-Za-z][^:|=,\n\t]{2,60}?)\s*"
    r"(?::|=|\||\s[–—-]\s|\t|\s{2,}|\s(?=\d[\d,.]*\s?(?:kgs?|g|gms?|grams|tons?|tonnes|lbs?|pounds|litres|ltrs?|pcs|nos)\.?\s*$))\s*"
)
_CELL = regex.compile(r"\d[\d,.\ ]*")
_AND = regex.compile(r"(?:,|\band)\ $")
_LOOKED_AT = regex.compile(r"\b(?:searched|inspected|checked|visited|screened|examined|boarded|scanned|stopped)$")
_TAKEN_BEHIND = regex.compile(r"\ (?:seized|confiscated|recovered|intercepted|frozen|forfeited)$")
_UNIT_OF_LABEL = regex.compile(r"\((?:in\ )?(?P<unit>[\w ]+)\)")


def labelled_goods(clause: Clause, markup: Markup, found: Found) -> Iterator[Candidate]:
    """The goods of a line "label: quantity" that stands in a list of what was seized, or says so in its label."""
    text, sentence = clause.text, clause.sentence
    line = _LABEL.match(text, sentence.start, sentence.end)
    if line is None and _CELL.fullmatch(text, sentence.start, sentence.end):
        yield from _cell_below(clause, markup, found)
        return
    if line is None or line["label"].count(" ") > 5 or sentence.role == "title":
        return
    if _LOOKED_AT.search(line["label"]):
        return
    if any(m.start < line.end("label") for m in clause.measures):
        return  # "recovered 74 vehicles worth $6.2 million: 51 in ..."
    number = next(iter(markup.within("number", line.end(), min(line.end() + 3, sentence.end))), None)
    if number is None or number.value.value is None:
        return
    taking = next(
        (p for p in clause.predicates if p.value.family in GOODS and line.start("label") <= p.start < line.end()),
        clause.inherited,
    )
    first, last = line.span("label")
    if taking is None or taking.value.family not in GOODS or taking.value.family == "takedown":
        return
    said = _TAKEN_BEHIND.search(line["label"])
    last -= len(said.group()) if said else 0
    category = category_of(markup, first, last, weighed=True)
    if category is None:
        return
    measure = next((measure_of(m) for m in clause.measures if m.start == number.start), None)
    mention = Mention(
        first, number.end if measure is None else max(number.end, measure.item_start), "measure", None, "labelled"
    )
    item = text[first:last].partition("(")[0].strip()
    fields = fields_of(clause, markup, found, mention, taking.value.family, category, item)
    if measure is not None and measure.currency and category in GOODS_BY_VALUE:
        fields.update(quantity=None, unit=None, bound="vague", value=money_of(markup, found, measure))
    else:
        quantity, unit = _quantity(number, line["label"], measure)
        if measure is not None and measure.currency:
            unit = currency_of(markup, found, measure.currency)
        fields.update(quantity=quantity, unit=unit, bound=number.value.bound)
    yield Candidate("seizures", fields, [(first, mention.end)], "seizures.labelled", "done")
    for more in clause.measures if category == "money" else ():
        amount = measure_of(more)
        if more.start > number.start and amount.currency and _AND.search(text, mention.end - 1, more.start):
            # "Cash: 312,000 zlotys and 41,000 euros".
            unit = currency_of(markup, found, amount.currency)
            beside = {**fields, "quantity": amount.value, "unit": unit, "bound": amount.number.bound}
            yield Candidate("seizures", beside, [(more.start, more.end)], "seizures.labelled", "done")


def _cell_below(clause: Clause, markup: Markup, found: Found) -> Iterator[Candidate]:
    """A number that stands alone on the line below its goods, as cells of a table do when it is copied as text."""
    lead, sentence = clause.inherited, clause.sentence
    label = markup.sentence_at(sentence.start - 2)
    number = next(iter(markup.within("number", sentence.start, sentence.start + 1)), None)
    if lead is None or lead.value.family not in GOODS or label is None or number is None or not number.value.value:
        return
    category = category_of(markup, label.start, label.end, weighed=True)
    if category is None or label.end - label.start > 40 or number.value.currency:
        return
    item = clause.text[label.start : label.end].strip()
    mention = Mention(label.start, number.end, "measure", None, "cell")
    fields = fields_of(clause, markup, found, mention, lead.value.family, category, item)
    fields.update(quantity=number.value.value, unit="piece", bound=number.value.bound)
    yield Candidate("seizures", fields, [(label.start, number.end)], "seizures.cell", "done")


def _quantity(number: Mention, label: str, measure: Measure | None) -> tuple[float | None, str | None]:
    """How much, and the unit behind the number, else that which the label gives in brackets, else pieces."""
    if measure is not None and (measure.unit or measure.currency):
        return measure.value, measure.unit
    said = _UNIT_OF_LABEL.search(label)
    unit, factor = UNITS.get(said["unit"].lower(), ("piece", 1.0)) if said else ("piece", 1.0)
    return number.value.value * factor, unit
