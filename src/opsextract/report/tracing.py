"""What was read in a release and rejected: read again from its text, as a record keeps only facts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from opsextract.explaining.decisions import Decision, decisions
from opsextract.reading import Source

if TYPE_CHECKING:
    from opsextract.report.loading import Paired
    from opsextract.resolving.extractor import Extractor


def rejected(paired: Paired, extractor: Extractor) -> list[Decision]:
    """The candidates of a release that became no fact, in the offsets of its record; none for one without text."""
    if paired.text is None:
        return []
    base = paired.release.source.start
    source = Source(paired.release.source.path, paired.text, date=paired.release.published)
    found = []
    for trace in extractor.trace(source):
        for one in decisions(trace):
            if one.outcome in ("rejected", "dropped") and one.spans:
                spans = tuple((start + base, end + base) for start, end in one.spans)
                found.append(replace(one, spans=spans, fact=None, number=None))
    return found
