"""The category of goods, from the commodity words in a phrase."""

from __future__ import annotations

from ..lexicons import read_toml
from ..pipeline.markup import Markup

_WEAK = frozenset(category for category, row in read_toml("commodities.toml").items() if row.get("weak"))


def is_weak(category: str) -> bool:
    """Whether a category gives way to any other in the same phrase."""
    return category in _WEAK


def category_of(markup: Markup, start: int, end: int) -> str | None:
    """The category of the goods in [start, end), None where no commodity word stands.

    The last strong word decides, for English puts the head last ("drug proceeds", "gold jewellery"); a weak one decides
    only where it is alone ("counterfeit cigarettes" are tobacco).
    """
    weak: str | None = None
    strong: str | None = None
    for mention in markup.within("commodity", start, end):
        if mention.end > end:
            continue
        if mention.value == "other" and mention.end == end and " of " not in markup.text[start:end]:
            return "other"  # "cash-counting machines"
        if mention.value in _WEAK:
            weak = mention.value
        else:
            strong = mention.value
    return strong or weak
