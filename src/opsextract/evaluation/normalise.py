"""Facts in the form in which they are compared."""

from __future__ import annotations

import calendar
import re
import tomllib
import unicodedata
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

Fact = dict[str, Any]
Days = tuple[str | None, str | None]

_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?")
_NOT_WORD = re.compile(r"[^\w]+")
_ARTICLE = re.compile(r"^the\s+")
_HEAD_WORD = re.compile(r"^(the|operation|op|project)\s+")


@cache
def tolerance() -> dict[str, Any]:
    """tolerance.toml: what counts as the same."""
    return tomllib.loads(files(__package__).joinpath("tolerance.toml").read_text("utf-8"))


def name(text: object) -> str:
    """A name as casefolded words, without accents, leading article or the word Operation or Project."""
    plain = unicodedata.normalize("NFKD", str(text or ""))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    plain = plain.replace("&", " and ").replace("u.s.", "us").replace("u.k.", "uk")
    plain = _NOT_WORD.sub(" ", plain).strip()
    return _HEAD_WORD.sub("", _ARTICLE.sub("", plain))


def days(value: object) -> Days | None:
    """First and last day of an EDTF value, None for an open or unreadable side; None for no value.

    More lenient than the record contract: gold files may mark uncertainty, and a faulty side is no reason to stop.
    """
    if not value:
        return None
    left, slash, right = str(value).partition("/")
    return _day(left, last=False), _day(right if slash else left, last=True)


def _day(point: str, *, last: bool) -> str | None:
    match = _POINT.fullmatch(point.strip())
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if day:
            return date(year, month, day).isoformat()
        if month:
            return date(year, month, calendar.monthrange(year, month)[1] if last else 1).isoformat()
        return date(year, 12 if last else 1, 31 if last else 1).isoformat()
    except ValueError:
        return None


def quantity(seizure: Fact) -> tuple[str, float] | None:
    """A seizure's quantity with its dimension (mass in g, volume in l, piece, or a currency); None when vague."""
    amount, unit = seizure.get("quantity"), (seizure.get("unit") or "").strip()
    if amount is None:
        return None
    # Rounded to the milligram and the tenth of a millilitre, so that conversions meet.
    places = {"mass": 3, "volume": 4, "piece": None}
    for dimension, factors in tolerance()["units"].items():
        if unit.lower() in factors:
            converted = float(amount) * factors[unit.lower()]
            digits = places[dimension]
            return dimension, converted if digits is None else round(converted, digits)
    return unit.upper(), float(amount)


def agency_names(agency: Fact) -> set[str]:
    """Every name of an agency in the form in which names are compared."""
    given = [agency.get("name"), agency.get("acronym"), *(agency.get("aliases") or [])]
    return {name(form) for form in given if form} - {""}


def evidence(item: Fact) -> list[str]:
    """The evidence texts of a gold fact (one string) or of a record's item."""
    given = item.get("evidence")
    if isinstance(given, str):
        return [given]
    return [one.get("text", "") if isinstance(one, dict) else str(one) for one in given or []]
