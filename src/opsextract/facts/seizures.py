"""Seizures: what authorities took or blocked, how much of it, and what it is worth."""

from __future__ import annotations

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Mention
from ..pipeline.measures import WEIGHED
from ..pipeline.noun_phrase import CONTAINERS
from ..pipeline.predicates import Predicate
from .assertion import mark_background
from .attachment import clauses
from .candidate import Candidate, Found
from .clause import GOODS, Clause, measure_of
from .counted_goods import counted_goods
from .labelled_goods import labelled_goods
from .lists import LIST_RULE
from .money import money_of
from .seized_hosts import seized_hosts
from .seizure_goods import HOLDING, WORTH_IS_QUANTITY
from .seizure_objects import is_possessed
from .unnumbered_goods import unnumbered_goods
from .unsaid_goods import unsaid_goods
from .worth import is_worth, weighs

_TAKEN = regex.compile(r"(seized|forfeited|confiscated|frozen|recovered)\ ")
_FAMILY_OF = {"s": "seize", "c": "seize", "f": "forfeit", "r": "recover"}
# "The packages had a combined weight of 141 pounds".
_WEIGHED_LATER = regex.compile(
    r"(?:The|These|Those|All\ the)\ (?P<what>(?:[\w-]+\ ){1,4}?)"
    r"(?:weighed(?:\ in\ at)?|had\ a\ (?:\w+\ )?weight\ of|tipped\ the\ scales\ at)\ (?:a\ total\ of\ |in\ total\ )?"
)
_ANY_GOODS = frozenset(read_toml("seizures.toml")["words"]["any_goods"])
_COUNTED_TOO = frozenset(["pieces", "piece", "items", "specimens"])


def find(markup: Markup, found: Found) -> list[Candidate]:
    """A candidate for each quantity seized, and for each category seized without a number, in text order."""
    candidates: list[Candidate] = []
    known: Candidate | None = None  # what was taken last, which "a further 12 kg" is more of
    for clause in clauses(markup):
        if known is not None and (weight := _weight_told_after(clause, known)) is not None:
            known = _weighed(known, weight, candidates)
            continue
        if (
            not any(p.value.family in GOODS or p.value.family == "arrest" for p in clause.predicates)
            and not any(measure_of(m).head == "forfeiture" or _TAKEN.match(measure_of(m).item) for m in clause.measures)
            and (clause.inherited is None or clause.inherited.value.family not in GOODS)
        ):
            candidates.extend(unsaid_goods(clause, markup, found, known))
            continue
        candidates.extend(seized_hosts(clause, markup, found))
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
                between = [
                    c
                    for c in unnumbered
                    if last.spans[0][0] < c.fields["_at"] and 0 < mention.start - c.fields["_at"] < 45
                ]
                if between and between[-1].fields["quantity"] is None:
                    _weigh(between[-1], mention)  # "146 vehicles, and gold bars weighing 3.2 kg"
                elif last.fields["unit"] == "piece":
                    last = _weighed(last, mention, candidates)
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
                and not is_possessed(clause, mention, predicate)
                and not predicate.value.word.startswith(HOLDING)
            ):
                continue
            new = counted_goods(clause, markup, found, mention, predicate, last or _more_of(known, mention, clause))
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


def _weight_told_after(clause: Clause, known: Candidate) -> Mention | None:
    """The weight that a sentence tells of what was counted in one shortly before: "The ivory weighed 78.5 kg"."""
    told = _WEIGHED_LATER.match(clause.text, clause.sentence.start, clause.sentence.end)
    if told is None or known.fields["unit"] != "piece" or clause.sentence.start - known.spans[0][0] > 500:
        return None
    if not _alike(told["what"], str(known.fields["item"]), str(known.fields["category"])):
        return None
    weight = next((m for m in clause.measures if m.start - told.end() in range(16)), None)
    return weight if weight is not None and measure_of(weight).unit in WEIGHED else None


def _alike(what: str, item: str, category: str) -> bool:
    """Whether "the ivory" or "the packages" is what an item of a category names."""
    words = set(what.lower().split())
    return category in words or bool(words & set(item.lower().split())) or bool(words & _ANY_GOODS)


def _weighed(last: Candidate, mention: Mention, candidates: list[Candidate]) -> Candidate:
    """Counted goods with their weight: instead of the number of containers, beside that of whole things.

    "97 blocks of skunk weighing 62.4 kg" are so much skunk; "19 rhinoceros horns, weighing 42 kg" are two facts.
    """
    words = str(last.fields["item"]).lower().split(" of ")[0].split()
    if words and words[-1] in CONTAINERS - _COUNTED_TOO:
        _weigh(last, mention)
        return last
    candidates.append(Candidate("seizures", dict(last.fields), list(last.spans[:1]), last.rule, last.status))
    _weigh(candidates[-1], mention)
    return candidates[-1]


def _weigh(last: Candidate, mention: Mention) -> None:
    """Give goods the mass or volume that a mention states instead of their number."""
    measure = measure_of(mention)
    last.fields.update(quantity=measure.value, unit=measure.unit, bound=measure.number.bound)
    last.spans.append((mention.start, mention.end))
