"""`opsextract batch` as a shell sees it: outputs, messages, exit codes."""

from __future__ import annotations

import gzip
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from opsextract.cli import main

Written = Callable[..., Path]


class Ran(NamedTuple):
    code: int
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, fakes: None) -> Run:
    import opsextract_fakes

    monkeypatch.setattr("opsextract.batch.core.ExtractorOptions", lambda ner: opsextract_fakes.harmful)

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as end:
            main(["batch", *map(str, arguments), "--workers", "1"])
        captured = capsys.readouterr()
        assert captured.out == ""
        assert isinstance(end.value.code, int)
        return Ran(end.value.code, captured.err)

    return run


def test_a_summary_says_what_happened(run: Run, write: Written, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    ran = run(write("one", "RAISE", "two"), "-o", output)
    assert ran.code == 1
    first, reason, last = ran.err.splitlines()
    assert first.startswith("opsextract: 3 inputs, 2 records, 1 failed; ")
    assert reason.split() == ["opsextract:", *["1", "x", "extract:", "RuntimeError:", "a", "rule", "went", "wrong"]]
    assert str(output) in last
    assert "out.errors.jsonl" in last
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.errors.jsonl", "out.jsonl"]


def test_quiet_and_all_good(run: Run, write: Written, tmp_path: Path) -> None:
    assert run(write("one"), "-o", tmp_path / "out.jsonl", "-q") == (0, "")


def test_json_log(run: Run, write: Written, tmp_path: Path) -> None:
    events = [json.loads(line) for line in run(write("one"), "-o", tmp_path / "o.jsonl", "--log-json").err.splitlines()]
    assert [event["event"] for event in events] == ["begin", "summary"]
    assert (events[1]["inputs"], events[1]["records"], events[1]["mismatch"]) == (1, 1, None)


def test_paths_from_standard_input(run: Run, write: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write("one", "two", "three")
    names = f"{folder / '002.txt'}\n{folder / '000.txt'}\n{folder / 'gone.txt'}\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(names.encode())))
    assert run("-", "-o", tmp_path / "out.jsonl").code == 1
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [record["title"] for record in records] == ["three", "one"]
    (error,) = (tmp_path / "out.errors.jsonl").read_text().splitlines()
    assert json.loads(error)["reason"] == "No such file or directory"


def test_globs(run: Run, write: Written, tmp_path: Path) -> None:
    folder = write("one", "two", "three")
    (folder / "sub").mkdir()
    (folder / "sub" / "x.htm").write_text("<html><body><p>page</p></body></html>")
    run(folder, "-o", tmp_path / "out.jsonl", "--include", "*.txt", "--include", "sub/*", "--exclude", "001*")
    paths = [json.loads(line)["source"]["path"] for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [Path(path).name for path in paths] == ["000.txt", "002.txt", "x.htm"]


def test_a_collection_with_columns_and_compressed_output(run: Run, tmp_path: Path) -> None:
    rows = [{"body": "one", "key": "a"}, {"key": "b"}, {"body": "RAISE", "key": "c"}]
    with gzip.open(tmp_path / "in.jsonl.gz", "wt") as stream:
        stream.writelines(json.dumps(row) + "\n" for row in rows)
    output = tmp_path / "out.jsonl.gz"
    ran = run(tmp_path / "in.jsonl.gz", "-o", output, "--text-field", "body", "--id-field", "key")
    assert ran.code == 1
    with gzip.open(output, "rt") as stream:
        (record,) = map(json.loads, stream)
    assert record["source"]["path"] == f"{tmp_path / 'in.jsonl.gz'}#a"
    errors = [json.loads(line) for line in (tmp_path / "out.errors.jsonl").read_text().splitlines()]
    assert [(error["path"], error["id"]) for error in errors] == [(str(tmp_path / "in.jsonl.gz"), key) for key in "bc"]
    assert "--text-field" in errors[0]["remedy"]


WRONG = [
    (["--workers", "0"], "--workers"),
    (["--max-memory", "much"], "--max-memory"),
    (["--address", "ray://x"], "--engine ray"),
    (["--timeout", "0"], "--timeout"),
    (["--ner", "no_such_package"], "no_such_package"),
]


@pytest.mark.parametrize(("arguments", "named"), WRONG, ids=[given[0] for given, _ in WRONG])
def test_wrong_usage(
    write: Written, tmp_path: Path, arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["batch", str(write("one")), "-o", str(tmp_path / "out.jsonl"), *arguments])
    said = capsys.readouterr().err
    assert named in said
    assert said.count("\n") == 1


def test_remote_places_need_a_word(run: Run, tmp_path: Path) -> None:
    assert run("https://example.org/x.txt", "-o", tmp_path / "out.jsonl").code == 1
    assert "--allow-network" in (tmp_path / "out.errors.jsonl").read_text()
