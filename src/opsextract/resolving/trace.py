"""What each step saw on the way to a record: for explanations, never needed for the record itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..facts import Found
from ..pipeline.markup import Markup
from ..records import Release


@dataclass(frozen=True, slots=True)
class Trace:
    """A release with the mentions and candidates that it was resolved from.

    `markup` and `found` count offsets in `markup.text`, the normalised text of the release; `to_source(start, end)`
    gives the same characters in the decoded text of the file, in which the record counts. `found` holds every
    candidate, with those that did not become a fact.
    """

    release: Release
    markup: Markup
    found: Found
    to_source: Callable[[int, int], tuple[int, int]]
