"""Which statements of arrests say the same, and which is the total."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import Any

from ..facts import Candidate


def resolve(candidates: list[Candidate]) -> list[Candidate]:
    """Each arrest once: repeated figures and rounded ones joined to the exact one, a total among them marked.

    Vague statements ("arrests were made") stand only where the release gives no number.
    """
    numbered: list[Candidate] = []
    places: defaultdict[Any, list[int]] = defaultdict(list)  # in `numbered`, by what two statements of one share
    for candidate in candidates:
        if candidate.fields["count"] is None:
            continue
        if candidate.rule == "arrests.possessive" and candidate.fields["_person"] == "his" and numbered:
            continue  # "his arrest" is one of those told of
        if candidate.rule == "arrests.in_custody" and numbered:
            continue  # where somebody is now whose arrest was told of
        count, person = candidate.fields["count"], candidate.fields["_person"]
        at = places[count]
        if count == 1 and person not in ("his", "the"):
            at = sorted(places[1, person][:1] + places["title"][:1])
        same = next((numbered[i] for i in at if _same(numbered[i], candidate)), None)
        if same is None:
            places[count].append(len(numbered))
            places[count, person].append(len(numbered))
            if count == 1 and candidate.fields["_role"] == "title":
                places["title"].append(len(numbered))
            numbered.append(Candidate("arrests", dict(candidate.fields), list(candidate.spans), candidate.rule))
        else:
            _join(same, candidate)
    for known in numbered:
        known.spans = list(dict.fromkeys(known.spans))
    numbered = _without_roundings(numbered)
    if not numbered:
        vague = [c for c in candidates if c.fields["count"] is None]
        numbered = [Candidate("arrests", dict(c.fields), list(c.spans), c.rule) for c in vague[:1]]
    _mark_total(numbered)
    return numbered


def _same(known: Candidate, new: Candidate) -> bool:
    a, b = known.fields, new.fields
    if a["count"] != b["count"]:
        return False
    if a["count"] == 1:
        # One person and another are two facts, unless it is the same name or "the suspect", "he" again.
        if b["_person"].startswith("+"):
            return False  # "a second man"
        return a["_person"] == b["_person"] != "" or b["_person"] in ("his", "the") or a["_role"] == "title"
    restated = "title" in (a["_role"], b["_role"]) or b["_role"] == "caption"
    alike = a["_generic"] or b["_generic"] or a["_head"] == b["_head"] != ""
    if a["count"] < 10 and not restated and not alike:
        return False  # "two clearing agents" and "two brothers" are four people
    return restated or a["country"] is None or b["country"] is None or a["country"] == b["country"]


def _join(known: Candidate, new: Candidate) -> None:
    known.spans.extend(new.spans)
    if known.fields["bound"] != "exact" and new.fields["bound"] == "exact" and known.fields["_role"] == "title":
        known.fields["bound"] = "exact"
    known.fields["country"] = known.fields["country"] or new.fields["country"]
    if new.fields["scope"] == "total":
        known.fields["scope"] = "total"
        known.fields["other_operation"] = new.fields["other_operation"]


def _without_roundings(items: list[Candidate]) -> list[Candidate]:
    """Join "more than 70" and "nearly 2,000" to the exact 75 and 1,985 that they round."""
    counts = sorted((item.fields["count"], i) for i, item in enumerate(items))
    joined: set[int] = set()
    for i, item in enumerate(items):
        count = item.fields["count"]
        if item.fields["bound"] == "exact" or count < 10:
            continue
        near = counts[bisect_left(counts, (count * 0.9 - 1, 0)) : bisect_left(counts, (count * 1.15 + 1, 0))]
        at = sorted(j for _, j in near if j > i or j in joined or items[j].fields["bound"] == "exact")
        target = next((items[j] for j in at if j != i and _rounds(item.fields, items[j].fields)), None)
        if target is not None:
            joined.add(i)
            target.spans.extend(item.spans)
            target.fields["scope"] = "total" if item.fields["scope"] == "total" else target.fields["scope"]
    return [item for i, item in enumerate(items) if i not in joined]


def _rounds(rough: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a figure is another one, rounded."""
    count, bound = rough["count"], rough["bound"]
    if bound == "at_least":
        return bool(other["bound"] == "exact" and count <= other["count"] <= count * 1.15)
    return (
        bound in ("approx", "at_most")
        and other["bound"] in ("exact", "approx")
        and 0 < abs(other["count"] - count) <= count * 0.1
        and _is_rounder(count, other["count"])
    )


def _is_rounder(a: int, b: int) -> bool:
    """Whether a is a rounder number than b: it ends in more zeros, or counts dozens."""
    zeros = len(str(a)) - len(str(a).rstrip("0")), len(str(b)) - len(str(b).rstrip("0"))
    return zeros[0] > zeros[1] or (a % 12 == 0 and zeros[0] == zeros[1])


def _mark_total(items: list[Candidate]) -> None:
    """One total at most: the figure to which others were corrected, else the largest; all others are its parts."""
    own = [c for c in items if c.fields["scope"] == "total" and c.fields["count"] is not None]
    corrected = [c for c in own if c.rule == "arrests.corrected"]
    best = corrected[-1] if corrected else max(own, key=lambda c: c.fields["count"], default=None)
    for item in items:
        if best is not None and item is not best:
            item.fields["scope"] = "part"
