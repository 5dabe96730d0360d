"""Numbers: every way in which releases write them, and digits that count nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsextract.pipeline.dates import find_dates
from opsextract.pipeline.numbers import find_numbers, parse_digits


def numbers(text: str) -> list[tuple[float | None, str]]:
    """Value and bound of each number of a text, dates left out; a range gives both ends."""
    found = []
    for mention in find_numbers(text, [(m.start, m.end) for m in find_dates(text)]):
        number = mention.value
        if number.high is not None:
            found += [(number.value, "at_least"), (number.high, "at_most")]
        else:
            found.append((number.value, number.bound))
    return found


VALUES = [
    ("Officers checked 2,074 parcels.", 2074),
    ("Officers checked 1 000 parcels.", 1000),
    ("Officers checked 12 345 678 parcels.", 12345678),
    ("Officers checked 1'250 parcels.", 1250),
    ("They blocked 1.2 million accounts.", 1_200_000),
    ("They blocked 14,5 million accounts.", 14_500_000),
    ("They weighed 1,2 ton of resin and opened 1,374 boxes.", 1.2),
    ("They lost half a billion dollars.", 500_000_000),
    ("They lost half a million dollars.", 500_000),
    ("It held two and a half tonnes of resin.", 2.5),
    ("Customs counted 1,511 billion won.", 1_511_000_000_000),
    ("They paid £2m for it.", 2_000_000),
    ("They paid $3.5bn for it.", 3_500_000_000),
    ("They paid 40k euros for it.", 40_000),
    ("It found twelve boxes.", 12),
    ("It found twenty-one boxes.", 21),
    ("It found two hundred and twelve boxes.", 212),
    ("It found three thousand four hundred boxes.", 3400),
    ("It found a dozen boxes.", 12),
    ("It found two dozen boxes.", 24),
    ("It found a hundred boxes.", 100),
    ("It found forty-eight (48) boxes.", 48),
    ("It found 1.234.567 boxes.", 1_234_567),
    ("It paid 1.234,50 euros.", 1234.5),
    ("It paid 1,234.50 euros.", 1234.5),
    ("It paid Rs 12,34,567 for it.", 1_234_567),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_number_is_read_as_it_is_written(text: str, value: float) -> None:
    assert numbers(text)[0] == (value, "exact")


BOUNDS = [
    ("Police held more than 13 people.", (13, "at_least")),
    ("Police held over 300 people.", (300, "at_least")),
    ("Police held at least six people.", (6, "at_least")),
    ("Police held 300+ people.", (300, "at_least")),
    ("Police held 40 or more people.", (40, "at_least")),
    ("Police held up to 50 people.", (50, "at_most")),
    ("Police held fewer than 20 people.", (20, "at_most")),
    ("Police held some 160 people.", (160, "approx")),
    ("Police held close to 10 people.", (10, "approx")),
    ("Police held nearly 500 people.", (500, "approx")),
    ("Police held almost 500 people.", (500, "approx")),
    ("Police held around 500 people.", (500, "approx")),
    ("Police held about 500 people.", (500, "approx")),
    ("Police held approximately 500 people.", (500, "approx")),
    ("Police held roughly 500 people.", (500, "approx")),
    ("Police held ~500 people.", (500, "approx")),
    ("Police held a total of 30 people.", (30, "exact")),
    ("Police held more than a total of 30 people.", (30, "at_least")),
    ("Police held more than two dozen people.", (24, "at_least")),
    ("Police held hundreds of people.", (None, "vague")),
    ("Police held dozens of people.", (None, "vague")),
    ("Police held several people.", (None, "vague")),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_words_around_a_number_bound_it(text: str, expected: tuple[float | None, str]) -> None:
    assert numbers(text) == [expected]


RANGES = [
    ("Police counted 30-40 fires.", 30, 40),
    ("Police counted 30 – 40 fires.", 30, 40),
    ("Police counted 6 to 37 fires.", 6, 37),
    ("Police counted between 8 and 11 fires.", 8, 11),
    ("The gang earned 3 to 5 million euros.", 3_000_000, 5_000_000),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_has_two_ends(text: str, low: float, high: float) -> None:
    assert numbers(text) == [(low, "at_least"), (high, "at_most")]


def test_two_counts_joined_by_and_are_no_range() -> None:
    assert numbers("Police counted 8 and 11 fires.") == [(8, "exact"), (11, "exact")]


NEAR_MISSES = [
    "Staff worked 12-hour days.",
    "The mandate is UNSCR 1244.",
    "They acted under section 846 of the code.",
    "They acted under Article 12 of the code.",
    "The line is open 24/7.",
    "The driver, 37, lives in Rouen.",
    "A 37-year-old lives in Rouen.",
    "The driver, aged 41, lives in Rouen.",
    "The driver (29) lives in Rouen.",
    "Call 555-0142 now.",
    "Call +44 20 5550 0142 now.",
    "Case No. 21-cr-00417 is open.",
    "They drove a 52-foot yacht.",
    "They drove a 2009 BMW.",
    "They drove a 1934 Ford.",
    "They drove in N4 and on R1.",
    "It was the 3rd raid.",
    "It happened in 2019.",
    "Write to unit7@police.example.",
    "See https://police.example/2024/315 for more.",
    "No one was hurt.",
    "Read chapter 7 of the report.",
    "It began at 10:30.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_counts_nothing_is_no_number(text: str) -> None:
    assert numbers(text) == []


@given(st.integers(0, 10**12))
def test_thousands_separators_do_not_change_a_whole_number(value: int) -> None:
    for digits in (f"{value:,}", f"{value:,}".replace(",", " "), f"{value:,}".replace(",", "'"), str(value)):
        assert parse_digits(digits) == value


@given(st.integers(0, 999), st.integers(1, 99))
def test_a_decimal_comma_is_a_decimal_point(whole: int, part: int) -> None:
    assert parse_digits(f"{whole},{part:02d}") == pytest.approx(whole + part / 100)
