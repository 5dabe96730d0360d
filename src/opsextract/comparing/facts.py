"""The facts of two records of one release, paired: the same, changed, come or gone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from opsextract.writing.stored import StoredRecord

Fact = dict[str, Any]

FIELDS = ("title", "publisher", "published", "dateline", "language", "kind")
LISTS = ("operations", "dates", "countries", "agencies", "arrests", "seizures", "figures", "diagnostics")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: `old` is None for a fact that came, `new` for one that went.

    `kind` is the record's field or list, `fields` what of a changed fact is no longer the same, `rule` the rule that
    answers for it: the new fact's, or that of the fact that went.
    """

    what: Literal["came", "went", "changed"]
    kind: str
    old: Fact | None
    new: Fact | None
    fields: tuple[str, ...]
    rule: str


def changes(old: StoredRecord, new: StoredRecord) -> Iterator[Change]:
    """Every difference between two records of one release, in the order of the record.

    Offsets count from the release's own beginning, so that a release that only moved in its file has not changed.
    """
    old, new = _at_own_start(old), _at_own_start(new)
    for field in FIELDS:
        yield from _field(field, old, new)
    for kind in LISTS:
        yield from _items(kind, old.get(kind) or [], new.get(kind) or [])


def _field(field: str, old: StoredRecord, new: StoredRecord) -> Iterator[Change]:
    before, after = _as_fact(field, old), _as_fact(field, new)
    if before == after:
        return
    given = after or before or {}
    rule = str(given.get("rule") or field)
    if before is None or after is None:
        yield Change("came" if before is None else "went", field, before, after, (), rule)
    else:
        yield Change("changed", field, before, after, _differing(before, after), rule)


def _as_fact(field: str, record: StoredRecord) -> Fact | None:
    value = record.get(field)
    if value is None or isinstance(value, dict):
        return value
    evidence = record.get(f"{field}_evidence")
    return {"value": value} if evidence is None else {"value": value, "evidence": evidence}


def _items(kind: str, old: list[Fact], new: list[Fact]) -> Iterator[Change]:
    left, right = list(enumerate(old)), list(enumerate(new))
    pairs: list[tuple[int, Fact, Fact]] = []
    for same in (_whole, _identity(kind), _place, _place_start):
        waiting: dict[Hashable, list[tuple[int, Fact]]] = {}
        for entry in right:
            waiting.setdefault(same(entry[1]), []).append(entry)
        rest = []
        for index, fact in left:
            key = same(fact)
            matching = waiting.get(key) if key is not None else None
            if matching:
                other = matching.pop(0)
                right.remove(other)
                pairs.append((index, fact, other[1]))
            else:
                rest.append((index, fact))
        left = rest
    for _, before, after in sorted(pairs, key=lambda pair: pair[0]):
        fields = _differing(before, after)
        if fields:
            yield Change("changed", kind, before, after, fields, _rule(after))
    for _, fact in left:
        yield Change("went", kind, fact, None, (), _rule(fact))
    for _, fact in right:
        yield Change("came", kind, None, fact, (), _rule(fact))


def _rule(fact: Fact) -> str:
    return str(fact.get("rule") or "")


def _differing(old: Fact, new: Fact) -> tuple[str, ...]:
    return tuple(key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key))


# What makes two facts one, the strictest first: all of it; what it is about; the words that carry it.


def _whole(fact: Fact) -> Hashable:
    return _frozen(fact)


def _identity(kind: str) -> Callable[[Fact], Hashable]:
    names: dict[str, tuple[str, ...]] = {
        "operations": ("name",),
        "dates": ("value",),
        "countries": ("code",),
        "agencies": ("name",),
        "arrests": ("count", "country"),
        "seizures": ("quantity", "unit", "item"),
        "figures": ("kind", "count", "unit"),
        "diagnostics": ("code", "start", "end"),
    }

    def key(fact: Fact) -> Hashable:
        values = tuple(_frozen(fact.get(name)) for name in names[kind])
        # Facts without a number are the same only where the same words carry them.
        vague = kind in ("arrests", "seizures", "figures") and fact.get("count", fact.get("quantity")) is None
        return None if vague else values

    return key


def _place(fact: Fact) -> Hashable:
    return tuple((one.get("start"), one.get("end")) for one in fact.get("evidence") or ()) or None


def _place_start(fact: Fact) -> Hashable:
    return next((one.get("start") for one in fact.get("evidence") or ()), None)


def _frozen(value: Any) -> Hashable:
    if isinstance(value, dict):
        return tuple(sorted((key, _frozen(part)) for key, part in value.items()))
    if isinstance(value, list):
        return tuple(_frozen(part) for part in value)
    return (type(value).__name__, value) if isinstance(value, bool) else value


def _at_own_start(record: StoredRecord) -> StoredRecord:
    start = record["source"].get("start") or 0
    return record if not start else {key: _shifted(value, start) for key, value in record.items()}


def _shifted(value: Any, by: int) -> Any:
    if isinstance(value, list):
        return [_shifted(part, by) for part in value]
    if isinstance(value, dict):
        offsets = {"start", "end"}
        return {
            key: part - by if key in offsets and isinstance(part, int) else _shifted(part, by)
            for key, part in value.items()
        }
    return value
