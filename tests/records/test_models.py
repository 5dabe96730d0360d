"""The record contract: what is filled in, what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from opsextract.records import LISTS, EvidenceError, Release, verify


def test_derived_fields_are_filled(record: dict[str, Any]) -> None:
    release = Release.model_validate(record)
    date, country, seizure = release.dates[0], release.countries[0], release.seizures[0]
    assert (date.start, date.end) == ("2023-03-06", "2023-03-10")
    assert (country.alpha3, country.name) == ("NOR", "Norway")
    assert seizure.normalized is not None
    assert (seizure.normalized.quantity, seizure.normalized.unit) == (2500, "g")


def test_json_gives_the_same_record_and_every_key(record: dict[str, Any]) -> None:
    release = Release.model_validate(record)
    dumped = release.model_dump(mode="json")
    assert Release.model_validate_json(release.model_dump_json()) == release
    assert set(dumped) == set(Release.model_fields)
    assert dumped["publisher"] is None
    assert dumped["text"] is None
    for name in LISTS:
        assert "evidence" in dumped[name][0]
        assert dumped[name][0]["rule"]


def test_one_type_a_key(record: dict[str, Any]) -> None:
    record["seizures"][0]["quantity"] = 3
    dumped = Release.model_validate(record).model_dump(mode="json")
    assert type(dumped["seizures"][0]["quantity"]) is float
    assert type(dumped["figures"][0]["count"]) is float
    assert type(dumped["arrests"][0]["count"]) is int


def test_records_are_fixed(record: dict[str, Any]) -> None:
    release = Release.model_validate(record)
    with pytest.raises(ValidationError):
        release.kind = "case"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        release.arrests[0].count = 10  # type: ignore[misc]


WRONG = [
    (("kind",), "raid"),
    (("id",), "0123"),
    (("published",), "14 March 2023"),
    (("language",), "english"),
    (("extra",), 1),
    (("dateline", "country"), "UK"),
    (("operations", 0, "period"), "2023-03-10/2023-03-06"),
    (("operations", 0, "role"), "main"),
    (("dates", 0, "value"), "2023-02-30"),
    (("dates", 0, "start"), "2023-03-07"),
    (("countries", 0, "code"), "EU"),
    (("countries", 0, "alpha3"), "SWE"),
    (("agencies", 0, "type"), "navy"),
    (("agencies", 0, "country"), "no"),
    (("arrests", 0, "count"), 2.5),
    (("arrests", 0, "count"), -1),
    (("arrests", 0, "count"), None),
    (("arrests", 0, "bound"), "vague"),
    (("arrests", 0, "rule"), ""),
    (("arrests", 0, "evidence"), []),
    (("arrests", 0, "who"), "x"),
    (("seizures", 0, "unit"), "kilos"),
    (("seizures", 0, "unit"), None),
    (("seizures", 0, "unit"), "person"),
    (("seizures", 0, "category"), "opium"),
    (("seizures", 0, "action"), "burned"),
    (("seizures", 0, "value", "currency"), "BTC"),
    (("seizures", 0, "quantity"), float("nan")),
    (("seizures", 0, "normalized"), {"quantity": 2.5, "unit": "g"}),
    (("figures", 0, "kind"), "raids"),
    (("figures", 0, "unit"), "people"),
    (("title_evidence", 0, "end"), 3),
    (("source", "end"), 20),
    (("text",), "too short"),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=[".".join(map(str, path)) for path, _ in WRONG])
def test_what_breaks_the_contract_is_refused(record: dict[str, Any], path: tuple[Any, ...], value: object) -> None:
    Release.model_validate(record)
    *parents, last = path
    place: Any = record
    for step in parents:
        place = place[step]
    place[last] = value
    with pytest.raises(ValidationError):
        Release.model_validate(record)


@pytest.mark.parametrize(
    ("unit", "normalized"),
    [
        ("t", (2.5e6, "g")),
        ("lb", (1133.980925, "g")),
        ("l", (2500, "ml")),
        ("tablet", (2.5, "piece")),
        ("EUR", (2.5, "EUR")),
    ],
)
def test_normalised_units(record: dict[str, Any], unit: str, normalized: tuple[float, str]) -> None:
    record["seizures"][0]["unit"] = unit
    found = Release.model_validate(record).seizures[0].normalized
    assert found is not None
    assert (found.quantity, found.unit) == normalized


def test_a_seizure_without_number_is_vague(record: dict[str, Any]) -> None:
    record["seizures"][0] |= {"quantity": None, "unit": None, "bound": "vague"}
    assert Release.model_validate(record).seizures[0].normalized is None


@pytest.mark.parametrize("code", ["XK", "HK", "PR", "TW"])
def test_codes_beyond_states(record: dict[str, Any], code: str) -> None:
    record["countries"][0]["code"] = code
    assert Release.model_validate(record).countries[0].code == code


def test_verify_holds_evidence_against_the_text(record: dict[str, Any], text: str) -> None:
    release = Release.model_validate(record)
    verify(release, text)
    verify(release.model_copy(update={"text": text}), text)
    with pytest.raises(EvidenceError, match=r"arrests\[0\]: 'arrested nine people'"):
        verify(release, text.replace("arrested nine", "arrested five"))
    with pytest.raises(EvidenceError, match="text"):
        verify(release.model_copy(update={"text": text.upper()}), text)
