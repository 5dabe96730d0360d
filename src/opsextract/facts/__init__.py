"""One module for each kind of fact; each has `find(markup, found) -> list[Candidate]`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .candidate import Candidate, Diagnosis, Found

if TYPE_CHECKING:
    from ..pipeline.markup import Markup

__all__ = ["KINDS", "Candidate", "Diagnosis", "Found", "find_facts"]

# In this order, for a module may look at what those before it found. A new kind of fact is a module and a name here.
KINDS = ("masthead", "dates", "agencies", "countries", "operations", "arrests", "seizures", "figures", "kind")


def find_facts(markup: Markup) -> Found:
    """The candidates of every kind that a marked-up release holds."""
    found = Found()
    for name in KINDS:
        found.add(import_module(f"{__name__}.{name}").find(markup, found))
    return found
