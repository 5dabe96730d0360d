"""The record contract as pydantic models, and its JSON Schema."""

from opsextract.records.items import (
    Agency,
    Arrest,
    Country,
    Date,
    Dateline,
    Diagnostic,
    Evidence,
    Figure,
    Money,
    Operation,
    Quantity,
    Seizure,
)
from opsextract.records.release import LISTS, SCHEMA_VERSION, Release, SourceRange
from opsextract.records.verify import EvidenceError, verify

__all__ = [
    "LISTS",
    "SCHEMA_VERSION",
    "Agency",
    "Arrest",
    "Country",
    "Date",
    "Dateline",
    "Diagnostic",
    "Evidence",
    "EvidenceError",
    "Figure",
    "Money",
    "Operation",
    "Quantity",
    "Release",
    "Seizure",
    "SourceRange",
    "verify",
]
