"""Measures: numbers with their unit or currency and what they count."""

from __future__ import annotations

import pytest

from opsextract.pipeline.dates import find_dates
from opsextract.pipeline.measures import Measure, find_measures
from opsextract.pipeline.numbers import find_numbers


def measures(text: str) -> list[Measure]:
    """The measures of a text, dates left out."""
    return [m.value for m in find_measures(text, find_numbers(text, [(m.start, m.end) for m in find_dates(text)]))]


# Text; quantity, unit or currency, item.
CASES = [
    ("They took 7 kg of cocaine.", (7, "kg", "cocaine")),
    ("They took 7kg cocaine.", (7, "kg", "cocaine")),
    ("They took 7 kilograms of cocaine.", (7, "kg", "cocaine")),
    ("They took 7 kilos of cocaine.", (7, "kg", "cocaine")),
    ("They took 2.5 tonnes of cannabis resin.", (2.5, "t", "cannabis resin")),
    ("They took 1,2 ton of cocaine.", (1.2, "t", "cocaine")),
    ("They took two and a half tonnes of hashish.", (2.5, "t", "hashish")),
    ("They took 350 grams of heroin.", (350, "g", "heroin")),
    ("They took 12 pounds of marijuana.", (12, "lb", "marijuana")),
    ("They took 3 ounces of gold.", (3, "oz", "gold")),
    ("They took 900 litres of fuel.", (900, "l", "fuel")),
    ("They took 500 rounds of ammunition.", (500, None, "rounds of ammunition")),
    ("They took 14 firearms.", (14, None, "firearms")),
    ("They took 3.610 live turtles.", (3610, None, "live turtles")),
    ("They took USD 48 billion.", (48e9, "USD", "")),
    ("They took $3.5 million.", (3.5e6, "$", "")),
    ("They took €406 000 in cash.", (406000, "EUR", "cash")),
    ("They took EUR 3,000 in cash.", (3000, "EUR", "cash")),
    ("They took 3,000 euros in cash.", (3000, "EUR", "cash")),
    ("They took £2m.", (2e6, "GBP", "")),
    ("They took 1,511 billion KRW.", (1.511e12, "KRW", "")),
    ("They took half a billion US dollars.", (5e8, "USD", "")),
    ("They took 14,5 million undeclared USD.", (14.5e6, "USD", "")),
    ("They took 1.3 million pills of ecstasy.", (1.3e6, "tablet", "ecstasy")),
    ("They took three tonnes and 420 kilograms of resin.", (3.42, "t", "resin")),
    ("Some 40 per cent of it was lost.", (40, "percent", "")),
    ("They took 20 taels of gold.", (755.98728, "g", "gold")),
    ("They took 3 kilolitres of fuel.", (3000, "l", "fuel")),
    ("They took 20 tons of waste.", (20, "t", "waste")),
    ("They took 20 short tons of waste.", (18.143695, "t", "waste")),
    ("They took 20 long tons of waste.", (20.320938, "t", "waste")),
    ("They took 9 troy ounces of gold.", (279.931291, "g", "gold")),
    ("They took 40,000 DOLLARS.", (40000, "$", "")),
    # Money in a place is not made of the place.
    ("They took £40,000 in a bag.", (40000, "GBP", "")),
    ("They took $9,000 in his car.", (9000, "$", "")),
    ("They took $9,000 in the form of bonds.", (9000, "$", "form of bonds")),
    # Adjectives joined, adverbs before a participle, abbreviations and places within a phrase.
    (
        "They took 4,100 falsified, stolen or unlicensed medical products.",
        (4100, None, "falsified, stolen or unlicensed medical products"),
    ),
    ("They took 60 loose and wrapped bars of soap.", (60, None, "loose and wrapped bars of soap")),
    ("They took 31,000 suspected smuggled parts.", (31000, None, "suspected smuggled parts")),
    ("They took 31,000 parts suspected of being fake.", (31000, None, "parts")),
    ("They took $9,000 in counterfeit U.S. currency.", (9000, "$", "counterfeit U.S. currency")),
    ("They took 90 counterfeit U.S. passports.", (90, None, "counterfeit U.S. passports")),
    ("They left for the U.S. 12 men stayed.", (12, None, "men stayed")),
    ("Police met two Aurora, Illinois, men.", (2, None, "Aurora, Illinois, men")),
    ("Police met three Dayton, Ohio, residents.", (3, None, "Dayton, Ohio, residents")),
    ("Police met two Aurora, Illinois, shops.", (2, None, "Aurora")),
    ("They took 12 crates - all sealed.", (12, None, "crates")),
    ("They took 1,104 one-kilogram blocks.", (1104, None, "one-kilogram blocks")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_quantity_has_its_unit_and_item(text: str, expected: tuple[float, str | None, str]) -> None:
    (measure,) = measures(text)
    assert (measure.value, measure.unit or measure.currency, measure.item) == expected


HEADS = [
    ("Police met 12 armed men.", "men", True),
    ("Police met three suspects of fraud.", "suspects", True),
    ("Police met 500 rounds of ammunition.", "ammunition", False),
    ("Police met 65 stolen vehicles.", "vehicles", False),
    ("Police met 219 arrests.", "arrests", False),
]


@pytest.mark.parametrize(("text", "head", "person"), HEADS)
def test_the_head_noun_tells_people_from_things(text: str, head: str, person: bool) -> None:
    (measure,) = measures(text)
    assert (measure.head, measure.is_person) == (head, person)


def test_a_number_before_a_verb_stands_for_what_was_named_before() -> None:
    (measure,) = measures("Officers stopped the group and 38 were picked up.")
    assert measure.is_bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Both of two measures are of what stands behind the second, where the first has nothing of its own.
        (
            "They took 300 litres and 200 kilograms of solvent.",
            [(300, "l", "solvent"), (200, "kg", "solvent")],
        ),
        (
            "They took 300 litres of oil and 200 kilograms of solvent.",
            [(300, "l", "oil"), (200, "kg", "solvent")],
        ),
        # A count follows a count without a comma.
        ("They took 310 rounds 12 rifles.", [(310, None, "rounds"), (12, None, "rifles")]),
        ("In 16 months another 872 kg of tea came.", [(16, None, "months"), (872, "kg", "tea")]),
    ],
)
def test_two_measures_side_by_side(text: str, expected: list[tuple[float, str | None, str]]) -> None:
    assert [(m.value, m.unit, m.item) for m in measures(text)] == expected


def test_a_vague_number_of_dollars_is_money() -> None:
    (measure,) = measures("They took hundreds of thousands of dollars.")
    assert (measure.value, measure.currency, measure.item) == (None, "$", "")


@pytest.mark.parametrize(
    "text",
    [
        "It was 12, then nothing.",
        "The answer: 40!",
        "They live at 12.",
        "They took one found hidden behind a bed.",
        "They drove in N4 and on R1.",
    ],
)
def test_a_number_of_nothing_is_no_measure(text: str) -> None:
    assert measures(text) == []


def test_a_place_behind_a_mass_is_not_what_is_weighed() -> None:
    (measure,) = measures("Customs took 7 tonnes in Belgium.")
    assert (measure.value, measure.unit, measure.item) == (7, "t", "")
