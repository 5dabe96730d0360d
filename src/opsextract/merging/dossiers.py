"""Dossiers: what all releases on one operation say, figure by figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from opsextract.merging.grouping import Group, grouped
from opsextract.merging.names import read_name
from opsextract.merging.reconciling import Total, counted, leading, publishers, reconcile
from opsextract.merging.reports import Report, by_date, reports
from opsextract.merging.statements import statements
from opsextract.writing.stored import StoredRecord


@dataclass(frozen=True, slots=True)
class Dossier:
    """One operation over all releases that report it.

    `members` are in order of publication; `reasons` holds for each (by id()) why it belongs here; `left_out` what of
    them is in no total, and why; `apart` operations of the same name that this one is not, and why.
    """

    id: str
    name: str
    members: tuple[Report, ...]
    reasons: dict[int, tuple[str, ...]]
    mentions: tuple[tuple[Report, tuple[str, ...]], ...]
    totals: tuple[Total, ...]
    left_out: tuple[tuple[Report, str], ...]
    apart: tuple[tuple[Report, str], ...]

    @property
    def publishers(self) -> int:
        """How many publishers report the operation."""
        return counted(publishers(list(self.members)).values())

    def facts(self, field: str) -> Counter[str]:
        """What the reports say in a field of their operation (full_name, period, led_by ...), with how many say it."""
        said: Counter[str] = Counter()
        for report in self.members:
            value: Any = report.operation.get(field)
            said.update(value if isinstance(value, list) else [value] if value else [])
        return said


def merge(records: Iterable[StoredRecord]) -> list[Dossier]:
    """A dossier for every operation that a release reports on, those with most publishers first.

    Raises KeyError for records that lack what every version's records have (see writing.stored).
    """
    dossiers = [_dossier(group) for group in grouped(reports(records))]
    return sorted(dossiers, key=lambda one: (-one.publishers, -len(one.members), one.name.casefold(), one.id))


def _dossier(group: Group) -> Dossier:
    members = sorted(group.members, key=by_date)
    numbers, leaders = publishers(members), leading(members)
    found, left_out = statements(members)
    # The form most used, with its edition where any release gives one; an English one before the others.
    names = Counter(str(report.operation.get("full_name")).replace('"', "") for report in members)

    def rank(form: str) -> tuple[bool, bool, int, int, str]:
        return read_name(form).edition is not None, form.isascii() and form[:1].isupper(), names[form], -len(form), form

    name = max(names, key=rank)
    first = members[0]
    key = f"{first.name.base}|{first.record['id']}"
    return Dossier(
        id=sha256(key.encode()).hexdigest()[:16],
        name=name,
        members=tuple(members),
        reasons=group.reasons,
        mentions=tuple(sorted(group.mentions, key=lambda entry: by_date(entry[0]))),
        totals=tuple(reconcile(subject, given, numbers, leaders) for subject, given in found.items()),
        left_out=tuple(left_out),
        apart=tuple(group.apart),
    )
