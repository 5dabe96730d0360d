"""Goods with a quantity: what a measure bound to a predicate says was taken, and of what it is."""

from __future__ import annotations

import regex

from ..lexicons import read_toml
from ..lexicons.codes import currencies
from ..pipeline.markup import Markup, Mention
from ..pipeline.measures import WEIGHED, Measure
from ..pipeline.noun_phrase import CONTAINERS, noun_phrase
from .assertion import status_of
from .attachment import is_located
from .candidate import Candidate, Found
from .clause import GOODS, Clause, measure_of
from .commodity import category_of
from .lists import LIST_RULE
from .money import currency_of, money_of
from .seizure_goods import (
    GOODS_BY_VALUE,
    HARD,
    NOT_ARRIVED,
    WORTH_IS_QUANTITY,
    category_taken,
    contents_of,
    evidence_of,
    fields_of,
    may_take,
    of_both,
    the_drug,
)
from .seizure_objects import is_listed, is_loaded, is_object, is_plain_object, is_possessed
from .worth import (
    is_denomination,
    is_false_money,
    is_payment,
    is_rate,
    is_restated,
    is_settlement,
    is_worth_of,
    weighs,
)

_DATA = read_toml("seizures.toml")
_NO_GOODS = frozenset(_DATA["no_goods"]["heads"])
_CURRENCY_UNITS = frozenset(currencies())
_UNLAWFUL = regex.compile(rf"\b(?:{'|'.join(_DATA['words']['unlawful'])})\b", regex.IGNORECASE)
# "EUR 97 million VAT fraud: nine arrests": the amount only describes.
_DESCRIBES = regex.compile(r"\ (?!(?:in|of|from|seized|were|was|worth|and|or|at|on|by|as|to)\b)[A-Za-z]")
_HOLDS = regex.compile(r"\ (?:containing|with|filled|full)\b")
_OF_WHICH = regex.compile(r"\ of\ (?:which|whom|them|these)\b")
_OF_WHICH_BEFORE = regex.compile(r"\bof\ (?:which|whom|these)\ $")
# "1.6 tonnes of which was methamphetamine".
_OF_WHICH_WAS = regex.compile(r"\ ?(?:of\ )?which\ (?:was|were|is|are)\ (?:of\ )?")
# "more than half a tonne could have been made from it".
_COULD = regex.compile(r"\ (?:could|would|might|may|can)\b")
_THE_SAME = regex.compile(r"\b(?:the|this|that)\ (?:same\ )?$", regex.IGNORECASE)
_DRUG = regex.compile(r"(?:same\ )?(?:drug|substance|narcotic)s?", regex.IGNORECASE)
_WHO = regex.compile(r"\b(?:that|which|who)\b")
# A bare number is of what was counted last only where it stands for a noun: "7 in Malta", "another 410 were found".
_STANDS_FOR = regex.compile(r"\ (?!in\ cash)(?:in|at|from|were|was|on|have|had|of|more|others)\b|[.,;]|$")
_NAME_BEFORE = regex.compile(r"(?<=\ )[A-Z][A-Za-z]+\.?\ $")
_ADJECTIVE = regex.compile(r"\ (?:[a-z-]+\ )?(?=\S)")


def counted_goods(
    clause: Clause, markup: Markup, found: Found, mention: Mention, predicate: Mention, last: Candidate | None
) -> list[Candidate]:
    """What a measure bound to a predicate says was taken: one candidate, two for a range, none where it is no seizure.

    last: the goods named before, of which a measure without a noun is ("7.1 tonnes in Belgium").
    """
    measure = measure_of(mention)
    text, family = clause.text, predicate.value.family
    if _is_nothing_taken(clause, mention, predicate, last):
        return []
    known = _what_it_is(clause, markup, mention, predicate, last)
    if known is None:
        return []
    item, category = known
    subject = predicate.value.voice == "passive" and mention.start < predicate.start
    arrested = family == "arrest" and not is_possessed(clause, mention, predicate)
    if measure.currency and (arrested or predicate.value.word.startswith(NOT_ARRIVED)):
        return []  # "apprehended a man on the R511", "EUR 4 million that will never reach them"
    if (
        family in GOODS
        and not subject
        and not ((measure.unit in WEIGHED or category in HARD) and is_loaded(text, mention, predicate.end))
        and is_located(text, mention, 0 if family == "result" else predicate.end)
        and not is_object(text, mention, predicate)
    ):
        return []
    if not may_take(
        family,
        category,
        clause,
        predicate,
        possessed=is_possessed(clause, mention, predicate),
        measured=measure.unit in WEIGHED,
        unlawful=_UNLAWFUL.search(item) is not None,
        many=(measure.value or 0) >= 20,
    ):
        return []
    worth_of = measure.currency is not None and (
        (is_worth_of(text, measure) and category not in WORTH_IS_QUANTITY)
        or (category in GOODS_BY_VALUE and not is_false_money(item))
    )
    status = "done" if predicate.start < clause.sentence.start else status_of(text, clause.sentence, predicate)
    base = fields_of(clause, markup, found, mention, family, category, item or _default_item(measure))
    span = [(mention.start, mention.end) if predicate.rule == LIST_RULE else evidence_of(mention, predicate)]
    rule = f"seizures.{family}_{predicate.value.voice}"
    if worth_of:
        fields = {**base, "bound": "vague", "value": money_of(markup, found, measure)}
        return [Candidate("seizures", fields, span, rule, status)]
    unit = (
        currency_of(markup, found, measure.currency, measure.item_start, measure.item_end)
        if measure.currency
        else measure.unit or "piece"
    )
    stated = [(measure.value, measure.number.bound)]
    if measure.number.high is not None:
        stated = [(measure.value, "at_least"), (measure.high, "at_most")]
    return [
        Candidate("seizures", {**base, "quantity": q, "unit": unit, "bound": b}, list(span), rule, status)
        for q, b in stated
    ]


