"""Word lists as packaged data, each file with a source line; the grammars that use them live elsewhere."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of one lexicon: what is written, the entry that it stands for, and whether its case counts."""

    kind: str
    id: str
    surface: str
    exact: bool = False


def read_tsv(name: str) -> list[dict[str, str]]:
    """The rows of a packaged TSV as dictionaries; lines that begin with # are comments."""
    text = files(__name__).joinpath(name).read_text("utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:]]


@cache
def read_toml(name: str) -> dict[str, Any]:
    """A packaged TOML file."""
    return tomllib.loads(files(__name__).joinpath(name).read_text("utf-8"))


def load_entries(kinds: list[str] | None = None) -> list[Entry]:
    """Every phrase for the lexicon matcher: countries, agencies, commodities, predicates.

    kinds limits the answer to some of these. A surface form stands once for each entry it may mean.
    """
    entries: list[Entry] = []
    for source in (_countries, _agencies, _commodities, _predicates):
        entries.extend(entry for entry in source() if kinds is None or entry.kind in kinds)
    return entries


def _countries() -> list[Entry]:
    return [
        Entry("country", row["code"] + "|" + row["type"], row["surface"], row["case"] == "exact")
        for row in read_tsv("countries.tsv")
    ]


def _agencies() -> list[Entry]:
    entries: list[Entry] = []
    for row in read_tsv("agencies.tsv"):
        surfaces = [row["name"], *row["acronyms"].split("|"), *row["aliases"].split("|")]
        entries.extend(Entry("agency", row["id"], surface, True) for surface in surfaces if surface)
    return entries


def _commodities() -> list[Entry]:
    entries: list[Entry] = []
    for category, row in read_toml("commodities.toml").items():
        if isinstance(row, dict):
            entries.extend(Entry("commodity", category, surface) for surface in row["terms"])
    return entries


def _predicates() -> list[Entry]:
    rows = read_toml("predicates.toml").values()
    forms = {form for row in rows for forms in row.values() for form in forms}
    return [Entry("predicate_form", form, form) for form in sorted(forms)]
