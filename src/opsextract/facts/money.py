"""The currency of an amount whose sign leaves it open."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..lexicons import read_toml
from ..pipeline.markup import Markup
from ..pipeline.measures import Measure
from .candidate import Found

_LOCAL = read_toml("currencies.toml")["local"]


def currency_of(markup: Markup, found: Found, currency: str, start: int = 0, end: int = 0) -> str:
    """The ISO 4217 code for what a measure carries: the release's own country decides what a bare "$" means.

    start, end: the words after the amount, which may name the country ("$154,300 in Canadian cash").

    Unless the text shows a country whose own dollar it is, a bare dollar is that of the United States.
    """
    if currency not in _LOCAL:
        return currency
    for mention in markup.within("country", start, end):
        code = mention.value.split("|")[0]
        return str(_LOCAL[currency].get(code) or ("USD" if currency == "$" else currency))
    own = _LOCAL.get(currency, {}).get(home_of(found) or "")
    if currency == "$" and own and not own.endswith("D") and "dollar" in markup.text[start - 12 : start].lower():
        return "USD"  # pesos are written with the sign, and never called dollars
    return own or ("USD" if currency == "$" else currency)


def money_of(markup: Markup, found: Found, measure: Measure) -> dict[str, Any] | None:
    """An amount as the record gives it, {amount, currency}; None for a measure that is no amount."""
    if measure.value is None or measure.currency is None:
        return None
    currency = currency_of(markup, found, measure.currency, measure.item_start, measure.item_end)
    return {"amount": measure.value, "currency": currency}


def home_of(found: Found) -> str | None:
    """The country that issued the release: that of its dateline, else the participant it names first."""
    for candidate in found.of("dateline"):
        code = candidate.fields.get("country")
        if code:
            return str(code)
    participants = {c.fields["code"] for c in found.of("countries") if c.fields["role"] == "participant"}
    if len(participants) == 1:
        return str(participants.pop())
    votes = Counter(c.fields["country"] for c in found.of("agencies") if c.fields["country"])
    return str(votes.most_common(1)[0][0]) if votes else None
