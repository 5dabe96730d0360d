"""Units of quantities, and the base units that they are normalised to."""

from __future__ import annotations

from typing import Literal, get_args

Unit = Literal["kg", "g", "mg", "t", "lb", "oz", "l", "ml", "piece", "tablet"]
CountUnit = Literal["person", "year", "month", "week", "day", "hour", "percent", "hectare", "km"]

UNITS: frozenset[str] = frozenset(get_args(Unit))
COUNT_UNITS: frozenset[str] = frozenset(get_args(CountUnit))

# International avoirdupois pound and ounce; t is the metric tonne.
_BASE: dict[str, tuple[str, float]] = {
    "g": ("g", 1.0),
    "mg": ("g", 1e-3),
    "kg": ("g", 1e3),
    "t": ("g", 1e6),
    "lb": ("g", 453.59237),
    "oz": ("g", 28.349523125),
    "ml": ("ml", 1.0),
    "l": ("ml", 1e3),
    "piece": ("piece", 1.0),
    "tablet": ("piece", 1.0),
}


def normalise(quantity: float, unit: str) -> tuple[float, str]:
    """Quantity in its base unit: g, ml, piece, or the currency itself; rounded to a millionth of the base unit."""
    base, factor = _BASE.get(unit, (unit, 1.0))
    return round(quantity * factor, 6), base
