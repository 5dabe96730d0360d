"""Seizures: what authorities took or blocked, how much of it, and what it is worth."""

from __future__ import annotations

import regex

from ..lexicons import read_toml
from ..lexicons.codes import currencies
from ..pipeline.markup import Markup, Mention
from ..pipeline.measures import WEIGHED, Measure
from ..pipeline.noun_phrase import CONTAINERS
from ..pipeline.predicates import Predicate
from .assertion import mark_background, status_of
from .attachment import clauses, is_located
from .candidate import Candidate, Found
from .clause import GOODS, Clause, measure_of
from .labelled_goods import labelled_goods
from .lists import LIST_RULE
from .money import currency_of, money_of
from .seizure_goods import (
    GOODS_BY_VALUE,
    HARD,
    HOLDING,
    WORTH_IS_QUANTITY,
    category_taken,
    contents_of,
    evidence_of,
    fields_of,
    may_take,
    of_both,
    the_drug,
)
from .unnumbered_goods import WITH, unnumbered_goods
from .worth import (
    is_denomination,
    is_false_money,
    is_payment,
    is_rate,
    is_restated,
    is_settlement,
    is_worth,
    is_worth_of,
    weighs,
)

_DATA = read_toml("seizures.toml")
_NO_GOODS = frozenset(_DATA["no_goods"]["heads"])
_CURRENCY_UNITS = frozenset(currencies())
_TO_OBJECT = regex.compile(r"\ (?:of|to|totall?ing|amount(?:ed|ing|s)?\ to|reached|with)\ (?:a\ total\ of\ |the\ )?")
# "EUR 97 million VAT fraud: nine arrests": the amount only describes.
_DESCRIBES = regex.compile(r"\ (?!(?:in|of|from|seized|were|was|worth|and|or|at|on|by|as|to)\b)[A-Za-z]")
# "intercepted a lorry with 819 kilograms of hashish".
_LOADED = regex.compile(r"\b(?:with|carrying|containing|transporting|holding)\ (?:[a-z]+\ ){0,2}$")
_HOLDS = regex.compile(r"\ (?:containing|with|filled|full)\b")
_OF_WHICH = regex.compile(r"\ of\ (?:which|whom|them|these)\b")
_UNLAWFUL = regex.compile(rf"\b(?:{'|'.join(_DATA['words']['unlawful'])})\b", regex.IGNORECASE)
_TAKEN = regex.compile(r"(seized|forfeited|confiscated|frozen|recovered)\ ")
_FAMILY_OF = {"s": "seize", "c": "seize", "f": "forfeit", "r": "recover"}


