"""The packaged ISO code lists."""

from __future__ import annotations

import pytest

from opsextract.lexicons.codes import countries, currencies


def test_countries() -> None:
    known = countries()
    assert len(known) == 250
    assert known["XK"].alpha3 == "XKX"
    assert (known["CD"].name, known["CG"].name) == ("Democratic Republic of the Congo", "Republic of the Congo")
    assert len({country.alpha3 for country in known.values()}) == 250
    assert not [country for country in known.values() if not country.name or "(" in country.name]


@pytest.mark.parametrize("code", ["EUR", "USD", "KRW", "XOF", "XBT", "ETH", "XMR", "USDT", "HRK"])
def test_currencies(code: str) -> None:
    assert currencies()[code]


@pytest.mark.parametrize("code", ["BTC", "XXX", "XAU", "eur", "£"])
def test_no_currencies(code: str) -> None:
    assert code not in currencies()
