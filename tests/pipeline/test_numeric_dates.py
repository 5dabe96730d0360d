"""Dates in figures: the order of day and month is read from the text, never guessed."""

from __future__ import annotations

import pytest

from opsextract.pipeline.dates import Day, find_dates


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("21.11.2024", [Day(2024, 11, 21)]),
        ("05.03.2024", [Day(2024, 3, 5)]),
        ("12-09-2024", [Day(2024, 9, 12)]),
        ("2024-09-12", [Day(2024, 9, 12)]),
        ("14/02/2023", [Day(2023, 2, 14)]),
        ("02/14/2023", [Day(2023, 2, 14)]),
        ("Tue, 02/11/2025", [Day(2025, 2, 11)]),
        ("Sunday 02/11/2025", [Day(2025, 11, 2)]),
        ("on 02/11/2025 and 13/05/2025", [Day(2025, 11, 2), Day(2025, 5, 13)]),
        ("on 02/11/2025 and 05/13/2025", [Day(2025, 2, 11), Day(2025, 5, 13)]),
        # Where the figures leave it open, the order of the dates in words decides.
        ("on 02/11/2025 and on 9 May 2025", [Day(2025, 11, 2), Day(2025, 5, 9)]),
        ("on 02/11/2025 and on May 9, 2025", [Day(2025, 2, 11), Day(2025, 5, 9)]),
        ("on 02/11/2025 and 05/13/2025, and on 9 May 2025", [Day(2025, 2, 11), Day(2025, 5, 13), Day(2025, 5, 9)]),
    ],
)
def test_days(text: str, days: list[Day]) -> None:
    assert [mention.value.start for mention in find_dates(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "02/11/2025",
        "02/11/2025, 13/05/2025 and 05/13/2025",
        "02/11/2025, 9 May 2025 and June 7, 2025",
        "31.13.2024",
        "case 4/11-12/2020",
        "1.2.3",
    ],
)
def test_order_unknown_or_no_date(text: str) -> None:
    days = [mention.value.start for mention in find_dates(text)]
    assert Day(2025, 2, 11) not in days and Day(2025, 11, 2) not in days
    assert not [day for day in days if day.year in (2020, 2024)]