def find(markup: Markup, found: Found) -> list[Candidate]:
    """A candidate for each quantity seized, and for each category seized without a number, in text order."""
    candidates: list[Candidate] = []
    known: Candidate | None = None  # what was taken last, which "a further 12 kg" is more of
    for clause in clauses(markup):
        if (
            not any(p.value.family in GOODS or p.value.family == "arrest" for p in clause.predicates)
            and not any(measure_of(m).head == "forfeiture" or _TAKEN.match(measure_of(m).item) for m in clause.measures)
            and (clause.inherited is None or clause.inherited.value.family not in GOODS)
        ):
            continue
        labelled = list(labelled_goods(clause, markup, found))
        if labelled:
            candidates.extend(labelled)
            continue
        last: Candidate | None = None
        worths: list[Mention] = []
        unnumbered = list(unnumbered_goods(clause, markup, found))
        for mention in clause.measures:
            if is_worth(clause, mention):
                nearer = last and any(
                    last.spans[0][0] < c.fields["_at"] < mention.start and not _joined(clause, c) for c in unnumbered
                )
                if last is not None and last.fields["value"] is None and not nearer:
                    _value(last, mention, markup, found)
                else:
                    worths.append(mention)
                continue
            if last is not None and last.fields["unit"] in ("piece", "tablet") and weighs(clause, mention):
                # "97 blocks of skunk weighing 62.4 kg"; tablets are counted.
                if last.fields["unit"] == "piece":
                    _weigh(last, mention)
                continue
            predicate = clause.predicate_of(mention)
            described = _TAKEN.match(measure_of(mention).item) if measure_of(mention).currency else None
            if described is not None and predicate is None:
                # "returned $65 million in forfeited funds".
                at = measure_of(mention).item_start
                value = Predicate(_FAMILY_OF[described[1][0]], "noun", described[1])
                predicate = Mention(at, at + described.end(1), "predicate", value, LIST_RULE)
            if measure_of(mention).currency and measure_of(mention).head in ("forfeiture", "forfeitures"):
                # "ordered to pay $794,012 in forfeiture".
                predicate = Mention(
                    mention.end - 10, mention.end, "predicate", Predicate("forfeit", "noun", "forfeiture"), LIST_RULE
                )
            if predicate is None or (
                predicate.value.family not in GOODS
                and not _is_possessed(clause, mention, predicate)
                and not predicate.value.word.startswith(HOLDING)
            ):
                continue
            new = _numbered(clause, markup, found, mention, predicate, last or _more_of(known, mention, clause))
            candidates.extend(new)
            last = new[-1] if new else last
        known = last or known
        for mention in clause.measures if last is None else []:
            of = [c for c in unnumbered if c.spans[0][1] <= mention.start and c.fields["quantity"] is None]
            if of and weighs(clause, mention):
                _weigh(of[-1], mention)
        for mention in worths:
            before = [c for c in unnumbered if c.fields["_at"] < mention.start and c.fields["value"] is None]
            if before:
                _value(before[-1], mention, markup, found)
                _as_quantity(before[-1], measure_of(mention).number.bound)
        candidates.extend(unnumbered)
    mark_background(candidates)
    return candidates


def _joined(clause: Clause, candidate: Candidate) -> bool:
    """Whether goods without a number share that of what stands before them: "1,377 watches and handbags"."""
    at = candidate.fields["_at"]
    if candidate.fields["category"] in ("money", "crypto"):
        return False  # "65 vehicles and cash worth USD 1.9 million"
    return any(m.end < at and clause.text[m.end : at] == " and " for m in clause.measures)


def _more_of(known: Candidate | None, mention: Mention, clause: Clause) -> Candidate | None:
    """What a mass or volume without a noun is of: what was weighed shortly before ("a further 12 kg were seized")."""
    if clause.sentence.role == "title" or weighs(clause, mention):
        return None
    if known is None or measure_of(mention).unit not in WEIGHED or known.fields["unit"] not in WEIGHED:
        return None
    return known if clause.sentence.start - known.spans[0][0] < 500 else None


def _value(candidate: Candidate, mention: Mention, markup: Markup, found: Found) -> None:
    """Give goods the amount that a mention states for their worth."""
    candidate.fields["value"] = money_of(markup, found, measure_of(mention))
    candidate.spans.append((mention.start, mention.end))


def _as_quantity(candidate: Candidate, bound: str) -> None:
    """What is counted in nothing but money has its worth for a quantity: "assets worth EUR 4 million were frozen"."""
    fields = candidate.fields
    if fields["quantity"] is None and fields["category"] in WORTH_IS_QUANTITY and fields["value"]:
        worth = fields["value"]
        fields.update(quantity=worth["amount"], unit=worth["currency"], bound=bound, value=None)


def _is_possessed(clause: Clause, mention: Mention, predicate: Mention) -> bool:
    """Whether people were arrested with what is measured: it is taken with them."""
    if predicate.value.family != "arrest" or mention.start < predicate.end or mention.start - predicate.end > 150:
        return False
    return bool(WITH.search(clause.text, predicate.end, mention.start))


def _weigh(last: Candidate, mention: Mention) -> None:
    """Give goods the mass or volume that a mention states instead of their number."""
    measure = measure_of(mention)
    last.fields.update(quantity=measure.value, unit=measure.unit, bound=measure.number.bound)
    last.spans.append((mention.start, mention.end))


