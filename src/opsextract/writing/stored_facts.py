"""Facts of stored records in the words of every other table of facts."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from opsextract.writing.facts import item_words

if TYPE_CHECKING:
    from opsextract.records.items import Part


def stored_words(kind: str, fact: dict[str, Any]) -> tuple[str, str]:
    """What a fact is and says. `kind` is its field or list; a fact of another version is said as its JSON."""
    from pydantic import ValidationError

    if kind == "dateline":
        return kind, ", ".join(str(part) for part in (fact.get("place"), fact.get("country")) if part)
    if kind == "diagnostics":
        return "note", str(fact.get("message", ""))
    if "value" in fact and kind != "dates" and kind not in _models():
        return kind, str(fact["value"])
    try:
        return item_words(kind, _models()[kind].model_validate(fact))
    except (ValidationError, KeyError):
        plain = {key: value for key, value in fact.items() if key not in ("evidence", "rule") and value is not None}
        return kind, json.dumps(plain, ensure_ascii=False, sort_keys=True)


@cache
def _models() -> dict[str, type[Part]]:
    from opsextract.records.items import Agency, Arrest, Country, Date, Figure, Operation, Seizure

    return {
        "operations": Operation,
        "dates": Date,
        "countries": Country,
        "agencies": Agency,
        "arrests": Arrest,
        "seizures": Seizure,
        "figures": Figure,
    }
