"""Which statements of seizures say the same."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ..facts import Candidate
from ..facts.seizure_goods import DRUGS
from ..records.units import normalise

_GENERAL = frozenset(["other", "drugs"])
_MONEYED = frozenset(["assets", "money", "property", "accounts", "crypto"])


def resolve(candidates: list[Candidate]) -> list[Candidate]:
    """Each seizure once: repeated quantities joined, vague ones only where no quantity of their category stands."""
    numbered: list[Candidate] = []
    alike: defaultdict[Any, list[Candidate]] = defaultdict(list)  # those in `numbered` that may be the same, in order
    for candidate in candidates:
        if candidate.fields["quantity"] is None and candidate.fields["value"] is None:
            continue
        fields = dict(candidate.fields)
        if fields["quantity"] is not None:
            quantity, unit = normalise(fields["quantity"], fields["unit"])
            fields["normalized"] = {"quantity": quantity, "unit": unit}
        stated = fields.get("normalized") or {"category": fields["category"], **fields["value"]}
        known = alike[tuple(stated.values())]
        same = next((one for one in known if _same(one.fields, fields)), None)
        if same is None:
            numbered.append(Candidate("seizures", fields, list(candidate.spans), candidate.rule))
            known.append(numbered[-1])
        else:
            same.spans.extend(candidate.spans)
            same.fields["value"] = same.fields["value"] or fields["value"]
            if same.fields["category"] in _GENERAL and fields["category"] not in _GENERAL:
                same.fields.update(category=fields["category"], item=fields["item"])
    for one in numbered:
        one.spans = list(dict.fromkeys(one.spans))
    numbered = _without_worths(numbered)
    vague: dict[str, Candidate] = {}
    quantified = {c.fields["category"] for c in numbered}
    if quantified & DRUGS:
        quantified.add("drugs")

    for candidate in candidates:
        if candidate.fields["quantity"] is not None or candidate.fields["value"] is not None:
            continue
        category = candidate.fields["category"]
        if category in vague:
            vague[category].spans.extend(candidate.spans)
        elif category not in quantified and not (
            quantified & _MONEYED and candidate.fields["item"].lower().startswith("asset")
        ):
            vague[category] = Candidate("seizures", dict(candidate.fields), list(candidate.spans), candidate.rule)
    return numbered + list(vague.values())


def _without_worths(items: list[Candidate]) -> list[Candidate]:
    """Join "drugs worth $3 million" of a headline to the quantity of the same goods, which has that worth or none.

    Without a worth of its own a quantity takes one only where it is the only one of its category.
    """
    by_category: dict[str, list[Candidate]] = {}
    for item in items:
        if item.fields["quantity"] is not None:
            by_category.setdefault(item.fields["category"], []).append(item)
    kept: list[Candidate] = []
    for item in items:
        worth = item.fields["value"]
        target = None
        if item.fields["quantity"] is None and worth is not None:
            same = by_category.get(item.fields["category"], [])
            target = next((c for c in same if _is_near(c.fields["value"], worth)), None)
            if target is None and len(same) == 1 and same[0].fields["value"] is None:
                target = same[0]
        if target is None:
            kept.append(item)
        else:
            target.spans.extend(item.spans)
            target.fields["value"] = target.fields["value"] or worth
    return kept


def _is_near(known: dict[str, Any] | None, worth: dict[str, Any]) -> bool:
    """Whether two worths are the same but for rounding: a headline says 14 million for 14.2."""
    return (
        known is not None
        and known["currency"] == worth["currency"]
        and bool(abs(known["amount"] - worth["amount"]) <= 0.1 * worth["amount"])
    )


def _is_general(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether one category says of the same goods in general what the other says by name: drugs, and heroin."""
    return one["category"] == "other" or (one["category"] == "drugs" and other["category"] in DRUGS)


def _same(a: dict[str, Any], b: dict[str, Any]) -> bool:
    if a.get("normalized") is None or b.get("normalized") is None:
        return bool(
            a["category"] == b["category"] and a["value"] == b["value"] and a["quantity"] is b["quantity"] is None
        )
    return bool(
        a["normalized"] == b["normalized"]
        and (a["category"] == b["category"] or _is_general(a, b) or _is_general(b, a))
        and (a["quantity"] > 1 or a["item"] == b["item"])
    )
