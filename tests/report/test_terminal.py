"""A release on a terminal: brackets, numbers, margin and width; no code of the release gets through."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from rich.console import Console

from opsextract.records import Release
from opsextract.report.marks import Mark, pieces
from opsextract.report.terminal import render


def show(release: Release, text: str | None, width: int = 90, problem: str = "", **options: Any) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=options.pop("encoding", "utf-8"))
    console = Console(file=stream, width=width, highlight=False, **options)
    with console.capture() as capture:
        console.print(render(release, text, console, problem))
    return capture.get()


def test_facts_are_bracketed_and_numbered_as_in_the_table(record: dict[str, Any], text: str) -> None:
    shown = show(Release.model_validate(record), text)
    assert "\x1b" not in shown
    rows = {match[1]: match[2] for match in re.finditer(r"│ +(\d+) │ (\w+)", shown)}
    number = next(n for n, what in rows.items() if what == "arrests")
    superscript = number.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    # One evidence inside the other: both closing brackets stand at the end that they share.
    assert re.search(rf"\[arrested\s+│?\s*\[nine people\]\S+\]{superscript}", shown)


def test_the_margin_numbers_lines_of_the_release_and_wrapping_keeps_to_the_width(
    record: dict[str, Any], text: str
) -> None:
    shown = show(Release.model_validate(record), text, width=50)
    assert max(len(line) for line in shown.splitlines()) <= 50
    assert re.findall(r"^(\d) │", shown, re.MULTILINE) == ["1", "2", "3", "4", "5"]


def test_on_a_wide_terminal_the_table_stands_beside_the_text(record: dict[str, Any], text: str) -> None:
    first = show(Release.model_validate(record), text, width=180).splitlines()
    assert any("1 │ Customs action" in line and "┏" in line for line in first)


def test_ascii_where_the_terminal_knows_no_more(record: dict[str, Any], text: str) -> None:
    shown = show(Release.model_validate(record), text, encoding="ascii")
    assert re.search(r"^1 \| Customs", shown, re.MULTILINE)
    assert re.search(r"\[Operation Frostbite\]\^\d", shown)


def test_a_record_without_text_says_so(record: dict[str, Any]) -> None:
    shown = show(Release.model_validate(record), None, problem="frost.txt: the file is not there")
    assert "(no text: frost.txt: the file is not there)" in shown
    assert "Operation Frostbite" in shown


@pytest.mark.parametrize("code", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\x7f", "\x00", "\r"])
def test_codes_become_one_visible_character(code: str, record: dict[str, Any], text: str) -> None:
    record["title"] = f"Customs{code}"
    assert code not in show(Release.model_validate(record), text.replace("nets", f"ne{code}s")).replace("\r\n", "\n")


def test_marks_that_cross_are_cut_where_either_begins_or_ends() -> None:
    first, second = Mark(2, 8, 1, "arrests"), Mark(5, 12, 2, "countries")
    cut = [
        (p.start, p.end, [m.number for m in p.over], [m.number for m in p.closing])
        for p in pieces(0, 15, [first, second])
    ]
    assert cut == [(0, 2, [], []), (2, 5, [1], []), (5, 8, [1, 2], [1]), (8, 12, [2], [2]), (12, 15, [], [])]
