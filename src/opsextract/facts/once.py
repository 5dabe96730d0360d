"""Work on a markup that several fact modules need, done once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ..pipeline.markup import Markup

T = TypeVar("T")


def once(make: Callable[[Markup], T]) -> Callable[[Markup], T]:
    """Remember the answer for the markup asked about last: fact modules read one release after the other."""
    latest: tuple[Markup, T] | None = None

    def remembered(markup: Markup) -> T:
        nonlocal latest
        known = latest
        if known is None or known[0] is not markup:
            known = latest = (markup, make(markup))
        return known[1]

    return remembered
