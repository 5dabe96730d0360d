"""Which fact of a record is which fact of the gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from opsextract.evaluation import normalise
from opsextract.evaluation.normalise import Fact


@dataclass(slots=True)
class Outcome:
    """One field of one release: gold and record facts that agree, gold facts missed, record facts that no gold has."""

    pairs: list[tuple[Any, Any]] = field(default_factory=list)
    missed: list[Any] = field(default_factory=list)
    extra: list[Any] = field(default_factory=list)


def pair(gold: Iterable[Any], found: Iterable[Any], same: Callable[[Any, Any], bool]) -> Outcome:
    """Match one to one: each gold fact takes the first record fact that is left and the same.

    A gold fact that is marked optional is never missed.
    """
    outcome = Outcome(extra=list(found))
    for fact in gold:
        at = next((i for i, other in enumerate(outcome.extra) if same(fact, other)), None)
        if at is not None:
            outcome.pairs.append((fact, outcome.extra.pop(at)))
        elif not (isinstance(fact, dict) and fact.get("optional")):
            outcome.missed.append(fact)
    return outcome


def single(gold: Any, found: Any) -> Outcome:
    """A field that holds one value or none: both a wrong value and a missing one are missed."""
    if gold is not None and gold == found:
        return Outcome(pairs=[(gold, found)])
    return Outcome(missed=[] if gold is None else [gold], extra=[] if found is None else [found])


def close(a: float, b: float, of: float) -> bool:
    """Whether two amounts differ by no more than the tolerance, as a share of `of`."""
    share: float = normalise.tolerance()["relative"]
    return abs(a - b) <= share * of


def same_quantity(a: tuple[str, float] | None, b: tuple[str, float] | None) -> bool:
    """Whether two quantities agree; two vague ones do."""
    if a is None or b is None:
        return a is b
    return a[0] == b[0] and close(a[1], b[1], max(abs(a[1]), abs(b[1]), 1e-9))


def near_category(a: object, b: object) -> bool:
    """Whether two categories are the same, or such that careful readers differ between them."""
    return a == b or any(a in row and b in row for row in normalise.tolerance()["categories"]["near"])


def share_evidence(a: Fact, b: Fact) -> bool:
    """Whether two facts without a number stand in the same words: one holds the other, or half the words agree."""
    return any(_alike(x, y) for x in normalise.evidence(a) for y in normalise.evidence(b))


def _alike(x: str, y: str) -> bool:
    if not x or not y:
        return False
    words, others = x.split(), y.split()
    return x in y or y in x or len({*words} & {*others}) >= 0.5 * min(len(words), len(others))
