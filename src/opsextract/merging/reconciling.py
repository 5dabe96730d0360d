"""One total from what several publishers say: where they agree, where not, and which figure then goes before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from opsextract.merging.reports import Report, plain
from opsextract.merging.statements import Statement, Subject, agree

_PRECISION = ("exact", "approx", "at_least", "at_most", "vague")


@dataclass(frozen=True, slots=True)
class Revision:
    """A publisher's later figure in place of its earlier one."""

    publisher: int
    old: Statement
    new: Statement


@dataclass(frozen=True, slots=True)
class Total:
    """What is known of a subject.

    `status`: single (one publisher speaks of it), agreed, or disagreed. `value` is the statement that holds, None where
    none goes before the others; `basis` says why. `low` and `high` are the least and the greatest of the standing
    statements, one for each publisher: its last.
    """

    subject: Subject
    status: str
    value: Statement | None
    basis: str
    low: float
    high: float
    statements: tuple[Statement, ...]
    standing: tuple[Statement, ...]
    revisions: tuple[Revision, ...]


def publishers(members: list[Report]) -> dict[int, int]:
    """A number for the publisher of each report, by the report's id(): the same where one of its names is shared.

    A release that does not say who published it has a negative number of its own.
    """
    known: list[set[str]] = []
    numbers: dict[int, int] = {}
    for report in members:
        names = set(report.publisher_names)
        if not names:
            numbers[id(report)] = -1 - len(numbers)
            continue
        at = next((i for i, others in enumerate(known) if names & others), len(known))
        if at == len(known):
            known.append(set())
        known[at] |= names
        numbers[id(report)] = at
    return numbers


def counted(numbers: Iterable[int]) -> int:
    """How many publishers these numbers stand for; those that are not stated may all be one."""
    return len({max(number, -1) for number in numbers})


def reconcile(subject: Subject, given: Iterable[Statement], numbers: dict[int, int], leaders: frozenset[str]) -> Total:
    """Reconcile the statements on one subject.

    `numbers` tells publishers apart, `leaders` are the names of the bodies that led or coordinated the operation.
    """
    ordered = sorted(given, key=_order)
    by_publisher: dict[int, list[Statement]] = {}
    for statement in ordered:
        by_publisher.setdefault(numbers[id(statement.report)], []).append(statement)
    revisions = []
    standing: list[Statement] = []
    for number, said in by_publisher.items():
        for old, new in pairwise(said):
            if not agree(old, new) and _day(old) < _day(new):
                revisions.append(Revision(number, old, new))
        # Releases of one day have no order: all of them stand.
        last = [one for one in said if _day(one) == _day(said[-1])]
        standing += last if any(not agree(one, last[-1]) for one in last) else [min(last, key=_precision)]
    amounts = [one.amount or 0.0 for one in standing]
    status, value, basis = _value(subject, standing, numbers, leaders)
    return Total(
        subject, status, value, basis, min(amounts), max(amounts), tuple(ordered), tuple(standing), tuple(revisions)
    )


def _value(
    subject: Subject, standing: list[Statement], numbers: dict[int, int], leaders: frozenset[str]
) -> tuple[str, Statement | None, str]:
    if len({numbers[id(one.report)] for one in standing}) == 1 and len(standing) == 1:
        return "single", standing[0], "one publisher says so"
    if all(agree(one, other) for one in standing for other in standing):
        return "agreed", min(standing, key=_precision), f"{_count(standing, numbers)} agree; the most precise figure"
    if subject.place:
        own = [one for one in standing if one.report.home == subject.place]
        if len(own) == 1:
            return "disagreed", own[0], f"the figure of {subject.place} itself"
    camps = [[other for other in standing if agree(one, other)] for one in standing]
    most = max(camps, key=len)
    others = [one for one in standing if all(one is not kept for kept in most)]
    backing, opposing = (counted(numbers[id(one.report)] for one in side) for side in (most, others))
    if backing > 1 and backing > opposing:
        return "disagreed", min(most, key=_precision), f"{backing} of {_count(standing, numbers)} agree on it"
    led = [one for one in standing if one.report.publisher_names & leaders]
    if len(led) == 1:
        return "disagreed", led[0], "the figure of the body that led or coordinated the operation"
    return "disagreed", None, "no publisher goes before the others"


def _count(standing: list[Statement], numbers: dict[int, int]) -> str:
    count = counted(numbers[id(one.report)] for one in standing)
    return f"{count} publishers" if count > 1 else f"{len(standing)} releases"


def leading(members: list[Report]) -> frozenset[str]:
    """The names of the bodies that a report says led or coordinated the operation."""
    fields = ("led_by", "coordinated_by")
    return frozenset(plain(name) for one in members for field in fields for name in one.operation.get(field) or ())


def _precision(statement: Statement) -> tuple[int, int, str]:
    return _PRECISION.index(statement.bound), -statement.digits(), _day(statement)


def _day(statement: Statement) -> str:
    return str(statement.report.record.get("published") or "")


def _order(statement: Statement) -> tuple[str, str, int]:
    source = statement.report.record["source"]
    return _day(statement), str(source["path"]), int(source.get("index") or 0)
