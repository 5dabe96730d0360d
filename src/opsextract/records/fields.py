"""Closed lists and constrained values of the record contract."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, Field, WithJsonSchema
from typing_extensions import TypeAliasType

from opsextract.lexicons.codes import countries, currencies
from opsextract.records import edtf
from opsextract.records.units import COUNT_UNITS, UNITS

Bound = Literal["exact", "at_least", "at_most", "approx", "vague"]
Scope = Literal["total", "part"]
ReleaseKind = Literal["operation", "case", "meeting", "training", "report", "policy", "other"]
OperationType = Literal["operation", "project", "other"]
OperationRole = Literal["primary", "related"]
DateRole = Literal["publication", "operation", "event", "background", "future"]
CountryRole = Literal["participant", "mentioned"]
AgencyType = Literal[
    "police",
    "customs",
    "border",
    "judicial",
    "ministry",
    "intelligence",
    "regulator",
    "international",
    "task_force",
    "other",
]
Action = Literal["seized", "recovered", "intercepted", "frozen", "forfeited", "destroyed"]
Category = Literal[
    "cocaine",
    "heroin",
    "cannabis",
    "methamphetamine",
    "amphetamine",
    "mdma",
    "fentanyl",
    "opioids",
    "khat",
    "precursors",
    "drugs",
    "medicines",
    "tobacco",
    "alcohol",
    "food",
    "firearms",
    "ammunition",
    "explosives",
    "weapons",
    "money",
    "crypto",
    "accounts",
    "vehicles",
    "vessels",
    "property",
    "jewellery",
    "cultural_property",
    "wildlife",
    "timber",
    "waste",
    "chemicals",
    "fuel",
    "documents",
    "devices",
    "servers",
    "domains",
    "data",
    "counterfeit",
    "assets",
    "gold",
    "other",
]
FigureKind = Literal[
    "victims",
    "suspects",
    "charged",
    "convicted",
    "investigations",
    "inspections",
    "searches",
    "hits",
    "offences",
    "countries",
    "agencies",
    "personnel",
    "losses",
    "funding",
    "notices",
    "takedowns",
    "prison_years",
    "deaths",
    "other",
]

BOUNDS: tuple[str, ...] = get_args(Bound)
CATEGORIES: tuple[str, ...] = get_args(Category)
ACTIONS: tuple[str, ...] = get_args(Action)
FIGURE_KINDS: tuple[str, ...] = get_args(FigureKind)
RELEASE_KINDS: tuple[str, ...] = get_args(ReleaseKind)


def _edtf(value: str) -> str:
    edtf.bounds(value)
    return value


@cache
def quantity_units() -> frozenset[str]:
    """Everything that may stand as the unit of a seizure."""
    return UNITS | currencies().keys()


@cache
def figure_units() -> frozenset[str]:
    """Everything that may stand as the unit of a figure."""
    return quantity_units() | COUNT_UNITS


def _listed(values: Container[str], what: str) -> AfterValidator:
    def check(value: str) -> str:
        if value not in values:
            raise ValueError(f"not {what}: {value!r}")
        return value

    return AfterValidator(check)


def _enum(values: Any, description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": sorted(values), "description": description})


# Named types become definitions of the schema, so that the long lists stand in it once.
Edtf = TypeAliasType(
    "Edtf",
    Annotated[
        str,
        AfterValidator(_edtf),
        WithJsonSchema(
            {
                "type": "string",
                "pattern": edtf.PATTERN,
                "description": "EDTF (ISO 8601-2): a day, month or year, or an interval, open at one end at most",
            }
        ),
    ],
)
CountryCode = TypeAliasType(
    "CountryCode",
    Annotated[
        str,
        _listed(countries(), "an ISO 3166-1 alpha-2 code or XK"),
        _enum(countries(), "ISO 3166-1 alpha-2, or XK for Kosovo"),
    ],
)
CurrencyCode = TypeAliasType(
    "CurrencyCode",
    Annotated[
        str,
        _listed(currencies(), "a currency of ISO 4217, XBT, ETH, XMR or USDT"),
        _enum(currencies(), "ISO 4217, or XBT, ETH, XMR, USDT"),
    ],
)
QuantityUnit = TypeAliasType(
    "QuantityUnit",
    Annotated[
        str,
        _listed(quantity_units(), "a unit of the record contract"),
        _enum(quantity_units(), "mass, volume, count, or a currency"),
    ],
)
FigureUnit = TypeAliasType(
    "FigureUnit",
    Annotated[
        str,
        _listed(figure_units(), "a unit of the record contract"),
        _enum(figure_units(), "person, a span of time, a unit or a currency"),
    ],
)
IsoDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Name = Annotated[str, Field(min_length=1)]
Rule = Annotated[str, Field(min_length=1, description="the rule or model that produced this")]
Count = Annotated[int, Field(ge=0)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Offset = Annotated[int, Field(ge=0)]
