"""What became of each candidate, read off the record that it was resolved into.

The resolver leaves no notes (its way is the fast one), but every candidate's characters are in the record or are not:
that says whether it is a fact of its own, joined to another, set aside for how the text asserts it, or dropped.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from opsextract.writing.facts import Shown, amount, shown

if TYPE_CHECKING:
    from opsextract.facts import Candidate
    from opsextract.records import Release
    from opsextract.resolving.trace import Trace

Outcome = Literal["kept", "merged", "dropped", "rejected"]
Range = tuple[int, int]

_STATUS = {
    "planned": "the text says that it is planned or still to come",
    "alleged": "the text only alleges it",
    "sought": "the text says that it is sought, not done",
    "possible": "the text says that it is possible",
    "negated": "the text denies it",
    "earlier": "the text tells it of an earlier time or another operation",
    "maximum": "a legal limit, not a result",
}
_SINGLE = ("title", "publisher", "published", "dateline", "kind")
_LISTED = ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures")


@dataclass(frozen=True, slots=True)
class Decision:
    """One candidate with what the resolver made of it.

    `spans` are its characters in the offsets of the record; `fact` is the path of the fact that it became or joined
    (`arrests[0]`) and `number` that fact's number, both None for a candidate that became none.
    """

    kind: str
    words: str
    status: str
    rule: str
    spans: tuple[Range, ...]
    outcome: Outcome
    reason: str
    fact: str | None = None
    number: int | None = None
    notes: tuple[str, ...] = ()

    def touches(self, start: int, end: int) -> bool:
        """Whether one of its spans shares a character with [start, end)."""
        return any(first < end and last > start for first, last in self.spans)


def decisions(trace: Trace) -> list[Decision]:
    """Every candidate of a release with its outcome, in text order."""
    release = trace.release
    facts = list(enumerate(shown(release), 1))
    by_kind: dict[str, list[tuple[int, Shown]]] = defaultdict(list)
    for number, fact in facts:
        by_kind[fact.kind].append((number, fact))
    made: list[Decision] = []
    for kind in (*_SINGLE, *_LISTED):
        taken: set[str] = set()
        for candidate in trace.found.of(kind):
            spans = tuple(sorted({trace.to_source(start, end) for start, end in candidate.spans}))
            made.append(_decide(candidate, spans, release, by_kind[kind], taken))
    return sorted(made, key=lambda one: one.spans[:1] or ((0, 0),))


def _decide(
    candidate: Candidate, spans: tuple[Range, ...], release: Release, facts: list[tuple[int, Shown]], taken: set[str]
) -> Decision:
    outcome, reason, path, number = _outcome(candidate, spans, release, facts, taken)
    return Decision(
        candidate.kind,
        in_words(candidate.kind, candidate.fields),
        candidate.status,
        candidate.rule,
        spans,
        outcome,
        reason,
        path,
        number,
        tuple(candidate.notes),
    )


def _outcome(
    candidate: Candidate, spans: tuple[Range, ...], release: Release, facts: list[tuple[int, Shown]], taken: set[str]
) -> tuple[Outcome, str, str | None, int | None]:
    kind = candidate.kind
    if candidate.status != "done":
        return "rejected", f"{candidate.status}: {_STATUS.get(candidate.status, 'not told as done')}", None, None
    if kind in _SINGLE:
        if kind in taken:
            return "dropped", f"the record has one {kind}, and a candidate found before it stands", None, None
        taken.add(kind)
        return "kept", f"the first {kind} found", kind, next((number for number, _ in facts), None)
    home = _home(candidate, spans, release, facts)
    if home is None:
        return "dropped", _why_dropped(candidate, release), None, None
    number, fact = home
    if fact.path in taken:
        return "merged", "says the same as another candidate, whose fact has its evidence too", fact.path, number
    taken.add(fact.path)
    return "kept", "a fact of this release", fact.path, number


def _home(
    candidate: Candidate, spans: tuple[Range, ...], release: Release, facts: list[tuple[int, Shown]]
) -> tuple[int, Shown] | None:
    """The fact whose evidences hold all of the candidate's; of several, the one whose fields agree most."""
    held = [(number, fact) for number, fact in facts if spans and set(spans) <= set(fact.spans)]
    if not held:
        return None
    return max(held, key=lambda one: _agreement(candidate.fields, release, one[1].path))


def _agreement(fields: dict[str, Any], release: Release, path: str) -> int:
    kind, _, index = path.rstrip("]").partition("[")
    item = getattr(release, kind)[int(index)]
    return sum(getattr(item, key, None) == value for key, value in fields.items() if not key.startswith("_"))


def _why_dropped(candidate: Candidate, release: Release) -> str:
    items = getattr(release, candidate.kind)
    if candidate.kind == "arrests" and candidate.fields.get("count") is None:
        if any(item.count is not None for item in items):
            return "has no number, and the release gives one elsewhere"
        return "has no number, and another statement without one stands"
    if candidate.kind == "seizures" and candidate.fields.get("quantity") is None:
        category = candidate.fields.get("category")
        if any(item.category == category for item in items):
            return f"has no quantity, and the release gives one of {category} elsewhere"
    return "the resolver gave it no place: another fact says the same or more"


def in_words(kind: str, fields: dict[str, Any]) -> str:
    """A candidate's fields as people read them."""
    given = {key: value for key, value in fields.items() if not key.startswith("_") and value not in (None, (), [], "")}
    if "bound" in given:
        number = given.pop("count", given.pop("quantity", None))
        counted = amount(number, given.pop("bound"), given.pop("unit", None))
        name = given.pop("item", given.pop("kind", kind))
        return _joined(f"{counted} {str(name).replace('_', ' ')}", given)
    lead = next((key for key in ("value", "full_name", "name", "code", "place") if key in given), None)
    words = str(given.pop(lead)) if lead else kind
    given.pop("name", None)
    return _joined(words, given)


def _joined(words: str, rest: dict[str, Any]) -> str:
    more = ", ".join(f"{key} {_plain(value)}" for key, value in rest.items() if value is not False)
    return f"{words} ({more})" if more else words


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values())
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return str(value)
