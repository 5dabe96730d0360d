"""The record of one release."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from opsextract.records.fields import Edtf, Name, Offset, ReleaseKind
from opsextract.records.items import (
    Agency,
    Arrest,
    Country,
    Date,
    Dateline,
    Diagnostic,
    Evidence,
    Figure,
    Operation,
    Part,
    Seizure,
)

SCHEMA_VERSION: Literal["1"] = "1"


class SourceRange(Part):
    """The file as given ("-" for standard input), the release's place in it, its characters in the decoded text."""

    path: str
    index: Offset
    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start > self.end:
            raise ValueError("the release ends before it begins")
        return self


class Release(Part):
    """One release as a validated record. Evidence offsets count in the decoded text of the whole file."""

    model_config = ConfigDict(title="Release")

    schema_version: Literal["1"] = SCHEMA_VERSION
    id: Annotated[
        str, Field(pattern=r"^[0-9a-f]{16}$", description="first 16 hex digits of the normalised text's sha256")
    ]
    source: SourceRange
    title: Name | None = None
    title_evidence: tuple[Evidence, ...] = ()
    publisher: Name | None = None
    publisher_evidence: tuple[Evidence, ...] = ()
    published: Annotated[
        Edtf | None, Field(description="as stated; without evidence when it was given from outside the text")
    ] = None
    published_evidence: tuple[Evidence, ...] = ()
    dateline: Dateline | None = None
    language: Annotated[str | None, Field(pattern=r"^[a-z]{2}$", description="ISO 639-1; null when unknown")] = "en"
    kind: ReleaseKind
    operations: tuple[Operation, ...] = ()
    dates: tuple[Date, ...] = ()
    countries: tuple[Country, ...] = ()
    agencies: tuple[Agency, ...] = ()
    arrests: tuple[Arrest, ...] = ()
    seizures: tuple[Seizure, ...] = ()
    figures: tuple[Figure, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    text: Annotated[
        str | None,
        Field(description="on request: the decoded characters from source.start to source.end"),
    ] = None

    @model_validator(mode="after")
    def _evidence_inside(self) -> Self:
        start, end = self.source.start, self.source.end
        for where, evidence in self.evidences():
            if evidence.start < start or evidence.end > end:
                raise ValueError(f"{where}: evidence {evidence.start}-{evidence.end} lies outside {start}-{end}")
        if self.text is not None and len(self.text) != end - start:
            raise ValueError("text is not as long as the release's range")
        return self

    def evidences(self) -> Iterator[tuple[str, Evidence]]:
        """Every evidence of the record with the path of what it carries (`arrests[0]`), in record order."""
        for name in ("title", "publisher", "published"):
            for evidence in getattr(self, f"{name}_evidence"):
                yield name, evidence
        if self.dateline is not None:
            for evidence in self.dateline.evidence:
                yield "dateline", evidence
        for name in LISTS:
            for index, item in enumerate(getattr(self, name)):
                for evidence in item.evidence:
                    yield f"{name}[{index}]", evidence


LISTS = ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures", "diagnostics")
