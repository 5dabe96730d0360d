"""Spellings that are one name, and names that are not."""

from __future__ import annotations

import pytest

from opsextract.merging.names import Edition, read_name


@pytest.mark.parametrize(
    ("text", "base", "edition"),
    [
        ("Operation TEAL HARBOUR XVI", "tealharbour", Edition("number", 16)),
        ("Teal-Harbour-16", "tealharbour", Edition("number", 16)),
        ("Tealharbour 16.0", "tealharbour", Edition("number", 16)),
        ("Teal Harbour 2024", "tealharbour", Edition("year", 2024)),
        ("Teal Harbour Phase II", "tealharbour", Edition("phase", 2)),
        ("Teal Harbour 2024 phase two", "tealharbour2024", Edition("phase", 2)),
        ('Operation "Teal Harbour"', "tealharbour", None),
        ("Operación Téal Harbour", "tealharbour", None),
        ("the operation Teal Harbour", "tealharbour", None),
        ("Operation X", "x", None),
        ("Project V", "v", None),
        ("30 Days at Sea 3.0", "30daysatsea", Edition("number", 3)),
        ("Teal Harbour 1.5", "tealharbour15", None),
        ("Teal Mix", "tealmix", None),
        ("Harbour IIII", "harbouriiii", None),
        ("Operational Zone", "operationalzone", None),
        ("Opal", "opal", None),
        ("Operation", "operation", None),
    ],
)
def test_names(text: str, base: str, edition: Edition | None) -> None:
    name = read_name(text)
    assert (name.base, name.edition) == (base, edition)
