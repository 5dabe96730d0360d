"""The facts of a record as people read them: numbered lines, the same in the table, the view and the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opsextract.records import Release, Seizure

_BOUND = {"exact": "", "at_least": "at least ", "at_most": "at most ", "approx": "about ", "vague": ""}


@dataclass(frozen=True, slots=True)
class Shown:
    """One fact in words.

    `path` names it in its record (`arrests[0]`, `published`), `kind` is the record's key, `what` the word for it in a
    table, `spans` its evidences in the offsets of the record, `rule` the rule behind it ("" where the record has none).
    """

    path: str
    kind: str
    what: str
    words: str
    spans: tuple[tuple[int, int], ...]
    rule: str = ""


def amount(number: float | None, bound: str, unit: str | None = None) -> str:
    """A count or quantity in words: "at least 1,374 kg"; "some" where the text gives no number."""
    if number is None:
        return "some"
    whole = f"{number:,.0f}" if float(number).is_integer() else f"{number:,.6f}".rstrip("0")
    words = _BOUND[bound] + whole
    return words if unit in (None, "piece", "person") else f"{words} {unit}"


def shown(release: Release) -> Iterator[Shown]:
    """The facts of a record, in its order; the first is number 1 wherever facts are numbered."""
    for kind, words in (("publisher", release.publisher), ("published", release.published)):
        if words:
            evidence = getattr(release, f"{kind}_evidence")
            yield Shown(kind, kind, kind, words, tuple((one.start, one.end) for one in evidence))
    if release.dateline:
        place = ", ".join(part for part in (release.dateline.place, release.dateline.country) if part)
        spans = tuple((one.start, one.end) for one in release.dateline.evidence)
        yield Shown("dateline", "dateline", "dateline", place, spans, release.dateline.rule)
    for kind in ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures"):
        for index, item in enumerate(getattr(release, kind)):
            what, words = item_words(kind, item)
            spans = tuple((one.start, one.end) for one in item.evidence)
            yield Shown(f"{kind}[{index}]", kind, what, words, spans, item.rule)
    for index, note in enumerate(release.diagnostics):
        span = (note.start, note.end)
        yield Shown(f"diagnostics[{index}]", "diagnostics", "note", note.message, (span,), note.rule)


def item_words(kind: str, item: object) -> tuple[str, str]:
    """What an item of a record is (arrests, seized ...) and says, in words. Raises TypeError for what is none."""
    # The models are imported only where they were built: `opsextract --help` does without them.
    from opsextract.records import Agency, Arrest, Country, Date, Figure, Operation, Seizure

    match item:
        case Operation():
            return "operation", f"{item.full_name} ({item.role}{f', {item.period}' if item.period else ''})"
        case Date():
            return "date", f"{item.value} ({item.role})"
        case Country():
            return "country", f"{item.name} ({item.code}, {item.role})"
        case Agency():
            acronym = f" ({item.acronym})" if item.acronym and item.acronym != item.name else ""
            return "agency", f"{item.name}{acronym}, {item.type}"
        case Arrest():
            return "arrests", f"{amount(item.count, item.bound)} ({_scope(item.scope, item.country)})"
        case Seizure():
            return item.action, _seizure(item)
        case Figure():
            return item.kind.replace("_", " "), amount(item.count, item.bound, item.unit)
    raise TypeError(f"no words for {kind}")


def _scope(scope: str, country: str | None) -> str:
    return f"{scope}, {country}" if country else scope


def _seizure(seizure: Seizure) -> str:
    quantity = amount(seizure.quantity, seizure.bound, seizure.unit)
    value = f", worth {amount(seizure.value.amount, 'exact', seizure.value.currency)}" if seizure.value else ""
    return f"{quantity} {seizure.item} [{seizure.category}] ({_scope(seizure.scope, seizure.country)}){value}"
