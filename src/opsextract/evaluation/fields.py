"""The fields that are scored, each with what counts as the same fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from opsextract.evaluation.matching import (
    Outcome,
    close,
    near_category,
    pair,
    same_quantity,
    share_evidence,
    single,
)
from opsextract.evaluation.normalise import Days, Fact, agency_names, days, name, quantity

HEADLINE = ("operations", "dates", "countries", "agencies", "arrests", "seizures")


def compare(gold: Fact, record: Fact) -> dict[str, Outcome]:
    """Every scored field of one release."""
    return {field: rule(gold, record) for field, rule in _FIELDS.items()}


def _items(facts: Fact, kind: str) -> list[Fact]:
    return facts.get(kind) or []


def _listed(kind: str, same: Callable[[Fact, Fact], bool], keep: Callable[[Fact], bool] = lambda item: True) -> Any:
    def rule(gold: Fact, record: Fact) -> Outcome:
        return pair(filter(keep, _items(gold, kind)), filter(keep, _items(record, kind)), same)

    return rule


def _same_name(a: Fact, b: Fact) -> bool:
    return name(a["name"]) == name(b.get("name"))


def _primary(operation: Fact) -> bool:
    return operation.get("role") == "primary"


def _periods(facts: Fact) -> list[tuple[str, Days | None]]:
    named = [(op, op.get("period") or op.get("start_end")) for op in _items(facts, "operations") if _primary(op)]
    return [(name(op["name"]), days(period)) for op, period in named if period]


def _dates(gold: Fact, record: Fact) -> Outcome:
    def values(facts: Fact, optional: bool) -> set[Days | None]:
        return {
            days(d["value"]) for d in _items(facts, "dates") if d.get("value") and bool(d.get("optional")) == optional
        }

    due, optional = values(gold, False), values(gold, True)
    return pair(sorted(due, key=str), sorted(values(record, False) - (optional - due), key=str), lambda a, b: a == b)


def _codes(facts: Fact, role: str | None) -> list[str]:
    return sorted({c["code"] for c in _items(facts, "countries") if c.get("code") and role in (None, c.get("role"))})


def _optional_codes(gold: Fact) -> set[str]:
    marked = {country["code"] for country in _items(gold, "countries") if country.get("optional")}
    return {*(gold.get("countries_optional") or []), *marked}


def _countries(gold: Fact, record: Fact) -> Outcome:
    optional = _optional_codes(gold)
    found = [code for code in _codes(record, None) if code not in optional]
    return pair([code for code in _codes(gold, None) if code not in optional], found, lambda a, b: a == b)


def _participants(gold: Fact, record: Fact) -> Outcome:
    due, optional = _codes(gold, "participant"), _optional_codes(gold)
    found = [code for code in _codes(record, "participant") if code in due or code not in optional]
    return pair(due, found, lambda a, b: a == b)


def _same_count(a: Fact, b: Fact) -> bool:
    if a.get("count") is None and b.get("count") is None:
        return share_evidence(a, b)
    return bool(a.get("count") == b.get("count"))


def _arrest_total(facts: Fact) -> Any:
    totals = (
        arrest["count"]
        for arrest in _items(facts, "arrests")
        if arrest.get("scope") == "total" and arrest.get("count") is not None and not arrest.get("other_operation")
    )
    return next(totals, None)


def _same_seizure(a: Fact, b: Fact) -> bool:
    return same_quantity(quantity(a), quantity(b)) and (quantity(a) is not None or share_evidence(a, b))


def _values(facts: Fact) -> list[tuple[float, str]]:
    values = (seizure.get("value") for seizure in _items(facts, "seizures"))
    return [(value["amount"], value["currency"]) for value in values if value and value.get("amount") is not None]


def _close_count(a: Fact, b: Fact) -> bool:
    x, y = float(a["count"]), float(b["count"])
    return close(x, y, max(abs(x), 1e-9))


def _counted(item: Fact) -> bool:
    return item.get("count") is not None


_FIELDS: dict[str, Callable[[Fact, Fact], Outcome]] = {
    "published": lambda gold, record: single(days(gold.get("published")), days(record.get("published"))),
    "kind": lambda gold, record: single(gold.get("kind"), record.get("kind")),
    "operations": _listed("operations", _same_name),
    "operations.primary": _listed("operations", _same_name, _primary),
    "operations.period": lambda gold, record: pair(_periods(gold), _periods(record), lambda a, b: a == b),
    "dates": _dates,
    "countries": _countries,
    "countries.participant": _participants,
    "agencies": _listed("agencies", lambda a, b: bool(agency_names(a) & agency_names(b))),
    "arrests": _listed("arrests", _same_count),
    "arrests.total": lambda gold, record: single(_arrest_total(gold), _arrest_total(record)),
    "arrests.bound": _listed("arrests", lambda a, b: _same_count(a, b) and a.get("bound") == b.get("bound"), _counted),
    "seizures": _listed(
        "seizures", lambda a, b: _same_seizure(a, b) and near_category(a.get("category"), b.get("category"))
    ),
    "seizures.quantity": _listed("seizures", _same_seizure, lambda item: item.get("quantity") is not None),
    "seizures.value": lambda gold, record: pair(
        _values(gold), _values(record), lambda a, b: a[1] == b[1] and close(a[0], b[0], abs(a[0]))
    ),
    "figures": _listed("figures", lambda a, b: _close_count(a, b) and a.get("kind") == b.get("kind"), _counted),
    "figures.count": _listed("figures", _close_count, _counted),
}

FIELDS = tuple(_FIELDS)
