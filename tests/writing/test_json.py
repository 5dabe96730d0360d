"""JSON arrays and lines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from opsextract.records import Release
from opsextract.writing.jsonout import json_array, jsonl


@pytest.mark.parametrize("indent", [None, 0, 1, 2, 4])
@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_array_is_what_json_makes_of_it(record: dict[str, Any], indent: int | None, count: int) -> None:
    releases = [Release.model_validate({**record, "title": f"“é\n” {n}"}) for n in range(count)]
    text = "".join(json_array(iter(releases), indent))
    dumped = [release.model_dump(mode="json") for release in releases]
    separators = None if indent else (",", ":")
    assert text == json.dumps(dumped, indent=indent or None, ensure_ascii=False, separators=separators) + "\n"


def test_lines(record: dict[str, Any]) -> None:
    releases = [Release.model_validate(record)] * 2
    lines = "".join(jsonl(releases)).split("\n")
    assert lines[-1] == ""
    assert [json.loads(line) for line in lines[:-1]] == [release.model_dump(mode="json") for release in releases]
