"""Records of releases on operations, made by what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Record = dict[str, Any]


def _release(
    key: str,
    operation: str = "Operation Teal Harbour",
    *,
    publisher: str | None = None,
    home: str | None = None,
    published: str | None = None,
    period: str | None = None,
    countries: str = "",
    arrests: tuple[Any, ...] = (),
    seizures: tuple[Any, ...] = (),
    role: str = "primary",
    led_by: tuple[str, ...] = (),
) -> Record:
    """A record: arrests are (count, bound, scope, country), seizures (quantity, unit, item, category)."""
    evidence = [{"start": 3, "end": 7, "text": "text"}]
    grams = {"kg": 1e3, "t": 1e6, "g": 1}
    agencies = []
    if publisher:
        agencies = [{"name": publisher, "aliases": [], "country": home, "type": "police" if home else "international"}]
    return {
        "id": key * 16,
        "source": {"path": f"{key}.txt", "index": 0, "start": 0, "end": 99},
        "title": f"Title {key}",
        "publisher": publisher,
        "published": published,
        "agencies": agencies,
        "countries": [{"code": code, "role": "participant"} for code in countries.split()],
        "operations": [
            {
                "name": operation.removeprefix("Operation "),
                "full_name": operation,
                "type": "operation",
                "role": role,
                "period": period,
                "led_by": list(led_by),
                "evidence": evidence,
            }
        ],
        "arrests": [
            {"count": count, "bound": bound, "scope": scope, "country": country, "evidence": evidence, "rule": "t"}
            for count, bound, scope, country in arrests
        ],
        "seizures": [
            {
                "quantity": quantity,
                "unit": unit,
                "item": item,
                "category": category,
                "action": "seized",
                "bound": "exact",
                "scope": "total",
                "normalized": {
                    "quantity": quantity * grams.get(unit, 1),
                    "unit": "g" if unit in grams else unit,
                },
                "evidence": evidence,
                "rule": "t",
            }
            for quantity, unit, item, category in seizures
        ],
    }


@pytest.fixture
def release() -> Callable[..., Record]:
    """A function that makes a record of a release on one operation."""
    return _release
