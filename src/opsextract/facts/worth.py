"""What an amount is: what was seized, or its worth, its weight, a payment, a denomination, a rate."""

from __future__ import annotations

import regex

from ..pipeline.markup import Mention
from ..pipeline.measures import Measure
from .clause import Clause, measure_of

_WEIGHING = regex.compile(
    r"\b(?:weighing|weighed|weighs?|totall?ing|amounting\ to|with\ a\ (?:\w+\ )?weight\ of"
    r"|having\ (?:an?\ )?(?:\w+\ )?weight\ of|tipp(?:ed|ing)\ the\ scales\ at|or|i\.e\.|equal\ to)"
    r"(?:\ (?:in\ at|a\ total\ of|a\ combined|some|about|around|over|more\ than|nearly"
    r"|approximately|almost))*\ $",
    regex.IGNORECASE,
)
_WORTH = regex.compile(
    r"(?:\b(?:assets|goods|property|properties|balances|accounts)\ for|\bprices?\ (?:of|at)|\bpriced\ at"
    r"|\bcounter-value\ of|\bworth(?:\ (?:of|an?))?|\bvalued"
    r"|\bvalue\ (?:at|of)(?:\ an)?|\bvalue\ (?:of|at|is|was|being|exceed\w+)|\bworth\ (?:an\ )?estimated"
    r"|\bvalue\ estimated\ at|\bvalue:|\bestimated\ (?:to\ be\ worth|at)|\bestimated\ (?:street\ |market\ "
    r"|retail\ )?value\ (?:of|is|was)?|\bequivalent\ (?:to|of)|\bwould\ (?:have\ )?(?:be\ |been\ )?worth"
    r"|\bestimated|\bvaluing|\bto\ the\ value\ of|\bfetch(?:ed)?|\bMSRP\ of"
    r"|\bwith\ an?\ (?:\w+\ ){0,3}(?:value|balance|volume|worth)\ of"
    r"|\bvalue\ of\ (?:the|this|that|these)\ (?:\w+\ )?\w+\ (?:is|was|reaches|stands\ at))"
    r"(?:\ (?:at|of|to|a|an|the|total|some|approx\.|more|than|over|about"
    r"|around|nearly|almost|estimated|approximately|up|between|at\ least|in\ excess\ of|roughly|close))*\ $",
    regex.IGNORECASE,
)
_WORTH_OF = regex.compile(r"\ worth\ of\ |\ of\ worth\ ")
_NOT_SEIZED_MONEY = regex.compile(
    r"\b(?:fines?|penalt(?:y|ies)|restitution|tax(?:es)?|duties|damages?|loss(?:es)?|bail|bond|reward"
    r"|ransom|salary|fees?|profit|revenue|cost|duty|levy|levies|turnover|evaded|evasion)\b",
    regex.IGNORECASE,
)
_PAID_IN = regex.compile(
    r"\ (?:in|as)\ (?:criminal\ |civil\ )?(?:restitution|fines?|penalties|taxes|damages|bail|fees|duties"
    r"|losses)\b"
)
_RATE = regex.compile(r"\ (?:an|a|per|each|every)\ (?:hour|minute|day|week|month|year)\b|/(?:hour|day|h)\b")
_DENOMINATION = regex.compile(
    r"(?:,?\ (?:and\ |or\ )?\p{Sc}\d+)*\ (?:counterfeit\ |Federal\ Reserve\ |U\.?S\.?\ |dollar\ |euro\ )?"
    r"(?:bills?|[Nn]otes?|banknotes?|FRNs)\b"
)
_SETTLEMENT = regex.compile(
    r"\b(?:settle(?:d|ments?)|False\ Claims|judge?ments|civil|overpayments?|qui\ tam|whistleblowers?|cleanup"
    r"|natural\ resources|Superfund)\b",
    regex.IGNORECASE,
)
_MEMBERS = regex.compile(r"[,;]|\band\b")
_BRACKET = regex.compile(r"\w\ \($")
_FALSE_MONEY = regex.compile(r"\b(?:currency|notes|banknotes|bills|money|cash|euros|dollars|FRNs)\b", regex.IGNORECASE)


def is_worth(clause: Clause, mention: Mention) -> bool:
    """Whether an amount is the worth of goods and not money taken: "valued at $2 million", "heroin (EUR 900,000)"."""
    measure = measure_of(mention)
    if not measure.currency or measure.currency == "XBT":
        return False
    text = clause.text
    if _WORTH.search(text, max(clause.sentence.start, mention.start - 60), mention.start):
        return not _WORTH_OF.match(text, mention.end)
    return text[mention.start - 1 : mention.start] == "(" and measure.item == ""


def is_worth_of(text: str, measure: Measure) -> bool:
    """Whether an amount stands before its goods as their worth: "$2 million worth of ivory"."""
    return text.endswith("worth of ", 0, measure.item_start)


def is_false_money(item: str) -> bool:
    """Whether counterfeits are money, which an amount counts: "$14,600 in counterfeit currency"."""
    return _FALSE_MONEY.search(item) is not None


def weighs(clause: Clause, mention: Mention) -> bool:
    """Whether a mass or volume without an item is the weight of what stands before it: "weighing 62.4 kg"."""
    measure = measure_of(mention)
    if measure.unit in (None, "percent", "tablet") or measure.item:
        return False
    return bool(_WEIGHING.search(clause.text, max(clause.sentence.start, mention.start - 40), mention.start))


def is_payment(text: str, sentence_start: int, mention: Mention) -> bool:
    """Whether an amount is a fine, restitution, a loss or the like: by the words right before and right after it."""
    lead = _MEMBERS.split(text[max(sentence_start, mention.start - 45) : mention.start])[-1]
    return bool(
        _NOT_SEIZED_MONEY.search(lead)
        or _PAID_IN.match(text, mention.end)
        or _NOT_SEIZED_MONEY.fullmatch(measure_of(mention).item)
    )


def is_denomination(text: str, mention: Mention) -> bool:
    """Whether an amount says which notes and not how much: "counterfeit $100, $50 and $20 bills"."""
    return _DENOMINATION.match(text, mention.end) is not None


def is_settlement(clause: Clause) -> bool:
    """Whether a sentence tells of a settlement or judgment, of which what is recovered was never seized."""
    return _SETTLEMENT.search(clause.text, clause.sentence.start, clause.sentence.end) is not None


def is_rate(text: str, mention: Mention) -> bool:
    """Whether a measure says how much in a time: "2 tonnes a week", "40 parcels per day"."""
    return bool(_RATE.match(text, mention.end) or _RATE.search(measure_of(mention).item))


def is_restated(text: str, mention: Mention) -> bool:
    """Whether a measure in brackets says the one before it again in another unit: "54 kilograms (119 pounds)"."""
    return (
        text[mention.start - 1 : mention.start] == "("
        and bool(_BRACKET.search(text, max(0, mention.start - 4), mention.start))
        and measure_of(mention).item == ""
        and bool(measure_of(mention).unit or measure_of(mention).currency)
    )
