"""Dates resolved against the day of publication, with the part they play."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from opsextract.facts.dates import anchor_day, edtf, resolve
from opsextract.pipeline.dates import DateExpression, Day, find_dates
from opsextract.records import Release

Extract = Callable[[str], Release]

TUESDAY = date(2024, 6, 4)
CASES = [
    ("3 – 9 June 2024", "2024-06-03/2024-06-09"),
    ("(1-31 March)", "2024-03-01/2024-03-31"),
    ("on 4 June", "2024-06-04"),
    ("on 28 December", "2023-12-28"),
    ("28 November to 1 December", "2023-11-28/2023-12-01"),
    ("28 December to 3 January", "2023-12-28/2024-01-03"),
    ("July to November 2024", "2024-07/2024-11"),
    ("in March 2022", "2022-03"),
    ("in March", "2024-03"),
    ("in November", "2023-11"),
    ("since 2019", "2019/.."),
    ("since at least August 2023", "2023-08/.."),
    ("since March", "2024-03/.."),
    ("today", "2024-06-04"),
    ("yesterday", "2024-06-03"),
    ("on Monday", "2024-06-03"),
    ("on Wednesday", "2024-05-29"),
    ("on Tuesday", "2024-06-04"),
    ("last week", "2024-05-27/2024-06-02"),
    ("this week", "2024-06-03/2024-06-09"),
    ("last month", "2024-05"),
    ("last year", "2023"),
    ("this year", "2024"),
    ("in the first quarter of 2023", "2023-01/2023-03"),
    ("in the second half of 2022", "2022-07/2022-12"),
    ("in the first five months of this year", "2024-01/2024-05"),
    ("in the first nine months of 2022", "2022-01/2022-09"),
    ("(February)", "2024-02"),
    ("between January and April", "2024-01/2024-04"),
    ("through the months of January, February and March", "2024-01/2024-03"),
    ("late Sunday", "2024-06-02"),
    ("one Monday afternoon", "2024-06-03"),
    ("between Friday and Monday", "2024-05-31/2024-06-03"),
    ("over Saturday and Sunday", "2024-06-01/2024-06-02"),
    ("on Monday and Tuesday of last week", "2024-05-27/2024-05-28"),
    ("as 05-17-2024", "2024-05-17"),
    ("as 17-05-2024", "2024-05-17"),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_a_date_is_resolved_against_the_anchor(text: str, value: str) -> None:
    (mention,) = find_dates(f"It came {text}.")
    assert resolve(mention.value, TUESDAY) == value


@pytest.mark.parametrize("text", ["on 4 June", "in March", "yesterday", "last week", "(1-31 March)"])
def test_without_an_anchor_a_year_is_not_guessed(text: str) -> None:
    (mention,) = find_dates(f"It came {text}.")
    assert resolve(mention.value, None) is None


def test_what_is_to_come_takes_the_next_such_day() -> None:
    assert resolve(DateExpression(Day(None, 2, 3)), TUESDAY, forward=True) == "2025-02-03"
    assert resolve(DateExpression(Day(None, 2, 3)), TUESDAY) == "2024-02-03"


@pytest.mark.parametrize("day", [Day(2023, 2, 29), Day(2023, 6, 31), Day(None, 6, 3)])
def test_a_day_that_does_not_exist_has_no_value(day: Day) -> None:
    assert edtf(day) is None


def test_an_interval_that_runs_backwards_has_no_value() -> None:
    assert resolve(DateExpression(Day(2024, 6, 9), Day(2024, 6, 3)), TUESDAY) is None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-02", date(2024, 2, 29)),
        ("2024", date(2024, 12, 31)),
        ("2024-06-03/2024-06-09", date(2024, 6, 9)),
        (None, None),
    ],
)
def test_the_anchor_is_the_last_day_of_its_value(value: str | None, day: date | None) -> None:
    assert anchor_day(value) == day


def test_the_dateline_is_the_anchor(extracted: Extract) -> None:
    record = extracted(
        "Nine men held in raid on printers\n\nNAIROBI, Kenya (Feb. 11, 2022) - Nine men were arrested on Wednesday over bank notes printed in a shed.\n"
    )
    assert record.published == "2022-02-11"
    assert {d.value: d.role for d in record.dates} == {"2022-02-11": "publication", "2022-02-09": "event"}


def test_month_and_day_without_any_year_give_a_diagnostic(extracted: Extract) -> None:
    record = extracted("Nine men were arrested on 4 June.")
    assert record.dates == ()
    assert [d.code for d in record.diagnostics if d.code == "date_without_year"] == ["date_without_year"]


@pytest.mark.parametrize(
    ("sentence", "value", "role"),
    [
        ("Operation Alder (3-9 May) led to 12 arrests.", "2024-05-03/2024-05-09", "operation"),
        ("The trial will begin on 12 September 2024.", "2024-09-12", "future"),
        ("The unit was founded in 2004.", "2004", "background"),
        ("A man was arrested on 30 May 2024.", "2024-05-30", "event"),
    ],
)
def test_a_date_plays_a_part(extracted: Extract, sentence: str, value: str, role: str) -> None:
    record = extracted(
        f"News of the day from the coast\n\nLYON, 4 June 2024 – {sentence} A spokesperson said more would be told later.\n"
    )
    assert (value, role) in {(d.value, d.role) for d in record.dates}


TITLE = "Men held in a barn\n\n"
MORE = (
    " A spokesperson said more would be told later, once the owner of the barn had been heard by the magistrate of "
    "the island.\n"
)


def values(record: Release) -> list[str]:
    """The value of each date."""
    return [d.value for d in record.dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TITLE}The men were watched from 3 to 21 April 2023. On 14 April two were held.{MORE}", "2023-04-14"),
        (f"{TITLE}On 28 December 2022 the men were watched. On 4 January two were held.{MORE}", "2023-01-04"),
        (f"{TITLE}Two men were held yesterday.{MORE}\nLast updated: 12 May 2024\n", "2024-05-11"),
        (f"{TITLE}Two men were held on 3 May.{MORE}\nLast updated 12 May 2024\n", "2024-05-03"),
        (f"{TITLE}12 May 2024\n\nTwo men were held yesterday.{MORE}\nLast updated: 20 May 2024\n", "2024-05-11"),
        (f"{TITLE}LYON, 4 June 2024 – The men will be heard on Friday.{MORE}", "2024-06-07"),
        (f"{TITLE}LYON, 4 June 2024 – The men were held on Friday.{MORE}", "2024-05-31"),
    ],
)
def test_a_date_counts_from_what_stands_beside_it(extracted: Extract, text: str, expected: str) -> None:
    assert expected in values(extracted(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TITLE}The men were watched from 3 to 21 April 2023. On 14 October two were held.{MORE}", 1),
        (f"{TITLE}On 14 April two men were held. They had been watched from 3 to 21 April 2023.{MORE}", 1),
        (f"{TITLE}Two men were held yesterday.{MORE}\nNumber: 12 May 2024x\n", 0),
    ],
)
def test_a_date_far_from_any_stated_day_is_not_guessed(extracted: Extract, text: str, expected: int) -> None:
    assert len(values(extracted(text))) == expected


def test_the_day_of_a_change_is_no_publication(extracted: Extract) -> None:
    record = extracted(f"{TITLE}Two men were held yesterday.{MORE}\nLast updated: 12 May 2024\n")
    assert record.published is None
    assert ("2024-05-12", "publication") not in {(d.value, d.role) for d in record.dates}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It met on 7 November 2022. Two days later it acted.", ["2022-11-07", "2022-11-09"]),
        ("It met on 7 November 2022. It acted the following day.", ["2022-11-07", "2022-11-08"]),
        ("It met in November 2022. It acted the following month.", ["2022-11", "2022-12"]),
        ("It met in 2021. It acted the following year.", ["2021", "2022"]),
        ("It met in 2021. It acted the following month.", ["2021"]),
        ("It acted the following day.", []),
        ("He was jailed in March 2023. Five weeks later, on April 16, it acted.", ["2023-03", "2023-04-16"]),
        ("He was jailed in March 2023. On April 16, it acted.", ["2023-03", "2024-04-16"]),
        ("He was remanded to appear in court on 31 July.", ["2024-07-31"]),
        ("A meeting is to be hosted by the police in November.", ["2024-11"]),
        ("A meeting was hosted by the police in November.", ["2023-11"]),
    ],
)
def test_a_date_counts_from_the_one_told_before_or_from_what_is_to_come(
    extracted: Extract, text: str, expected: list[str]
) -> None:
    record = extracted(f"Raid on a barn in the north\n\nPublished 4 June 2024\n\nOfficers came at dawn.\n\n{text}")
    assert values(record) == ["2024-06-04", *expected]


@pytest.mark.parametrize("line", ["Dakar/Vienna, 17 October 2023 - ", "MAY 5, 2022 (LINCOLN, NEB.) — "])
def test_a_dateline_may_name_two_places_or_the_place_last(extracted: Extract, line: str) -> None:
    record = extracted(
        f"Raid on a barn in the north\n\n{line}Officers came at dawn, looked into every room of the barn and left at noon."
    )
    assert record.published in ("2023-10-17", "2022-05-05")
