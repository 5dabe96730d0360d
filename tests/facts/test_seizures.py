"""Seizures: quantity, unit, category, action and worth, in every shape, and goods that nobody took."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsextract.records import Release

Extract = Callable[[str], Release]


def told(record: Release) -> list[tuple[float | None, str | None, str, str, str]]:
    """Quantity, unit, category, action and bound of each seizure."""
    return [(s.quantity, s.unit, s.category, s.action, s.bound) for s in record.seizures]


CASES = [
    ("Officers seized 7 kg of cocaine.", [(7, "kg", "cocaine", "seized", "exact")]),
    ("Some 7 kg of cocaine were seized.", [(7, "kg", "cocaine", "seized", "approx")]),
    ("The seizure of 7 kg of cocaine followed.", [(7, "kg", "cocaine", "seized", "exact")]),
    ("Customs confiscated 1.2 million cigarettes.", [(1.2e6, "piece", "tobacco", "seized", "exact")]),
    ("Customs intercepted over two tonnes of cannabis.", [(2, "t", "cannabis", "intercepted", "at_least")]),
    ("Police recovered 14 stolen cars.", [(14, "piece", "vehicles", "recovered", "exact")]),
    ("Investigators froze 120 bank accounts.", [(120, "piece", "accounts", "frozen", "exact")]),
    ("Authorities destroyed 500 kg of cannabis.", [(500, "kg", "cannabis", "destroyed", "exact")]),
    ("He was ordered to forfeit $40,000.", [(40000, "USD", "money", "forfeited", "exact")]),
    ("Officers seized EUR 3,000 in cash.", [(3000, "EUR", "money", "seized", "exact")]),
    ("Officers seized €406 000 in cash.", [(406000, "EUR", "money", "seized", "exact")]),
    ("Officers seized 14,5 million undeclared USD.", [(14.5e6, "USD", "money", "seized", "exact")]),
    ("Officers seized 12 bitcoin.", [(12, "XBT", "crypto", "seized", "exact")]),
    ("Police took down 30 servers.", [(30, "piece", "servers", "seized", "exact")]),
    ("Officers found 9 kg of heroin in the boot.", [(9, "kg", "heroin", "seized", "exact")]),
    (
        "Officers seized 5 kg of heroin, two cars and EUR 3,000 in cash.",
        [
            (5, "kg", "heroin", "seized", "exact"),
            (2, "piece", "vehicles", "seized", "exact"),
            (3000, "EUR", "money", "seized", "exact"),
        ],
    ),
    (
        "5 kg of heroin, two cars and EUR 3,000 in cash were seized.",
        [
            (5, "kg", "heroin", "seized", "exact"),
            (2, "piece", "vehicles", "seized", "exact"),
            (3000, "EUR", "money", "seized", "exact"),
        ],
    ),
    (
        "The following items were seized:\n\n- 14 firearms\n- 500 rounds of ammunition\n- 3 kg of cannabis\n",
        [
            (14, "piece", "firearms", "seized", "exact"),
            (500, "piece", "ammunition", "seized", "exact"),
            (3, "kg", "cannabis", "seized", "exact"),
        ],
    ),
    (
        "Seizures included 40 kg of cocaine; 2 tonnes of khat; 11 firearms; and 9 phones.",
        [
            (40, "kg", "cocaine", "seized", "exact"),
            (2, "t", "khat", "seized", "exact"),
            (11, "piece", "firearms", "seized", "exact"),
            (9, "piece", "devices", "seized", "exact"),
        ],
    ),
    (
        "Officers seized weapons and cash.",
        [(None, None, "weapons", "seized", "vague"), (None, None, "money", "seized", "vague")],
    ),
    ("Officers seized a pistol.", [(1, "piece", "firearms", "seized", "exact")]),
    (
        "Officers seized 20-30 kg of heroin.",
        [(20, "kg", "heroin", "seized", "at_least"), (30, "kg", "heroin", "seized", "at_most")],
    ),
    ("Officers seized 54 kilograms (119 pounds) of cocaine.", [(54, "kg", "cocaine", "seized", "exact")]),
    ("Officers seized two and a half tonnes of hashish.", [(2.5, "t", "cannabis", "seized", "exact")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_was_taken_is_told(
    extracted: Extract, text: str, expected: list[tuple[float | None, str | None, str, str, str]]
) -> None:
    assert told(extracted(text)) == expected


WORTH = [
    ("Officers seized 2 kg of heroin worth EUR 80,000.", (80_000, "EUR")),
    ("Officers seized 2 kg of heroin valued at EUR 80,000.", (80_000, "EUR")),
    ("Officers seized 2 kg of heroin with an estimated street value of EUR 80,000.", (80_000, "EUR")),
    ("Officers seized 2 kg of heroin (EUR 80,000).", (80_000, "EUR")),
    ("Officers seized 1,2 tonnes of cocaine worth some EUR 40 million.", (40_000_000, "EUR")),
]


@pytest.mark.parametrize(("text", "value"), WORTH)
def test_an_amount_beside_goods_is_their_value(extracted: Extract, text: str, value: tuple[float, str]) -> None:
    (seizure,) = extracted(text).seizures
    assert seizure.value is not None
    assert (seizure.value.amount, seizure.value.currency) == value


def test_an_amount_worth_of_goods_is_no_money_seized(extracted: Extract) -> None:
    (seizure,) = extracted("Officers seized $2 million worth of ivory.").seizures
    assert (seizure.category, seizure.quantity) == ("wildlife", None)
    assert seizure.value is not None and seizure.value.amount == 2_000_000


def test_one_amount_in_two_currencies_is_one_seizure(extracted: Extract) -> None:
    (seizure,) = extracted("Officers seized $3.5 million (EUR 2.4 million) in cash.").seizures
    assert (seizure.quantity, seizure.unit) == (3_500_000, "USD")


def test_the_country_of_a_seizure_stands_beside_it(extracted: Extract) -> None:
    (seizure,) = extracted("Customs in Ghana seized 40 kg of cocaine.").seizures
    assert seizure.country == "GH"


NEAR_MISSES = [
    "Police will seize 40 kg of cocaine.",
    "Nothing was seized.",
    "Officers did not seize 40 kg of cocaine.",
    "The state seeks the forfeiture of two houses.",
    "He was fined EUR 80,000.",
    "She must pay $40,000 in restitution.",
    "They tried to import 40 kg of cocaine.",
    "He conspired to distribute 5 kg of heroin.",
    "The network stole 300 cars.",
    "Officers may seize goods worth more than EUR 10,000.",
    "The seized goods are in store.",
    "Officers seized the chance to talk to 40 pupils.",
    "Police searched 14 houses.",
    "Police arrested 14 people.",
    "The ministry donated 12 vehicles.",
    "The operation covered 12 ports.",
    "Victims lost $4 million.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_nobody_took_is_no_seizure(extracted: Extract, text: str) -> None:
    assert told(extracted(text)) == []
