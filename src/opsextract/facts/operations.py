"""Operations and projects: their names, once each, with the part they play, their days and who led them."""

from __future__ import annotations

from ..pipeline.markup import Markup
from .candidate import Candidate, Found
from .operation_groups import best, grouped
from .operation_names import find_namings
from .operation_partners import partners_of
from .operation_periods import dates_of, periods_of
from .operation_places import Places
from .operation_roles import primaries


def find(markup: Markup, found: Found) -> list[Candidate]:
    """One candidate for each named operation or project, with every naming as evidence."""
    namings = find_namings(markup)
    if not namings:
        return []
    groups = grouped(markup, namings)
    places = Places(groups)
    reported = primaries(markup, groups, places)
    published = next((c.fields["value"] for c in found.of("published")), markup.published)
    periods = periods_of(markup, groups, places, dates_of(found), reported, anchor=published)
    partners = partners_of(markup, places, reported)
    candidates = []
    for i, group in enumerate(groups):
        naming = best(markup, group)
        fields = {
            "name": naming.name,
            "full_name": _unquoted(markup.text[naming.start : naming.end]),
            "type": naming.type,
            "role": "primary" if i in reported else "related",
            "period": periods[i],
            **partners[i],
        }
        candidates.append(Candidate("operations", fields, [(n.start, n.end) for n in group], naming.rule))
    return candidates


def _unquoted(name: str) -> str:
    """A name without quotes around it, and without one that stands alone in it."""
    name = name.strip('"')
    return name.replace('"', "") if name.count('"') % 2 else name
