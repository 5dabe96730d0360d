"""Date expressions: what they say before any anchor is known, and words that are no dates."""

from __future__ import annotations

import pytest

from opsextract.pipeline.dates import DateExpression, Day, find_dates


def expressions(text: str) -> list[DateExpression]:
    return [mention.value for mention in find_dates(text)]


CASES = [
    ("3 June 2024", DateExpression(Day(2024, 6, 3))),
    ("3rd June, 2024", DateExpression(Day(2024, 6, 3))),
    ("Monday, 3 June 2024", DateExpression(Day(2024, 6, 3))),
    ("June 3, 2024", DateExpression(Day(2024, 6, 3))),
    ("Oct. 6, 2020", DateExpression(Day(2020, 10, 6))),
    ("Sept. 6, 2020", DateExpression(Day(2020, 9, 6))),
    ("the 3rd of June 2024", DateExpression(Day(2024, 6, 3))),
    ("12 JUNE 2024", DateExpression(Day(2024, 6, 12))),
    ("3 – 9 June 2024", DateExpression(Day(2024, 6, 3), Day(2024, 6, 9))),
    ("3-9 June 2024", DateExpression(Day(2024, 6, 3), Day(2024, 6, 9))),
    ("from 3 to 9 June 2024", DateExpression(Day(2024, 6, 3), Day(2024, 6, 9))),
    ("between 3 and 9 June 2024", DateExpression(Day(2024, 6, 3), Day(2024, 6, 9))),
    ("June 3-9, 2024", DateExpression(Day(2024, 6, 3), Day(2024, 6, 9))),
    ("28 November to 1 December 2023", DateExpression(Day(2023, 11, 28), Day(2023, 12, 1))),
    ("28 December 2023 to 4 January 2024", DateExpression(Day(2023, 12, 28), Day(2024, 1, 4))),
    ("28 December to 4 January 2024", DateExpression(Day(2023, 12, 28), Day(2024, 1, 4))),
    ("July to November 2024", DateExpression(Day(2024, 7), Day(2024, 11))),
    ("July 2023 to November 2024", DateExpression(Day(2023, 7), Day(2024, 11))),
    ("March 2022", DateExpression(Day(2022, 3))),
    ("early March 2022", DateExpression(Day(2022, 3))),
    ("12 and 13 March 2022", DateExpression(Day(2022, 3, 12), Day(2022, 3, 13))),
    ("2019-2021", DateExpression(Day(2019), Day(2021))),
    ("between 2019 and 2021", DateExpression(Day(2019), Day(2021))),
    ("2019/20", DateExpression(Day(2019), Day(2020))),
    ("since 2019", DateExpression(Day(2019), open=True)),
    ("since at least August 2023", DateExpression(Day(2023, 8), open=True)),
    ("since 4 May 2021", DateExpression(Day(2021, 5, 4), open=True)),
    ("the first quarter of 2023", DateExpression(Day(2023, 1), Day(2023, 3))),
    ("Q3 2023", DateExpression(Day(2023, 7), Day(2023, 9))),
    ("the second half of 2022", DateExpression(Day(2022, 7), Day(2022, 12))),
    ("H1 2022", DateExpression(Day(2022, 1), Day(2022, 6))),
    ("(1-31 March)", DateExpression(Day(None, 3, 1), Day(None, 3, 31))),
    ("on 4 June", DateExpression(Day(None, 6, 4))),
    ("in 2018", DateExpression(Day(2018))),
    ("yesterday", DateExpression(relative="day", shift=-1)),
    ("today", DateExpression(relative="day", shift=0)),
    ("last week", DateExpression(relative="week", shift=-1)),
    ("this month", DateExpression(relative="month", shift=0)),
    ("last year", DateExpression(relative="year", shift=-1)),
    ("on Wednesday", DateExpression(relative="weekday", weekday=2)),
    ("last Friday", DateExpression(relative="weekday", shift=-1, weekday=4)),
    ("17 February B.E. 2567 (2024)", DateExpression(Day(2024, 2, 17))),
    ("17 February 2567 (2024)", DateExpression(Day(2024, 2, 17))),
    ("March 2023 to 5 May 2023", DateExpression(Day(2023, 3), Day(2023, 5, 5))),
    ("March 2023 to May 5, 2023", DateExpression(Day(2023, 3), Day(2023, 5, 5))),
    ("since its inception in 2014", DateExpression(Day(2014), open=True)),
    ("since the unit began in March 2014", DateExpression(Day(2014, 3), open=True)),
    ("starting with 2014", DateExpression(Day(2014), open=True)),
    ("on June 4: at noon", DateExpression(Day(None, 6, 4))),
    ("on June 4,2024", DateExpression(Day(2024, 6, 4))),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_expression_says_as_much_as_is_written(text: str, expected: DateExpression) -> None:
    assert expressions(f"It came {text}.") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("July and August 2009", [DateExpression(Day(2009, 7)), DateExpression(Day(2009, 8))]),
        ("28 July and 2 August 2009", [DateExpression(Day(2009, 7, 28)), DateExpression(Day(2009, 8, 2))]),
        # Which December this was, nobody says.
        ("in December and January 2009", [DateExpression(Day(2009, 1))]),
    ],
)
def test_two_dates_share_a_year(text: str, expected: list[DateExpression]) -> None:
    assert [e for e in expressions(f"It came {text}.") if e.start.year] == expected


def test_a_date_ends_before_a_count_that_follows_it() -> None:
    (mention,) = find_dates("It came on 8 June 2021 in 16 countries.")
    assert mention.value == DateExpression(Day(2021, 6, 8))


NEAR_MISSES = [
    "They may 12 times a day check a truck.",
    "Protesters march 30 kilometres.",
    "A march in support took place.",
    "It may be so.",
    "The mandate is resolution 1999.",
    "The mandate is UNSCR 2009.",
    "They found 2024 pills.",
    "They paid $2,019 for it.",
    "They paid €2019 for it.",
    "Call 555-2019 at once.",
    "The driver is April Jones.",
    "They drove a 2009 BMW.",
    "It took a five-month inquiry.",
    "It began at 10:30.",
    "They may 4:30 at a time.",
    "Section 2012 of the code applies.",
    "It weighed 2.021 kg.",
    "The Wildlife Act of 2012 applies.",
    "The Customs Act, 1962, applies.",
    "Law No. 12 of 2009 applies.",
    "The Ports Ordinance (Amendment) 2011 applies.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert expressions(text) == []
