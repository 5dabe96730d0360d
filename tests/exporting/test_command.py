"""The command: forms by suffix and by name, standard output, and what it refuses."""

from __future__ import annotations

import csv
import gzip
import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from opsextract.cli import main


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["export", *map(str, arguments)])
    return int(ended.value.code or 0)


def test_by_suffix_and_by_name(stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(stored, "-o", tmp_path / "x.csv") == 0
    assert "12 records exported" in capsys.readouterr().err
    assert run(stored, "-o", tmp_path / "same.data", "--as", "csv", "-q") == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "x.csv").read_bytes() == (tmp_path / "same.data").read_bytes()
    assert run(stored, "-o", tmp_path / "tables") == 0
    assert (tmp_path / "tables" / "evidence.csv").exists()


def test_compressed_records_and_one_array(stored: Path, tmp_path: Path, records: list[dict[str, Any]]) -> None:
    with gzip.open(tmp_path / "records.jsonl.gz", "wb") as stream:
        stream.write(stored.read_bytes())
    (tmp_path / "array.json").write_text(json.dumps(records, indent=1), "utf-8")
    for name in ("records.jsonl", "records.jsonl.gz", "array.json"):
        assert run(tmp_path / name, "-o", tmp_path / f"{name}.csv", "-q") == 0
    one, two, three = (
        (tmp_path / f"{n}.csv").read_bytes() for n in ("records.jsonl", "records.jsonl.gz", "array.json")
    )
    assert one == two == three


def test_standard_output(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(stored, "-o", "-", "--as", "csv", "-q") == 0
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out, newline="")))
    assert {row["release"] for row in rows} == {str(number) for number in range(1, 13)}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["-o", "x.ods"], 2, "unknown suffix"),
        (["-o", "-"], 2, "standard output"),
        (["-o", "-", "--as", "xlsx"], 2, "standard output"),
        (["-o", "no/such/folder/x.csv"], 2, "cannot write"),
    ],
)
def test_what_is_refused(
    stored: Path, arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(stored, *arguments) == code
    assert says in capsys.readouterr().err


def test_a_library_that_is_not_installed_is_named(
    stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    assert run(stored, "-o", tmp_path / "x.ftm") == 1
    said = capsys.readouterr().err
    assert "followthemoney is not installed" in said
    assert "pip install 'opsextract[ftm]'" in said
    assert not (tmp_path / "x.ftm").exists()


def test_a_cut_off_archive_is_an_error(stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(stored.read_bytes())[:-9])
    assert run(tmp_path / "cut.jsonl.gz", "-o", tmp_path / "x.csv") == 1
    assert "is cut off" in capsys.readouterr().err
    assert not (tmp_path / "x.csv").exists()