def _numbered(
    clause: Clause, markup: Markup, found: Found, mention: Mention, predicate: Mention, last: Candidate | None
) -> list[Candidate]:
    """What a measure bound to a predicate says was taken: one candidate, two for a range, none where it is no seizure.

    last: the goods named before, of which a measure without a noun is ("7.1 tonnes in Belgium").
    """
    measure = measure_of(mention)
    text, family = clause.text, predicate.value.family
    if measure.unit == "percent" or measure.is_person or measure.head in _NO_GOODS or is_restated(text, mention):
        return []
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
        return []
    if family == "arrest" and measure.is_bare:
        return []
    subject = predicate.value.voice == "passive" and mention.start < predicate.start
    if measure.unit == "mg" and not measure.item:
        return []  # "pills of tramadol 225mg" says how strong they are
    if measure.is_bare and (
        text[mention.start - 1 : mention.start] == "(" or (last and _OF_WHICH.match(text, mention.end))
    ):
        return []  # "two firearms (one of them loaded)", "seven dogs, five of which were dead"
    if is_rate(text, mention):
        return []
    item = measure.item
    category = category_taken(markup, mention, measure)
    loaded = (measure.unit in WEIGHED or category in HARD) and _LOADED.search(
        text, max(0, mention.start - 30), mention.start
    )
    if (
        family in GOODS
        and not subject
        and not loaded
        and is_located(text, mention, predicate.end)
        and not _is_object(text, mention, predicate)
    ):
        return []
    if not item and measure.currency is None:
        # A quantity of nothing is no fact.
        if last is None or last.fields["unit"] in _CURRENCY_UNITS:
            return []
        item, category = last.fields["item"], last.fields["category"]
    if (
        category == "drugs"
        and item.lower() in ("drug", "drugs", "substance", "narcotic", "narcotics")
        and text[: measure.item_start].endswith("the ")
    ):
        category = the_drug(markup, mention.start) or category
    both = of_both(markup, measure, category)
    if both is not None:
        item, category = both
    if category is None and measure.head in CONTAINERS:
        category = contents_of(markup, mention, clause.sentence.end)
        if category is None and _HOLDS.match(text, mention.end):
            return []  # how much of it, the text says behind them
        if category is None and any(m.start > mention.end and weighs(clause, m) for m in clause.measures):
            category = the_drug(markup, mention.start)  # "58 bales, weighing 2,200 pounds"
    if category is None:
        if not _is_plain_object(text, mention, predicate):
            return []
        category = "other"
    if not may_take(
        family,
        category,
        clause,
        predicate,
        possessed=_is_possessed(clause, mention, predicate),
        measured=measure.unit in WEIGHED,
        unlawful=_UNLAWFUL.search(item) is not None,
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


def _is_plain_object(text: str, mention: Mention, predicate: Mention) -> bool:
    """Whether goods that no lexicon knows stand right at a verb that can only mean a seizure."""
    if predicate.value.family not in ("seize", "forfeit") or measure_of(mention).is_bare:
        return predicate.rule == LIST_RULE and predicate.value.family == "seize" and not measure_of(mention).is_bare
    if predicate.rule == LIST_RULE:
        return True
    if mention.start > predicate.end:
        return mention.start - predicate.end < 6
    return predicate.start - mention.end < 14


def _is_object(text: str, mention: Mention, predicate: Mention) -> bool:
    """Whether only "of", "with" or "to" stands between predicate and measure: its object after all."""
    if text[predicate.end : mention.start] == " ":
        # "found with 3 kg", "ended with 40 arrests and 9 t of tobacco"; but "resulted in $80 million in losses".
        return bool(predicate.value.family == "find" or predicate.value.word.endswith("with"))
    return _TO_OBJECT.fullmatch(text, predicate.end, mention.start) is not None


def _default_item(measure: Measure) -> str:
    """What to call goods that the text gives no noun for."""
    return "bitcoin" if measure.currency == "XBT" else "money" if measure.currency else "goods"
