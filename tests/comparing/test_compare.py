"""Two runs compared: the difference that was made is the difference that is shown, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from opsextract.cli import main
from opsextract.comparing import by_rule, compare
from opsextract.records import Release

Record = dict[str, Any]


@pytest.fixture
def stored(record: Record) -> Record:
    """The record as its JSON says it."""
    loaded: Record = json.loads(Release.model_validate(record).model_dump_json())
    return loaded


def differing(old: Record, new: Record, *ignore: str) -> list[tuple[str, str, tuple[str, ...]]]:
    difference = compare([old], [new], ignore)
    return [(c.what, c.kind, c.fields) for release in difference.releases for c in release.changes]


def test_the_same_run_has_no_difference(stored: Record) -> None:
    difference = compare([stored, stored], deepcopy([stored, stored]))
    assert not difference
    assert (difference.old, difference.new, difference.same) == (2, 2, 2)


def _count(new: Record) -> None:
    new["arrests"][0]["count"] = 10


def _gone(new: Record) -> None:
    new["seizures"].clear()


def _come(new: Record) -> None:
    new["countries"].append({**new["countries"][0], "code": "SE", "alpha3": "SWE", "name": "Sweden"})


def _rule(new: Record) -> None:
    new["figures"][0]["rule"] = "figures.other"


def _evidence(new: Record) -> None:
    new["operations"][0]["evidence"][0].update(start=0, end=7, text="Customs")


def _title(new: Record) -> None:
    new["title"] = None
    new["title_evidence"] = []


def _kind(new: Record) -> None:
    new["kind"] = "case"


def _swapped(new: Record) -> None:
    new["arrests"] = [{**new["arrests"][0], "count": 3, "country": "SE"}, *new["arrests"]]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_count, [("changed", "arrests", ("count",))]),
        (_gone, [("went", "seizures", ())]),
        (_come, [("came", "countries", ())]),
        (_rule, [("changed", "figures", ("rule",))]),
        (_evidence, [("changed", "operations", ("evidence",))]),
        (_title, [("went", "title", ())]),
        (_kind, [("changed", "kind", ("value",))]),
        (_swapped, [("came", "arrests", ())]),
    ],
)
def test_each_change_is_seen_alone(
    stored: Record, change: Callable[[Record], None], expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    new = deepcopy(stored)
    change(new)
    assert differing(stored, new) == expected


def test_ignored_fields_are_no_difference(stored: Record) -> None:
    new = deepcopy(stored)
    _rule(new)
    assert differing(stored, new, "rule") == []
    _count(new)
    new["arrests"][0]["rule"] = "other"
    assert differing(stored, new, "rule") == [("changed", "arrests", ("count", "rule"))]


def test_a_vague_fact_is_another_where_other_words_carry_it(stored: Record) -> None:
    vague = {**stored["arrests"][0], "count": None, "bound": "vague"}
    old, new = deepcopy(stored), deepcopy(stored)
    old["arrests"] = [vague]
    new["arrests"] = [{**vague, "evidence": [{"start": 0, "end": 7, "text": "Customs"}]}]
    assert differing(old, new) == [("went", "arrests", ()), ("came", "arrests", ())]


def test_a_release_that_only_moved_is_the_same(stored: Record) -> None:
    def moved(value: Any) -> Any:
        if isinstance(value, list):
            return [moved(part) for part in value]
        if isinstance(value, dict):
            return {
                k: part + 40 if k in ("start", "end") and isinstance(part, int) else moved(part)
                for k, part in value.items()
            }
        return value

    new = moved(deepcopy(stored))
    new["source"].update(path="elsewhere.txt", index=3)
    assert not compare([stored], [new])


def test_releases_come_go_and_change_their_text(stored: Record) -> None:
    other = {**deepcopy(stored), "id": "f" * 16, "source": {**stored["source"], "path": "b.txt"}}
    changed = {**deepcopy(stored), "id": "e" * 16}
    difference = compare([stored], [changed, other])
    assert [(one.path, one.status) for one in difference.releases] == [("b.txt", "came")]
    assert difference.same == 1  # another text, but the same facts
    difference = compare([stored, other], [stored])
    assert [(one.path, one.status) for one in difference.releases] == [("b.txt", "went")]
    assert {change.what for change in difference.releases[0].changes} == {"went"}


def test_counts_by_rule(stored: Record) -> None:
    new = deepcopy(stored)
    _count(new)
    _come(new)
    new["seizures"].clear()
    assert by_rule(compare([stored], [new])) == {"t": {"came": 1, "went": 1, "changed": 1}}


def write(path: Path, *records: Record) -> str:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return str(path)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["diff", *arguments])
    return int(ended.value.code or 0)


def test_command(stored: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = deepcopy(stored)
    _count(new)
    new["seizures"][0]["rule"] = "seizures.listed"
    old_path, new_path = write(tmp_path / "old.jsonl", stored), write(tmp_path / "new.jsonl", new)
    assert run(old_path, old_path) == 0
    capsys.readouterr()
    assert run(old_path, new_path) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "frost.txt#0  Customs action nets nine"
    assert "9 (total) -> 10 (total): count 9 -> 10" in lines[1]
    assert lines[-1] == "1 releases in OLD, 1 in NEW: 0 the same, 1 differ"
    assert run(old_path, new_path, "--json", "--ignore", "rule") == 1
    shown = json.loads(capsys.readouterr().out)
    (change,) = shown["releases"][0]["changes"]
    assert (change["old"]["count"], change["new"]["count"], change["fields"]) == (9, 10, ["count"])


def test_a_file_that_holds_no_records(stored: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = write(tmp_path / "old.jsonl", stored)
    bad = tmp_path / "bad.jsonl"
    bad.write_text('\n{"id": 4}\n', "utf-8")
    assert run(good, str(bad)) == 2
    assert "bad.jsonl:2: is no record: it has no id" in capsys.readouterr().err
    assert run(good, str(tmp_path / "none.jsonl")) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_what_a_release_says_moves_no_cursor(
    stored: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = {**deepcopy(stored), "title": "\x1b[2J\x07gone"}
    run(write(tmp_path / "old.jsonl", stored), write(tmp_path / "new.jsonl", new))
    assert "\x1b" not in capsys.readouterr().out
