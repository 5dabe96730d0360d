"""Every input is accounted for, in order, whatever one of them does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from opsextract.batch.outputs import errors_path
from opsextract.batch.results import error_line
from opsextract.batch.serial import process
from opsextract.errors import InputError

if TYPE_CHECKING:
    from opsextract.resolving.extractor import Extractor


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    for name, text in [
        ("a.txt", "Police in Norway arrested two people.\n"),
        ("b/1.txt", "BOOM goes the rule that reads this text.\n"),
        ("b/2.txt", "Customs in Sweden arrested two people.\n"),
        ("c.txt", "NOTHING to see in this text, says the splitter.\n"),
    ]:
        (folder / name).write_text(text, "utf-8")
    return folder


def test_each_input_gives_records_or_a_reason(folder: Path, extractor: Extractor) -> None:
    paths = [folder / name for name in ("a.txt", "b/1.txt", "b/2.txt", "c.txt", "gone.txt")]
    results = list(process(paths, extractor))
    assert [Path(result.path).name for result in results] == ["a.txt", "1.txt", "2.txt", "c.txt", "gone.txt"]
    assert [len(result.releases) for result in results] == [1, 0, 1, 0, 0]
    errors = [result.error for result in results]
    assert errors[0] is errors[2] is None
    assert errors[1] is not None
    assert (errors[1].stage, errors[1].reason) == ("extract", "RuntimeError: a rule went wrong")
    assert errors[3] is not None
    assert errors[3].stage == "split"
    assert errors[4] is not None
    assert errors[4].stage == "read"
    assert all(error.remedy for error in errors if error)


def test_text_and_date_are_handed_on(folder: Path, extractor: Extractor) -> None:
    (result,) = process([folder / "a.txt"], extractor, published="2024-05-06", with_text=True)
    (release,) = result.releases
    assert release.title == "2024-05-06"
    assert release.text == "Police in Norway arrested two people.\n"[: len(release.text or "")]
    assert len(release.text or "") == release.source.end - release.source.start


@pytest.mark.parametrize(
    ("output", "errors"),
    [
        ("x/out.jsonl", "x/out.errors.jsonl"),
        ("out", "out.errors.jsonl"),
        ("out.jsonl.gz", "out.errors.jsonl"),
        ("out.sqlite", "out.errors.jsonl"),
    ],
)
def test_errors_stand_beside_the_records(output: str, errors: str) -> None:
    assert errors_path(Path(output)) == Path(errors)


def test_a_path_that_is_not_utf8_can_be_written() -> None:
    line = error_line(InputError(b"b\xffd.txt".decode("utf-8", "surrogateescape"), "read", "gone"))
    assert json.loads(line.encode("utf-8"))["path"] == "b\\xffd.txt"
