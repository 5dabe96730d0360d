"""The table for people."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from opsextract.records import Release
from opsextract.writing.table import amount, tables


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((1374, "exact", "kg"), "1,374 kg"),
        ((2.5, "at_least", "t"), "at least 2.5 t"),
        ((10, "approx", "piece"), "about 10"),
        ((3, "at_most", "person"), "at most 3"),
        ((1.511e12, "exact", "KRW"), "1,511,000,000,000 KRW"),
        ((100.0, "exact", None), "100"),
        ((None, "vague", "kg"), "some"),
    ],
)
def test_amounts(given: tuple[float | None, str, str | None], words: str) -> None:
    assert amount(*given) == words


def test_every_kind_of_fact_is_shown_and_brackets_are_no_styles(record: dict[str, Any]) -> None:
    record["agencies"][0]["name"] = "Tollvesenet [bold]west[/bold]"
    console = Console(file=io.StringIO(), width=120, highlight=False)
    shown = "".join(tables([Release.model_validate(record)], console))
    for words in (
        "Customs action nets nine",
        "frost.txt#0 · operation",
        "OSLO, NO",
        "Operation Frostbite (primary, 2023-03-06/2023-03-10)",
        "Norway (NO, participant)",
        "Tollvesenet [bold]west[/bold], customs",
        "9 (total)",
        "2.5 kg heroin [heroin] (total), worth 400,000 NOK",
        "at least 9",
        "no year",
    ):
        assert words in shown
    start, end = record["arrests"][0]["evidence"][0]["start"], record["arrests"][0]["evidence"][0]["end"]
    assert f"{start}-{end}" in shown


@pytest.mark.parametrize("code", ["\x1b", "\x07", "\x9b", "\u202e", "\x7f", "\x00", "\r"])
def test_no_control_code_of_a_release_reaches_the_terminal(code: str, record: dict[str, Any]) -> None:
    record["title"] = f"Customs{code}"
    record["agencies"][0]["name"] = f"Toll{code}vesenet"
    record["source"]["path"] = f"fr{code}ost.txt"
    console = Console(file=io.StringIO(), width=120, highlight=False)
    assert code not in "".join(tables([Release.model_validate(record)], console))
