"""Which files are inputs, and what is said of those that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from opsextract.batch import manifest
from opsextract.batch.discovery import Selection, find


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/2.html", "a/1.txt", "a.txt", ".hidden", ".git/x", "z/out.jsonl", "r.opsextract-run/x"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(tree: Path, selection: Selection) -> list[str]:
    return [str(Path(entry.path).relative_to(tree)) for entry in find([str(tree)], selection)]


SELECTIONS: list[tuple[Selection, list[str]]] = [
    (Selection(), ["a/1.txt", "a/2.html", "a.txt", "b.txt", "z/out.jsonl"]),
    (Selection(include=("*.txt",)), ["a/1.txt", "a.txt", "b.txt"]),
    (Selection(include=("a/*",)), ["a/1.txt", "a/2.html"]),
    (Selection(exclude=("a/*", "*.jsonl")), ["a.txt", "b.txt"]),
    (Selection(include=("*.txt",), exclude=("b*",)), ["a/1.txt", "a.txt"]),
]


@pytest.mark.parametrize(("selection", "found"), SELECTIONS)
def test_files_below_a_folder(tree: Path, selection: Selection, found: list[str]) -> None:
    assert names(tree, selection) == found


def test_own_outputs_are_no_inputs(tree: Path) -> None:
    own = str(tree / "a" / ".." / "z" / "out.jsonl")
    assert names(tree, Selection(without=[own])) == ["a/1.txt", "a/2.html", "a.txt", "b.txt"]


def test_what_is_no_regular_file_is_an_input_with_a_reason(tree: Path) -> None:
    os.mkfifo(tree / "fifo")
    (tree / "loop").symlink_to("loop")
    (tree / "up").symlink_to(tree)
    (tree / "dangling").symlink_to("nowhere")
    (tree / "two\nlines.txt").write_text("x")
    found = {Path(entry.path).name: entry.reason for entry in find([str(tree)], Selection())}
    assert found["fifo"] == "is no regular file"
    assert "symbolic links" in (found["loop"] or "")
    assert found["up"] == "is a link to a folder"
    assert found["dangling"] == "No such file or directory"
    assert found["two\nlines.txt"] is None


def test_a_list_of_inputs_says_what_changed(tree: Path) -> None:
    (tree / "lists").mkdir()
    before = manifest.write(find([str(tree / "a")], Selection()), tree / "lists" / "1")
    assert (before.files, before.size) == (2, 2)
    assert [Path(entry.path).name for entry in before.entries()] == ["1.txt", "2.html"]
    (tree / "a" / "1.txt").write_text("longer")
    (tree / "a" / "2.html").unlink()
    (tree / "a" / "3.txt").write_text("x")
    after = manifest.write(find([str(tree / "a")], Selection()), tree / "lists" / "2")
    assert after.digest != before.digest
    assert manifest.differences(before.path, after.path) == "1 new, 1 gone, 1 changed"
