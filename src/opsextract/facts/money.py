"""The currency of an amount whose sign leaves it open."""

from __future__ import annotations

from ..lexicons import read_toml
from ..pipeline.markup import Markup
from .candidate import Found

_LOCAL = read_toml("currencies.toml")["local"]


def currency_of(markup: Markup, found: Found, currency: str) -> str:
    """The ISO 4217 code for what a measure carries: the release's own country decides what a bare "$" means.

    Unless the text shows a country whose own dollar it is, a bare dollar is that of the United States.
    """
    family = {"$": "dollar", "INR": "rupee", "PHP": "peso"}.get(currency)
    if family is None:
        return currency
    code = _LOCAL[family].get(home_of(found) or "")
    return code or ("USD" if currency == "$" else currency)


def home_of(found: Found) -> str | None:
    """The country that issued the release: that of its dateline, else the participant it names first."""
    for candidate in found.of("dateline"):
        code = candidate.fields.get("country")
        if code:
            return str(code)
    participants = [c for c in found.of("countries") if c.fields["role"] == "participant"]
    return str(participants[0].fields["code"]) if len({c.fields["code"] for c in participants}) == 1 else None
