"""The items of a record's lists. Each carries its evidence and the rule that produced it.

Derived fields (alpha3 and name of a country, start and end of a date, normalized of a seizure) may be left out when an
item is built: they are filled from what they derive from. When they are given, they have to agree with it.
"""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from opsextract.lexicons.codes import countries
from opsextract.records import edtf, units
from opsextract.records.fields import (
    Action,
    AgencyType,
    Amount,
    Bound,
    Category,
    Count,
    CountryCode,
    CountryRole,
    CurrencyCode,
    DateRole,
    Edtf,
    FigureKind,
    FigureUnit,
    IsoDay,
    Name,
    Offset,
    OperationRole,
    OperationType,
    QuantityUnit,
    Rule,
    Scope,
)


class Part(BaseModel):
    """What all parts of a record share: fixed once built, and no keys but the contract's."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Evidence(Part):
    """Characters that carry a fact: code point offsets in the decoded text of the file, and what stands there."""

    start: Offset
    end: Offset
    text: Name

    @model_validator(mode="after")
    def _spans_its_text(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"evidence {self.start}-{self.end} is not as long as its text {self.text!r}")
        return self


Evidences = Annotated[tuple[Evidence, ...], Field(min_length=1)]


def _number_unless_vague(number: float | None, bound: Bound, field: str) -> None:
    if (number is None) != (bound == "vague"):
        raise ValueError(f"bound is vague exactly when there is no {field}")


class Dateline(Part):
    """Where the release was issued, as its first line says: LYON, France."""

    place: Name | None = None
    country: CountryCode | None = None
    evidence: Evidences
    rule: Rule


class Operation(Part):
    """A named operation or project; `name` is without the word Operation or Project."""

    name: Name
    full_name: Name
    type: OperationType
    role: OperationRole
    period: Edtf | None = None
    led_by: tuple[Name, ...] = ()
    coordinated_by: tuple[Name, ...] = ()
    supported_by: tuple[Name, ...] = ()
    evidence: Evidences
    rule: Rule


class Date(Part):
    """A date or period; `start` and `end` are its first and last day, null where open."""

    value: Edtf
    start: IsoDay | None = None
    end: IsoDay | None = None
    role: DateRole
    evidence: Evidences
    rule: Rule

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("value"), str) and not ("start" in data and "end" in data):
            start, end = edtf.bounds(data["value"])
            return {"start": start, "end": end, **data}
        return data

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if (self.start, self.end) != edtf.bounds(self.value):
            raise ValueError(f"{self.start} to {self.end} are not the days of {self.value}")
        return self


class Country(Part):
    """A country that the text names."""

    code: CountryCode
    alpha3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    name: Name
    role: CountryRole
    evidence: Evidences
    rule: Rule

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        if isinstance(data, dict) and not ("alpha3" in data and "name" in data):
            entry = countries().get(data.get("code", ""))
            if entry is not None:
                return {"alpha3": entry.alpha3, "name": entry.name, **data}
        return data

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.alpha3 != countries()[self.code].alpha3:
            raise ValueError(f"{self.alpha3} is not the alpha-3 code of {self.code}")
        return self


class Agency(Part):
    """A public body; `name` is its fullest form in the text, `aliases` the others."""

    name: Name
    acronym: Name | None = None
    aliases: tuple[Name, ...] = ()
    country: CountryCode | None = None
    type: AgencyType
    evidence: Evidences
    rule: Rule


class Arrest(Part):
    """People arrested, as a reported fact; `other_operation` marks those of another or an earlier operation."""

    count: Count | None = None
    bound: Bound
    scope: Scope
    country: CountryCode | None = None
    operation: Name | None = None
    other_operation: bool = False
    evidence: Evidences
    rule: Rule

    @model_validator(mode="after")
    def _number_or_vague(self) -> Self:
        _number_unless_vague(self.count, self.bound, "count")
        return self


class Money(Part):
    """An amount of money as stated."""

    amount: Amount
    currency: CurrencyCode


class Quantity(Part):
    """A quantity in its base unit: g, ml, piece, or the currency."""

    quantity: Amount
    unit: QuantityUnit


class Seizure(Part):
    """Property taken or blocked, as a reported fact; `value` is what the text says that it is worth."""

    quantity: Amount | None = None
    unit: QuantityUnit | None = None
    item: Name
    category: Category
    action: Action
    bound: Bound
    scope: Scope
    country: CountryCode | None = None
    value: Money | None = None
    normalized: Quantity | None = None
    other_operation: bool = False
    evidence: Evidences
    rule: Rule

    @model_validator(mode="before")
    @classmethod
    def _fill(cls, data: Any) -> Any:
        if isinstance(data, dict) and "normalized" not in data:
            quantity, unit = data.get("quantity"), data.get("unit")
            if isinstance(quantity, int | float) and isinstance(unit, str):
                amount, base = units.normalise(quantity, unit)
                return {**data, "normalized": {"quantity": amount, "unit": base}}
        return data

    @model_validator(mode="after")
    def _number_or_vague(self) -> Self:
        _number_unless_vague(self.quantity, self.bound, "quantity")
        if self.quantity is None:
            if self.normalized is not None:
                raise ValueError("no quantity to normalise")
            return self
        if self.unit is None:
            raise ValueError("a quantity needs a unit")
        if self.normalized is None or (self.normalized.quantity, self.normalized.unit) != units.normalise(
            self.quantity, self.unit
        ):
            raise ValueError(f"normalized is not {self.quantity} {self.unit} in its base unit")
        return self


class Figure(Part):
    """Another result or count."""

    kind: FigureKind
    count: Amount | None = None
    unit: FigureUnit
    bound: Bound
    scope: Scope
    evidence: Evidences
    rule: Rule

    @model_validator(mode="after")
    def _number_or_vague(self) -> Self:
        _number_unless_vague(self.count, self.bound, "count")
        return self


class Diagnostic(Part):
    """Something that was seen and could not be read, with the characters from `start` to `end` that it is about."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    message: Name
    start: Offset
    end: Offset
    evidence: tuple[Evidence, ...] = ()
    rule: Rule = "diagnostics"
