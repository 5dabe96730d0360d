"""Figures: the other counts that a release states, by kind and unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsextract.records import Release

Extract = Callable[[str], Release]

# Text; (kind, count, unit, bound) of each figure that must be there.
CASES = [
    ("Officers rescued 14 children.", ("victims", 14, "person", "exact")),
    ("More than 400 victims were identified.", ("victims", 400, "person", "at_least")),
    ("Twelve suspects were identified.", ("suspects", 12, "person", "exact")),
    ("Nine people were charged with fraud.", ("charged", 9, "person", "exact")),
    ("Four people were convicted of fraud.", ("convicted", 4, "person", "exact")),
    ("Police opened 30 investigations.", ("investigations", 30, "piece", "exact")),
    ("Customs carried out 2,074 inspections.", ("inspections", 2074, "piece", "exact")),
    ("Police carried out 20 house searches.", ("searches", 20, "piece", "exact")),
    ("Checks gave 17 hits in the databases.", ("hits", 17, "piece", "exact")),
    ("Police detected 85 offences.", ("offences", 85, "piece", "exact")),
    ("The operation took place in 39 countries.", ("countries", 39, "piece", "exact")),
    ("Some 1,200 officers took part.", ("personnel", 1200, "person", "approx")),
    ("Victims lost $4 million.", ("losses", 4e6, "USD", "exact")),
    ("He was sentenced to 72 months in prison.", ("prison_years", 72, "month", "exact")),
    ("She was sentenced to six years in prison.", ("prison_years", 6, "year", "exact")),
    ("The fire caused 12 deaths.", ("deaths", 12, "piece", "exact")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_count_has_its_kind(extracted: Extract, text: str, expected: tuple[str, float, str, str]) -> None:
    assert expected in [(f.kind, f.count, f.unit, f.bound) for f in extracted(text).figures]


def test_a_range_is_two_figures(extracted: Extract) -> None:
    figures = extracted("Police counted 30-40 fires.").figures
    assert [(f.count, f.bound) for f in figures] == [(30, "at_least"), (40, "at_most")]


@pytest.mark.parametrize(
    "text",
    [
        "If convicted, he faces up to 20 years in prison.",
        "He faces a maximum of 20 years in prison.",
        "The five-month inquiry is over.",
        "They lost millions of euros.",
        "Staff worked 12-hour days.",
        "It happened in 2019.",
    ],
)
def test_what_is_no_result_is_no_figure(extracted: Extract, text: str) -> None:
    assert extracted(text).figures == ()


def test_arrests_and_seizures_are_no_figures_as_well(extracted: Extract) -> None:
    record = extracted("Police arrested 12 people and seized 40 kg of cocaine.")
    assert (len(record.arrests), len(record.seizures), record.figures) == (1, 1, ())
