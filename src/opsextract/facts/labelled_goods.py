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
    r"(?::|=|\||\s[–—-]\s|\t|\s{2,})\s*"
)
_TAKEN_BEHIND = regex.compile(r"\ (?:seized|confiscated|recovered|intercepted|frozen|forfeited)$")
_UNIT_OF_LABEL = regex.compile(r"\((?:in\ )?(?P<unit>[\w ]+)\)")


def labelled_goods(clause: Clause, markup: Markup, found: Found) -> Iterator[Candidate]:
    """The goods of a line "label: quantity" that stands in a list of what was seized, or says so in its label."""
    text, sentence = clause.text, clause.sentence
    line = _LABEL.match(text, sentence.start, sentence.end)
    if line is None or line["label"].count(" ") > 5:
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


def _quantity(number: Mention, label: str, measure: Measure | None) -> tuple[float | None, str | None]:
    """How much, and the unit behind the number, else that which the label gives in brackets, else pieces."""
    if measure is not None and (measure.unit or measure.currency):
        return measure.value, measure.unit
    said = _UNIT_OF_LABEL.search(label)
    unit, factor = UNITS.get(said["unit"].lower(), ("piece", 1.0)) if said else ("piece", 1.0)
    return number.value.value * factor, unit
