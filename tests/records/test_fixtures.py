"""Every record of every fixture keeps the contract, and comes out the same twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from edtf import parse_edtf
from jsonschema import Draft202012Validator

from opsextract import Extractor
from opsextract.reading import Source, read_path
from opsextract.records import Release, verify
from opsextract.records.schema import release_schema

Extracted = list[tuple[Source, list[Release]]]


@pytest.fixture(scope="module")
def sources(root: Path) -> list[Source]:
    paths = sorted(path for path in (root / "fixtures").iterdir() if path.suffix in (".txt", ".html", ".md"))
    return [read_path(path) for path in paths]


@pytest.fixture(scope="module")
def extracted(sources: list[Source]) -> Extracted:
    return list(zip(sources, Extractor().pipe(sources), strict=True))


def test_every_record_keeps_the_schema(extracted: Extracted) -> None:
    validator = Draft202012Validator(release_schema())
    for _, releases in extracted:
        assert releases
        for release in releases:
            validator.validate(json.loads(release.model_dump_json()))


def test_every_evidence_stands_where_it_says(extracted: Extracted) -> None:
    for source, releases in extracted:
        for release in releases:
            verify(release, source.text)


def test_every_date_is_edtf(extracted: Extracted) -> None:
    values = {date.value for _, releases in extracted for release in releases for date in release.dates}
    assert len(values) > 50
    for value in values:
        parse_edtf(value)


def test_the_same_text_gives_the_same_bytes_in_any_company(extracted: Extracted, sources: list[Source]) -> None:
    again = Extractor()
    for (source, releases), alone in zip(reversed(extracted), again.pipe(reversed(sources)), strict=True):
        assert [r.model_dump_json() for r in alone] == [r.model_dump_json() for r in releases], source.path