def _is_nothing_taken(clause: Clause, mention: Mention, predicate: Mention, last: Candidate | None) -> bool:
    """Whether a measure counts people, payments, rates, parts and the like, which are no goods."""
    measure, text, family = measure_of(mention), clause.text, predicate.value.family
    if measure.unit == "percent" or measure.is_person or measure.head in _NO_GOODS or is_restated(text, mention):
        return True
    if measure.currency and (
        is_payment(text, clause.sentence.start, mention)
        or is_denomination(text, mention)
        or (family == "recover" and is_settlement(clause))
        or (
            predicate.rule == LIST_RULE
            and not measure.item
            and (
                text[clause.sentence.start : clause.sentence.end] == text[mention.start : mention.end]
                or (clause.sentence.role == "title" and _DESCRIBES.match(text, mention.end))
            )
        )
    ):
        return True
    if family == "arrest" and measure.is_bare:
        return True
    if predicate.value.word == "held" and not is_listed(clause, mention, predicate) and mention.start > predicate.end:
        return True  # "that he believed held a bomb with a ton of it"
    if measure.unit == "mg" and not measure.item:
        return True  # "pills of tramadol 225mg" says how strong they are
    if measure.is_bare and (
        text[mention.start - 1 : mention.start] == "(" or (last and _OF_WHICH.match(text, mention.end))
    ):
        return True  # "two firearms (one of them loaded)", "seven dogs, five of which were dead"
    if family == "result" and predicate.rule != LIST_RULE and _WHO.search(text, predicate.end, mention.start):
        return True  # "the results of an action against a gang that took $96 million"
    return is_rate(text, mention) or _COULD.match(text, mention.end) is not None


def _what_it_is(
    clause: Clause, markup: Markup, mention: Mention, predicate: Mention, last: Candidate | None
) -> tuple[str, str] | None:
    """Item and category of what is measured; None where no goods are named."""
    measure, text = measure_of(mention), clause.text
    item = measure.item
    category = category_taken(markup, mention, measure)
    if not item and measure.currency is None:
        # A quantity of nothing is no fact.
        named = _of_what(clause, markup, mention, last)
        if named is None:
            return None
        item, category = named
    elif measure.currency and not item:
        goods = _ADJECTIVE.match(text, mention.end)
        behind = markup.within("commodity", goods.end(), goods.end() + 1) if goods else []
        if behind and behind[0].value in GOODS_BY_VALUE | {"drugs"}:
            # "foil Php 71.4M shabu shipment": the worth of what follows.
            return text[behind[0].start : behind[0].end], behind[0].value
    if (
        category == "drugs"
        and _DRUG.fullmatch(item)
        and _THE_SAME.search(text, max(0, measure.item_start - 12), measure.item_start)
    ):
        category = the_drug(markup, mention.start) or category
    both = of_both(markup, measure, category)
    if both is not None:
        item, category = both
    if category is None and measure.head == "powder":
        category = the_drug(markup, mention.start)
    if category is None and measure.head in CONTAINERS:
        category = contents_of(markup, mention, clause.sentence.end)
        if category is None and _HOLDS.match(text, mention.end):
            return None  # how much of it, the text says behind them
        if category is None and any(m.start > mention.end and weighs(clause, m) for m in clause.measures):
            category = the_drug(markup, mention.start)  # "58 bales, weighing 2,200 pounds"
    if category is None:
        if _OF_WHICH_BEFORE.search(text, clause.sentence.start, mention.start):
            return None  # "63 passports, of which 41 forged"
        return (item, "other") if is_plain_object(clause, mention, predicate) else None
    return item, category


def _of_what(clause: Clause, markup: Markup, mention: Mention, last: Candidate | None) -> tuple[str, str] | None:
    """Item and category of a measure without a noun: what follows "of which was", else what was named last."""
    text = clause.text
    was = _OF_WHICH_WAS.match(text, mention.end)
    if was is not None:
        end = noun_phrase(text, was.end())[1]
        category = category_of(markup, was.end(), end, weighed=measure_of(mention).unit in WEIGHED)
        if category is not None:
            return text[was.end() : end], category
    bare = measure_of(mention).is_bare
    if last is None and bare and _OF_WHICH.match(text, mention.end):
        # "Pens turned up in 22 countries, and 18,400 of them were confiscated".
        for goods in markup.within("commodity", clause.sentence.start, mention.start):
            category = category_of(markup, goods.start, noun_phrase(text, goods.start)[1])
            return (text[goods.start : goods.end], category) if category is not None else None
    if last is None or last.fields["unit"] in _CURRENCY_UNITS:
        return None
    named = _NAME_BEFORE.search(text, max(clause.sentence.start, mention.start - 12), mention.start)
    if bare and (not _STANDS_FOR.match(text, mention.end) or named is not None):
        return None  # "a scale and Kshs 63,000 in cash"
    return last.fields["item"], last.fields["category"]


def _default_item(measure: Measure) -> str:
    """What to call goods that the text gives no noun for."""
    return "bitcoin" if measure.currency == "XBT" else "money" if measure.currency else "goods"
