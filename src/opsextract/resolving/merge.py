"""Saying it once: candidates that state the same fact become one item with all their evidences."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from ..facts import Candidate, Found
from . import arrests, seizures

_DATE_ROLES = ("publication", "operation", "event", "future", "background")


def merged(found: Found, kind: str) -> list[Candidate]:
    """The candidates of a kind that are reported as done, each fact once, in text order of first mention."""
    resolver = _RESOLVERS.get(kind)
    if resolver is not None:
        return resolver([candidate for candidate in found.of(kind) if candidate.status == "done"])
    key, better = _RULES.get(kind, (None, None))
    items: dict[Hashable, Candidate] = {}
    for candidate in found.of(kind):
        if candidate.status != "done":
            continue
        identity: Hashable = key(candidate.fields) if key else id(candidate)
        known = items.get(identity)
        if known is None:
            items[identity] = Candidate(kind, dict(candidate.fields), list(candidate.spans), candidate.rule)
            continue
        if better is not None and better(candidate.fields, known.fields):
            known.fields, known.rule = dict(candidate.fields), candidate.rule
        known.spans.extend(candidate.spans)
    for item in items.values():
        item.spans = list(dict.fromkeys(item.spans))
    return list(items.values())


def _date_is_better(new: dict[str, Any], old: dict[str, Any]) -> bool:
    return _DATE_ROLES.index(new["role"]) < _DATE_ROLES.index(old["role"])


def _participant(new: dict[str, Any], old: dict[str, Any]) -> bool:
    return bool(new["role"] == "participant" and old["role"] != "participant")


_Key = Callable[[dict[str, Any]], Hashable]
_Better = Callable[[dict[str, Any], dict[str, Any]], bool]
# For each kind: what makes two candidates one fact, and when the later one says it better.
_RULES: dict[str, tuple[_Key, _Better | None]] = {
    # Pleas and charges of single people are facts of their own; any other count said twice is one.
    "figures": (lambda fields: (fields["kind"], fields["count"], fields["unit"], fields.get("_person")), None),
    "dates": (lambda fields: fields["value"], _date_is_better),
    "countries": (lambda fields: fields["code"], _participant),
}
_RESOLVERS: dict[str, Callable[[list[Candidate]], list[Candidate]]] = {
    "arrests": arrests.resolve,
    "seizures": seizures.resolve,
}
