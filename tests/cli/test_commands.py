"""The commands as a shell sees them: output, messages, exit codes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from opsextract import __version__
from opsextract.cli import main, options
from opsextract.cli.app import app

if TYPE_CHECKING:
    from opsextract.resolving.extractor import Extractor

BODY = "Police in Norway arrested two people.\n"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, extractor: Extractor) -> Run:
    monkeypatch.setattr(options, "extractor", lambda ner, no_ner: extractor)

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Ran(end.value.code, captured.out, captured.err)

    return run


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "one.txt", tmp_path / "two.txt", tmp_path / "bad.txt"]
    paths[0].write_text(BODY, "utf-8")
    paths[1].write_text("Customs in Sweden arrested two people.\n", "utf-8")
    paths[2].write_text("BOOM goes the rule that reads this text.\n", "utf-8")
    return paths


def test_parse_prints_one_compact_array(run: Run, files: list[Path]) -> None:
    ran = run("parse", *files[:2])
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.count("\n") == 1
    assert [record["source"]["path"] for record in json.loads(ran.out)] == [str(path) for path in files[:2]]


def test_a_failed_input_costs_only_itself(run: Run, files: list[Path]) -> None:
    ran = run("parse", "--format", "jsonl", files[2], files[0], files[0].with_name("gone.txt"))
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1
    bad, gone = ran.err.splitlines()
    assert bad.startswith(f"opsextract: {files[2]}: RuntimeError: a rule went wrong; ")
    assert "gone.txt: " in gone
    assert ";" in gone


def test_quiet_says_nothing(run: Run, files: list[Path]) -> None:
    ran = run("parse", "-q", files[2])
    assert (ran.code, ran.out, ran.err) == (1, "[]\n", "")


def test_parse_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode("utf-16"))))
    ran = run("parse", "-", "--with-text")
    (record,) = json.loads(ran.out)
    assert record["source"]["path"] == "-"
    assert record["text"].strip() == BODY.strip()


@pytest.mark.parametrize("indent", [0, 2, 3])
def test_indent(run: Run, files: list[Path], indent: int) -> None:
    ran = run("parse", files[0], "--indent", indent)
    assert ran.out.startswith("[\n" + " " * indent + "{" if indent else "[{")


def test_table(run: Run, files: list[Path]) -> None:
    ran = run("parse", files[0], "--format", "table", "--published", "2024-05-06")
    assert "2024-05-06" in ran.out
    assert files[0].name in "".join(ran.out.split())  # a long path is wrapped
    assert "\x1b" not in ran.out


def test_output_goes_to_a_file(run: Run, files: list[Path], tmp_path: Path) -> None:
    ran = run("parse", files[0], "-o", tmp_path / "out.json")
    assert (ran.code, ran.out) == (0, "")
    assert len(json.loads((tmp_path / "out.json").read_text("utf-8"))) == 1


def test_same_input_same_bytes(run: Run, files: list[Path]) -> None:
    assert run("parse", *files[:2]).out == run("parse", *files[:2]).out


WRONG_USAGE: list[tuple[list[str], str]] = [
    (["parse"], "FILE"),
    (["parse", "x", "--format", "xml"], "xml"),
    (["parse", "x", "--nope"], "--nope"),
    (["parse", "x", "--published", "soon"], "2024-06-03"),
    (["parse", "x", "--published", "2024-01/2024-02"], "interval"),
    (["parse", "x", "--format", "jsonl", "--indent", "2"], "--indent"),
    (["parse", "x", "-o", "/nowhere/out.json"], "/nowhere/out.json"),
    (["batch", "/nowhere", "-o", "x"], "/nowhere"),
    (["batch", "."], "--output"),
    (["batch", ".", "-o", "/nowhere/out.jsonl"], "/nowhere/out.jsonl"),
    (["evaluate", "/nowhere", "x"], "/nowhere"),
    (["evaluate", ".", "x", "--errors", "arrest"], "arrests"),
    (["pares"], "pares"),
]


@pytest.mark.parametrize(("arguments", "named"), WRONG_USAGE, ids=[" ".join(given) for given, _ in WRONG_USAGE])
def test_wrong_usage_is_one_line_and_exit_2(
    run: Run, arguments: list[str], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("opsextract: ")
    assert ran.err.count("\n") == 1
    assert named in ran.err


def test_ner_and_no_ner_exclude_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["parse", "x", "--ner", "en_core", "--no-ner"])
    assert "--no-ner" in capsys.readouterr().err


def test_an_internal_error_is_one_line(run: Run, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(ner: object, no_ner: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(options, "extractor", fail)
    ran = run("parse", files[0])
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "KeyError" in ran.err
    monkeypatch.setenv("OPSEXTRACT_DEBUG", "1")
    with pytest.raises(KeyError):
        main(["parse", str(files[0])])


def test_schema(run: Run, root: Path) -> None:
    assert run("schema").out == (root / "schemas" / "release.schema.json").read_text("utf-8")


@pytest.fixture
def judged(tmp_path: Path) -> tuple[Path, Path]:
    gold = tmp_path / "gold"
    gold.mkdir()
    arrest = {"count": 2, "bound": "exact", "evidence": "two arrested"}
    for name in ("one", "two", "held"):
        facts = {"kind": "case", "arrests": [arrest, {**arrest, "count": 7}]}
        (gold / f"{name}.json").write_text(json.dumps(facts), "utf-8")
    (gold / "CHECK").write_text("held\n", "utf-8")
    records = tmp_path / "records.json"
    found = [
        {"source": {"path": f"{name}.txt", "index": 0}, "kind": "case", "arrests": [arrest]} for name in ("one", "held")
    ]
    records.write_text(json.dumps(found), "utf-8")
    return gold, records


def test_evaluate(run: Run, judged: tuple[Path, Path], tmp_path: Path) -> None:
    table = run("evaluate", *judged)
    assert table.code == 0
    assert "arrests                      1.000   0.250   0.400      4      0.667      2" in table.out.splitlines()
    assert "no record for: two" in table.out
    numbers = json.loads(run("evaluate", *judged, "--json").out)
    assert numbers["tune"]["arrests"] == {"precision": 1.0, "recall": 0.25, "f1": 0.4, "gold": 4}
    lines = tmp_path / "records.jsonl"
    lines.write_text("\n".join(json.dumps(record) for record in json.loads(judged[1].read_text())), "utf-8")
    assert json.loads(run("evaluate", judged[0], lines, "--json").out) == numbers


def test_evaluate_lists_errors_but_never_those_of_the_check_set(run: Run, judged: tuple[Path, Path]) -> None:
    listed = [line for line in run("evaluate", *judged, "--errors", "arrests").out.splitlines() if "\t" in line]
    assert [line.split("\t")[:2] for line in listed] == [["one", "MISSED"], ["two", "MISSED"], ["two", "MISSED"]]
    assert '"count": 7' in listed[0]


@pytest.mark.parametrize("content", ["nonsense", "[1]", '{"a": 1}\n17'])
def test_evaluate_says_what_is_no_record(run: Run, judged: tuple[Path, Path], content: str) -> None:
    judged[1].write_text(content, "utf-8")
    ran = run("evaluate", *judged)
    assert (ran.code, ran.out) == (1, "")
    assert str(judged[1]) in ran.err
    assert ran.err.count("\n") == 1


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == f"opsextract {__version__}\n"
    assert run().out == run("--help").out


@pytest.mark.parametrize("command", [str(command.name) for command in app.registered_commands])
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"Example: opsextract {command}" in " ".join(ran.out.split()) or "Example: opsextract batch" in ran.out
