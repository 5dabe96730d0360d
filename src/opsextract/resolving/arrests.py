"""Which statements of arrests say the same, and which is the total."""

from __future__ import annotations

from ..facts import Candidate


def resolve(candidates: list[Candidate]) -> list[Candidate]:
    """Each arrest once: repeated figures and rounded ones joined to the exact one, a total among them marked.

    Vague statements ("arrests were made") stand only where the release gives no number.
    """
    numbered: list[Candidate] = []
    for candidate in candidates:
        if candidate.fields["count"] is None:
            continue
        if candidate.rule == "arrests.possessive" and candidate.fields["_person"] == "his" and numbered:
            continue  # "his arrest" is one of those told of
        same = next((known for known in numbered if _same(known, candidate)), None)
        if same is None:
            numbered.append(Candidate("arrests", dict(candidate.fields), list(candidate.spans), candidate.rule))
        else:
            _join(same, candidate)
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
        return a["_person"] == b["_person"] != "" or b["_person"] in ("his", "the") or a["_role"] == "title"
    restated = "title" in (a["_role"], b["_role"]) or b["_role"] == "caption"
    alike = a["_generic"] or b["_generic"] or a["_head"] == b["_head"] != ""
    if a["count"] < 10 and not restated and not alike:
        return False  # "two clearing agents" and "two brothers" are four people
    return restated or a["country"] is None or b["country"] is None or a["country"] == b["country"]


def _join(known: Candidate, new: Candidate) -> None:
    known.spans.extend(span for span in new.spans if span not in known.spans)
    if known.fields["bound"] != "exact" and new.fields["bound"] == "exact" and known.fields["_role"] == "title":
        known.fields["bound"] = "exact"
    known.fields["country"] = known.fields["country"] or new.fields["country"]
    if new.fields["scope"] == "total":
        known.fields["scope"] = "total"
        known.fields["other_operation"] = new.fields["other_operation"]


def _without_roundings(items: list[Candidate]) -> list[Candidate]:
    """Join "more than 70" and "nearly 2,000" to the exact 75 and 1,985 that they round."""
    exact = [c for c in items if c.fields["bound"] == "exact"]
    kept: list[Candidate] = []
    for item in items:
        count, bound = item.fields["count"], item.fields["bound"]
        target = None
        if bound == "at_least" and count >= 10:
            target = next((c for c in exact if count <= c.fields["count"] <= count * 1.15), None)
        elif bound in ("approx", "at_most") and count >= 10:
            others = [
                c
                for c in items
                if (c is not item and c.fields["bound"] in ("exact", "approx") and c not in kept) or c in exact
            ]
            target = next(
                (
                    c
                    for c in others
                    if c is not item
                    and 0 < abs(c.fields["count"] - count) <= count * 0.1
                    and _is_rounder(count, c.fields["count"])
                ),
                None,
            )
        if target is None:
            kept.append(item)
        else:
            target.spans.extend(item.spans)
            target.fields["scope"] = "total" if item.fields["scope"] == "total" else target.fields["scope"]
    return kept


def _is_rounder(a: int, b: int) -> bool:
    """Whether a is a rounder number than b: it ends in more zeros, or counts dozens."""
    zeros = len(str(a)) - len(str(a).rstrip("0")), len(str(b)) - len(str(b).rstrip("0"))
    return zeros[0] > zeros[1] or (a % 12 == 0 and zeros[0] == zeros[1])


def _mark_total(items: list[Candidate]) -> None:
    """One total at most: the largest figure of this operation; all others are its parts."""
    own = [c for c in items if c.fields["scope"] == "total" and c.fields["count"] is not None]
    best = max(own, key=lambda c: c.fields["count"], default=None)
    for item in items:
        if best is not None and item is not best:
            item.fields["scope"] = "part"
