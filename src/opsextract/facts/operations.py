"""Operations and projects: their names, once each, with the part they play, their days and who led them."""

from __future__ import annotations

from ..pipeline.markup import Markup
from .candidate import Candidate, Found
from .operation_groups import best, grouped
from .operation_names import find_namings
from .operation_roles import primaries


def find(markup: Markup, found: Found) -> list[Candidate]:
    """One candidate for each named operation or project, with every naming as evidence."""
    namings = find_namings(markup)
    if not namings:
        return []
    groups = grouped(markup, namings)
    reported = primaries(markup, groups)
    candidates = []
    for i, group in enumerate(groups):
        naming = best(markup, group)
        fields = {
            "name": naming.name,
            "full_name": markup.text[naming.start : naming.end].strip('"'),
            "type": naming.type,
            "role": "primary" if i in reported else "related",
            "period": None,
            "led_by": [],
            "coordinated_by": [],
            "supported_by": [],
        }
        candidates.append(Candidate("operations", fields, [(n.start, n.end) for n in group], naming.rule))
    return candidates
