"""What one release says about one operation, as far as releases are matched by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from opsextract.merging.names import OperationName, read_name
from opsextract.writing.stored import StoredRecord

Days = tuple[date, date]


@dataclass(slots=True, eq=False)
class Report:
    """One release on one operation. `copies` are the places of further records of the same text.

    `window` are the days of the operation as the release gives them, `published` those in which it appeared;
    `participants` the countries that took part, or all that it names where it says of none that it did;
    `agencies` the names of the enforcement bodies, without the international ones, in the form in which they compare.
    `home` is the publisher's country, None for an international or unknown one.
    """

    record: StoredRecord
    operation: dict[str, Any]
    name: OperationName
    window: Days | None
    published: Days | None
    participants: frozenset[str]
    agencies: frozenset[str]
    publisher: str | None
    publisher_names: frozenset[str]
    home: str | None
    sole: bool
    copies: list[dict[str, Any]] = field(default_factory=list)

    @property
    def primary(self) -> bool:
        """Whether the release reports on the operation, and does not only mention it."""
        return bool(self.operation.get("role") == "primary")


def reports(records: Iterable[StoredRecord]) -> Iterator[Report]:
    """A report for every operation of every record; records of the same text give one, with its copies."""
    seen: dict[tuple[str, str], Report] = {}
    for given in records:
        # The texts are not needed, and would fill the memory.
        record = {key: value for key, value in given.items() if key != "text"}
        operations = record.get("operations") or []
        sole = sum(one.get("role") == "primary" for one in operations) == 1
        for operation in operations:
            key = (record["id"], str(operation.get("name")))
            if key in seen:
                place = {name: record["source"].get(name) for name in ("path", "index")}
                if place not in seen[key].copies:
                    seen[key].copies.append(place)
                continue
            seen[key] = _report(record, operation, sole)
            yield seen[key]


def _report(record: StoredRecord, operation: dict[str, Any], sole: bool) -> Report:
    agencies = record.get("agencies") or []
    publisher = record.get("publisher")
    body: dict[str, Any] = next((one for one in agencies if publisher and plain(publisher) in _names(one)), {})
    international = body.get("type") == "international"
    home = None if international else body.get("country") or (record.get("dateline") or {}).get("country")
    countries = record.get("countries") or []
    took_part = [one["code"] for one in countries if one.get("role") == "participant"]
    return Report(
        record=record,
        operation=operation,
        name=read_name(str(operation.get("name"))),
        window=_window(record, operation, sole),
        published=days(record.get("published")),
        participants=frozenset(took_part or [one["code"] for one in countries if one.get("code")]),
        agencies=frozenset(name for one in agencies if one.get("type") != "international" for name in _names(one)),
        publisher=publisher,
        publisher_names=frozenset({plain(publisher), *_names(body)} if publisher else ()),
        home=home,
        sole=sole,
    )


def _window(record: StoredRecord, operation: dict[str, Any], sole: bool) -> Days | None:
    """The days of an operation: its period, or those that the release gives to its only operation."""
    stated = days(operation.get("period"))
    if stated or not sole or operation.get("role") != "primary":
        return stated
    given = [days(one.get("value")) for one in record.get("dates") or () if one.get("role") == "operation"]
    known = [one for one in given if one]
    return (min(one[0] for one in known), max(one[1] for one in known)) if known else None


def days(value: object) -> Days | None:
    """First and last day of an EDTF value; an open side ends where the other does. None for none."""
    if not value:
        return None
    from opsextract.records import edtf

    try:
        start, end = edtf.bounds(str(value))
    except ValueError:
        return None
    if not (start or end):
        return None
    return date.fromisoformat(start or end or ""), date.fromisoformat(end or start or "")


def _names(agency: dict[str, Any]) -> frozenset[str]:
    given = [agency.get("name"), agency.get("acronym"), *(agency.get("aliases") or ())]
    return frozenset(plain(name) for name in given if name)


def plain(name: object) -> str:
    """A body's name as names compare: casefolded words without a leading article."""
    words = "".join(char if char.isalnum() else " " for char in str(name or "").casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def by_date(report: Report) -> tuple[str, str, int]:
    """What puts reports in order of publication, those without a date last."""
    source = report.record["source"]
    return str(report.record.get("published") or "9999"), str(source["path"]), int(source.get("index") or 0)
