"""What the page knows of each release: a row of the index, and its facts, in plain JSON values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args

from opsextract.explaining.decisions import Decision
from opsextract.records import edtf
from opsextract.records.fields import (
    ACTIONS,
    BOUNDS,
    CATEGORIES,
    FIGURE_KINDS,
    RELEASE_KINDS,
    CountryRole,
    DateRole,
    OperationRole,
    OperationType,
    Scope,
    quantity_units,
)
from opsextract.writing.facts import Shown, shown

if TYPE_CHECKING:
    from opsextract.records import Release
    from opsextract.report.loading import Paired

Plain = dict[str, Any]
_DERIVED = frozenset(["evidence", "rule", "alpha3", "normalized", "start", "end", "full_name"])


def choices() -> Plain:
    """The closed lists of the record contract, for the forms of the page."""
    from opsextract.lexicons.codes import countries

    return {
        "bound": BOUNDS,
        "category": CATEGORIES,
        "action": ACTIONS,
        "figure": FIGURE_KINDS,
        "kind": RELEASE_KINDS,
        "scope": get_args(Scope),
        "operationType": get_args(OperationType),
        "operationRole": get_args(OperationRole),
        "dateRole": get_args(DateRole),
        "countryRole": get_args(CountryRole),
        "unit": sorted(quantity_units(), key=lambda unit: (unit.isupper(), unit)),
        "country": {code: country.name for code, country in sorted(countries().items())},
        "edtf": edtf.PATTERN,
    }


def row(release: Release) -> Plain:
    """The release in the overview: what it is sorted, filtered, searched and counted by."""
    return {
        "id": release.id,
        "title": release.title,
        "publisher": release.publisher,
        "published": release.published,
        "kind": release.kind,
        "path": release.source.path,
        "index": release.source.index,
        "operations": [one.name for one in release.operations if one.role == "primary"],
        "countries": [one.code for one in release.countries if one.role == "participant"],
        "arrests": _total(release),
        "arrestsIn": _arrests_by_country(release),
        "seizures": len(release.seizures),
        "goods": _goods(release),
        "notes": len(release.diagnostics),
        "words": " ".join(dict.fromkeys(fact.words for fact in shown(release))),
    }


def _total(release: Release) -> int | None:
    """The figure that the release states for its own operation or case."""
    own = (one.count for one in release.arrests if one.scope == "total" and not one.other_operation)
    return next((count for count in own if count is not None), None)


def _arrests_by_country(release: Release) -> dict[str, int]:
    """Arrests that the release places in a country: its parts where it gives any, else its total."""
    placed = [one for one in release.arrests if one.country and one.count is not None and not one.other_operation]
    parts = [one for one in placed if one.scope == "part"]
    sums: dict[str, int] = defaultdict(int)
    for one in parts or placed[:1]:
        sums[str(one.country)] += one.count or 0
    return dict(sums)


def _goods(release: Release) -> list[tuple[str, str, float | None]]:
    """Seizures as (category, base unit, quantity): totals, and parts of what has no total; "" and None for vague."""
    sums: dict[tuple[str, str, bool], float] = defaultdict(float)
    vague: dict[str, None] = {}
    for one in release.seizures:
        if one.other_operation:
            continue
        if one.normalized is None:
            vague[one.category] = None
        else:
            sums[one.category, one.normalized.unit, one.scope == "total"] += one.normalized.quantity
    counted = [(c, u, q) for (c, u, total), q in sums.items() if total or (c, u, True) not in sums]
    known = {category for category, _, _ in counted}
    return [*counted, *((category, "", None) for category in vague if category not in known)]


def details(paired: Paired, rejected: Iterable[Decision] | None) -> Plain:
    """The release by itself: its numbered facts, what was rejected (None when nobody asked), offsets from its start."""
    release = paired.release
    base = release.source.start
    return {
        "base": base,
        "problem": paired.problem,
        "language": release.language,
        "facts": [_fact(release, number, fact) for number, fact in enumerate(shown(release), 1)],
        "rejected": None if rejected is None else [_rejected(one, base) for one in rejected],
    }


def _fact(release: Release, number: int, fact: Shown) -> Plain:
    kind, _, index = fact.path.rstrip("]").partition("[")
    value = getattr(release, kind)
    item: Plain = {}
    if index:
        item = {k: v for k, v in value[int(index)].model_dump(mode="json").items() if k not in _DERIVED}
    return {
        "n": number,
        "kind": fact.kind,
        "what": fact.what,
        "words": fact.words,
        "rule": fact.rule,
        "status": "of another operation or time" if item.get("other_operation") else "done",
        "spans": [[start - release.source.start, end - release.source.start] for start, end in fact.spans],
        "item": item,
    }


def _rejected(one: Decision, base: int) -> Plain:
    return {
        "kind": one.kind,
        "words": one.words,
        "status": one.status if one.outcome == "rejected" else one.outcome,
        "reason": one.reason,
        "rule": one.rule,
        "spans": [[start - base, end - base] for start, end in one.spans],
    }
