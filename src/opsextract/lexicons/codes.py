"""ISO 3166-1 countries and ISO 4217 currencies by code."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from opsextract.lexicons import read_tsv


class Country(NamedTuple):
    """One country of ISO 3166-1 (or XK), with its short name in everyday English."""

    alpha2: str
    alpha3: str
    name: str


@cache
def countries() -> dict[str, Country]:
    """Every country by its alpha-2 code."""
    return {row["alpha2"]: Country(row["alpha2"], row["alpha3"], row["name"]) for row in read_tsv("iso3166.tsv")}


@cache
def currencies() -> dict[str, str]:
    """Currency names by ISO 4217 code, with XBT, ETH, XMR and USDT."""
    return {row["code"]: row["name"] for row in read_tsv("iso4217.tsv")}
