"""The tables of the accuracy page, and the page around them."""

from __future__ import annotations

from opsextract.evaluation import accuracy
from opsextract.evaluation.score import score

GOLD = {"a": {"kind": "case", "arrests": [{"count": 2}, {"count": 3}], "countries": [{"code": "FR"}]}}
FULL = {"a": {"kind": "case", "arrests": [{"count": 2}, {"count": 3}], "countries": [{"code": "FR"}]}}
HALF = {"a": {"kind": "case", "arrests": [{"count": 2}, {"count": 9}], "countries": [{"code": "FR"}]}}


def test_a_row_holds_gold_and_the_figures_of_both_runs() -> None:
    text = accuracy.tables({"dev": score(GOLD, FULL)}, {"dev": score(GOLD, HALF)})
    assert "| arrests | 2 | 1.000 | 1.000 | 1.000 | 0.500 | 0.500 | 0.500 |" in text
    assert "### Tuning releases and seeds: 1 releases" in text


def test_the_check_set_shows_no_release() -> None:
    gold = {"kept-secret": GOLD["a"]}
    text = accuracy.tables({"check": score(gold, {})}, {"check": score(gold, {})})
    assert "| arrests | 2 | 1.000 | 0.000 | 0.000 |" in text
    assert "kept-secret" not in text


def test_what_is_written_by_hand_stays() -> None:
    page = accuracy.inserted("# Title\n\nBefore.\n", "old table")
    again = accuracy.inserted(page.replace("# Title", "# Other") + "\nAfter.\n", "new table")
    assert again.startswith("# Other\n\nBefore.\n")
    assert again.endswith("\nAfter.\n")
    assert "new table" in again
    assert "old table" not in again
    assert accuracy.inserted(again, "new table") == again
