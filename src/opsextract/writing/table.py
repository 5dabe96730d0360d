"""A record as a table that people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from opsextract.records import Evidence, Release, Seizure

_BOUND = {"exact": "", "at_least": "at least ", "at_most": "at most ", "approx": "about ", "vague": ""}


def amount(number: float | None, bound: str, unit: str | None = None) -> str:
    """A count or quantity in words: "at least 1,374 kg"; "some" where the text gives no number."""
    if number is None:
        return "some"
    whole = f"{number:,.0f}" if float(number).is_integer() else f"{number:,.6f}".rstrip("0")
    words = _BOUND[bound] + whole
    return words if unit in (None, "piece", "person") else f"{words} {unit}"


def rows(release: Release) -> Iterator[tuple[str, str, str]]:
    """The facts of a record, in its order, as (what, fact, where it stands: offsets)."""

    def at(evidence: Iterable[Evidence]) -> str:
        return " ".join(f"{one.start}-{one.end}" for one in evidence)

    if release.publisher:
        yield "publisher", release.publisher, at(release.publisher_evidence)
    if release.published:
        yield "published", release.published, at(release.published_evidence)
    if release.dateline:
        place = ", ".join(part for part in (release.dateline.place, release.dateline.country) if part)
        yield "dateline", place, at(release.dateline.evidence)
    for operation in release.operations:
        period = f", {operation.period}" if operation.period else ""
        yield "operation", f"{operation.full_name} ({operation.role}{period})", at(operation.evidence)
    for date in release.dates:
        yield "date", f"{date.value} ({date.role})", at(date.evidence)
    for country in release.countries:
        yield "country", f"{country.name} ({country.code}, {country.role})", at(country.evidence)
    for agency in release.agencies:
        acronym = f" ({agency.acronym})" if agency.acronym and agency.acronym != agency.name else ""
        yield "agency", f"{agency.name}{acronym}, {agency.type}", at(agency.evidence)
    for arrest in release.arrests:
        yield (
            "arrests",
            f"{amount(arrest.count, arrest.bound)} ({_scope(arrest.scope, arrest.country)})",
            at(arrest.evidence),
        )
    for seizure in release.seizures:
        yield seizure.action, _seizure(seizure), at(seizure.evidence)
    for figure in release.figures:
        yield figure.kind.replace("_", " "), amount(figure.count, figure.bound, figure.unit), at(figure.evidence)
    for note in release.diagnostics:
        yield "note", note.message, f"{note.start}-{note.end}"


def _scope(scope: str, country: str | None) -> str:
    return f"{scope}, {country}" if country else scope


def _seizure(seizure: Seizure) -> str:
    quantity = amount(seizure.quantity, seizure.bound, seizure.unit)
    value = f", worth {amount(seizure.value.amount, 'exact', seizure.value.currency)}" if seizure.value else ""
    return f"{quantity} {seizure.item} [{seizure.category}] ({_scope(seizure.scope, seizure.country)}){value}"


def release_table(release: Release) -> RenderableType:
    """One record as a rich table: what, the fact, and the offsets of its evidence."""
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(release.title or "(no title)", style="bold"),
        caption=Text(f"{release.source.path}#{release.source.index} · {release.kind} · {release.id}"),
        title_justify="left",
        caption_justify="left",
        expand=False,
    )
    table.add_column("what", style="cyan", no_wrap=True)
    table.add_column("fact", overflow="fold")
    table.add_column("characters", style="dim", overflow="fold", max_width=24)
    before = ""
    for what, fact, where in rows(release):
        # Text, not markup: brackets in a release are no styles.
        table.add_row("" if what == before else what, Text(fact), where)
        before = what
    return table


def tables(releases: Iterable[Release], console: Console) -> Iterator[str]:
    """Each record's table as `console` shows it, an empty line between two."""
    for index, release in enumerate(releases):
        with console.capture() as capture:
            console.print(release_table(release))
        yield ("\n" if index else "") + capture.get()
