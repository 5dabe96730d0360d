"""Whose dollar a bare sign means, from the country of the release."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from opsextract.records import Release

Extract = Callable[[str], Release]


@pytest.mark.parametrize(
    ("place", "amount", "unit"),
    [
        ("LYON, France", "$40,000", "USD"),
        ("OTTAWA, Canada", "$40,000", "CAD"),
        ("SYDNEY, Australia", "$40,000", "AUD"),
        ("OTTAWA, Canada", "US$40,000", "USD"),
        ("OTTAWA, Canada", "€40,000", "EUR"),
        ("MEXICO CITY, Mexico", "$40,000", "MXN"),
        ("MEXICO CITY, Mexico", "40,000 dollars", "USD"),
        ("OTTAWA, Canada", "40,000 dollars", "CAD"),
        ("LUSAKA, Zambia", "K40,000", "ZMW"),
        ("PORT MORESBY, Papua New Guinea", "K40,000", "PGK"),
    ],
)
def test_the_sign_is_read_where_the_release_comes_from(extracted: Extract, place: str, amount: str, unit: str) -> None:
    record = extracted(
        f"Cash taken from a parked car\n\n{place}, 4 June 2024 – Officers seized {amount} in cash from a car that stood "
        "near the harbour, a spokesperson said.\n"
    )
    assert [(s.quantity, s.unit) for s in record.seizures] == [(40_000, unit)]


def test_the_words_behind_an_amount_name_its_country(extracted: Extract) -> None:
    (seizure,) = extracted("Officers seized $154,300 in Canadian cash.").seizures
    assert seizure.unit == "CAD"
