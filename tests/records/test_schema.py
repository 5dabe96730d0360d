"""The JSON Schema is that of the models, and records keep it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from opsextract.records import Release
from opsextract.records.schema import release_schema, schema_text


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(release_schema())
    return Draft202012Validator(release_schema())


def test_the_committed_schema_is_that_of_the_models(root: Path) -> None:
    committed = (root / "schemas" / "release.schema.json").read_text("utf-8")
    assert committed == schema_text(), "remake it: opsextract schema > schemas/release.schema.json"


def test_a_record_keeps_it(record: dict[str, Any], validator: Draft202012Validator) -> None:
    validator.validate(json.loads(Release.model_validate(record).model_dump_json()))


@pytest.mark.parametrize(
    ("place", "value"),
    [("kind", "raid"), ("published", "March"), ("countries", [{"code": "XX"}]), ("id", "x"), ("other", 1)],
)
def test_what_breaks_it(record: dict[str, Any], validator: Draft202012Validator, place: str, value: object) -> None:
    dumped = json.loads(Release.model_validate(record).model_dump_json())
    dumped[place] = value
    assert not validator.is_valid(dumped)


def test_no_key_may_lack(record: dict[str, Any], validator: Draft202012Validator) -> None:
    for key in Release.model_fields:
        dumped = json.loads(Release.model_validate(record).model_dump_json())
        del dumped[key]
        assert not validator.is_valid(dumped), key
