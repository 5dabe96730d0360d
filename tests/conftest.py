"""A record made by hand, for tests of everything that comes after extraction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from opsextract.records import Release

if TYPE_CHECKING:
    from opsextract.resolving.extractor import Extractor

TEXT = (
    "Customs action nets nine\n\nOSLO, Norway - 14 March 2023. Officers of the Tollvesenet [west] arrested nine people\n"
    "in Operation Frostbite (6 - 10 March) and seized 2.5 kg of heroin worth NOK 400,000.\n"
)


def _evidence(words: str) -> list[dict[str, Any]]:
    start = TEXT.index(words)
    return [{"start": start, "end": start + len(words), "text": words}]


@pytest.fixture
def text() -> str:
    """The text that the record is of."""
    return TEXT


@pytest.fixture
def evidence() -> Callable[[str], list[dict[str, Any]]]:
    """A function from words of the text to the evidence that holds them."""
    return _evidence


@pytest.fixture
def record() -> dict[str, Any]:
    """What a record is built from, one item of every kind; a fresh one for every test."""
    return {
        "id": "0123456789abcdef",
        "source": {"path": "frost.txt", "index": 0, "start": 0, "end": len(TEXT)},
        "title": "Customs action nets nine",
        "title_evidence": _evidence("Customs action nets nine"),
        "published": "2023-03-14",
        "published_evidence": _evidence("14 March 2023"),
        "dateline": {"place": "OSLO", "country": "NO", "evidence": _evidence("OSLO, Norway"), "rule": "t"},
        "kind": "operation",
        "operations": [
            {
                "name": "Frostbite",
                "full_name": "Operation Frostbite",
                "type": "operation",
                "role": "primary",
                "period": "2023-03-06/2023-03-10",
                "evidence": _evidence("Operation Frostbite"),
                "rule": "t",
            }
        ],
        "dates": [
            {"value": "2023-03-06/2023-03-10", "role": "operation", "evidence": _evidence("6 - 10 March"), "rule": "t"}
        ],
        "countries": [{"code": "NO", "role": "participant", "evidence": _evidence("Norway"), "rule": "t"}],
        "agencies": [
            {
                "name": "Tollvesenet",
                "type": "customs",
                "country": "NO",
                "evidence": _evidence("Tollvesenet [west]"),
                "rule": "t",
            }
        ],
        "arrests": [
            {"count": 9, "bound": "exact", "scope": "total", "evidence": _evidence("arrested nine people"), "rule": "t"}
        ],
        "seizures": [
            {
                "quantity": 2.5,
                "unit": "kg",
                "item": "heroin",
                "category": "heroin",
                "action": "seized",
                "bound": "exact",
                "scope": "total",
                "value": {"amount": 400000, "currency": "NOK"},
                "evidence": _evidence("2.5 kg of heroin"),
                "rule": "t",
            }
        ],
        "figures": [
            {
                "kind": "personnel",
                "count": 9,
                "unit": "person",
                "bound": "at_least",
                "scope": "total",
                "evidence": _evidence("nine people"),
                "rule": "t",
            }
        ],
        "diagnostics": [{"code": "unreadable_date", "message": "no year", "start": 3, "end": 5}],
    }


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return Path(__file__).parents[1]


class Echo:
    """Stands in for the extractor: one record a text, but a text with BOOM fails and one with NOTHING gives none."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record

    def pipe(self, sources: Iterable[Any]) -> Iterator[list[Release]]:
        for source in sources:
            if "BOOM" in source.text:
                raise RuntimeError("a rule\nwent wrong")
            place = {"path": str(source.path), "index": 0, "start": 0, "end": len(source.text)}
            bare = {key: self.record[key] for key in ("id", "kind")}
            yield (
                []
                if "NOTHING" in source.text
                else [Release.model_validate({**bare, "source": place, "title": source.date})]
            )


@pytest.fixture
def extractor(record: dict[str, Any]) -> Extractor:
    """An extractor that needs no pipeline: a text with BOOM fails, one with NOTHING gives no record, others one."""
    return cast("Extractor", Echo(record))
