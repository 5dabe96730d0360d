"""`opsextract view` and `opsextract explain` as a shell sees them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from opsextract.cli import main

TEXT = "Police in Norway arrested two people on 3 June 2024. Officers plan to arrest 22 suspects.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return int(end.value.code or 0), captured.out, captured.err


def test_view_reads_a_release_and_its_record_alike(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    code, shown, err = run(capsys, "view", file, "--no-ner")
    assert (code, err) == (0, "")
    assert re.search(r"\[arrested two people\]\S", shown)
    records = file.with_name("out.jsonl")
    assert run(capsys, "parse", file, "--no-ner", "-f", "jsonl", "-o", records)[0] == 0
    assert run(capsys, "view", records)[1] == shown  # the text comes from the source file
    assert run(capsys, "parse", file, "--no-ner", "--with-text", "-f", "jsonl", "-o", records)[0] == 0
    file.unlink()
    assert run(capsys, "view", records)[1] == shown


def test_view_of_a_record_whose_file_has_changed_shows_no_text(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    records = file.with_name("out.jsonl")
    run(capsys, "parse", file, "--no-ner", "-f", "jsonl", "-o", records)
    file.write_text("Now it says something else, and longer than it was.\n" * 3, "utf-8")
    code, shown, _ = run(capsys, "view", records)
    assert code == 0
    assert "has changed since its record was made" in " ".join(shown.split())


def test_explain_in_words_and_as_json(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    code, shown, _ = run(capsys, "explain", file, "--no-ner", "--text", "22 suspects")
    assert code == 0
    assert "rejected: planned" in shown
    code, shown, _ = run(capsys, "explain", file, "--no-ner", "--fact", "1", "--json")
    assert json.loads(shown)[0]["number"] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["explain", "FILE", "--fact", "1", "--text", "x"], 2, "cannot stand together"),
        (["explain", "FILE", "--text", " "], 2, "--text is empty"),
        (["explain", "FILE", "--fact", "99"], 1, "has no fact 99: the record has facts 1 to"),
        (["explain", "FILE", "--text", "zeppelin"], 1, "does not say 'zeppelin'"),
        (["explain", "FILE", "--index", "3"], 1, "holds no release 3; leave --index out"),
        (["explain", "GONE"], 1, "cannot be opened"),
        (["view", "GONE"], 1, "cannot be opened"),
        (["view", "FILE", "--index", "3"], 1, "holds no release 3"),
    ],
)
def test_what_is_not_there_is_one_line(
    capsys: pytest.CaptureFixture[str], file: Path, arguments: list[str], code: int, message: str
) -> None:
    given = [{"FILE": str(file), "GONE": str(file) + "x"}.get(word, word) for word in arguments]
    ended, out, err = run(capsys, *given, "--no-ner")
    assert (ended, out) == (code, "")
    assert err.count("\n") == 1
    assert message in err
