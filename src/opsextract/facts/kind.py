"""What a release reports: an operation, a case, a meeting ..., by weighted cues in its words and in the facts found."""

from __future__ import annotations

from collections import defaultdict

from ..lexicons import read_toml
from ..pipeline.markup import Markup
from .candidate import Candidate, Found
from .kind_cues import cues, said

_LEAD = 700
"""Characters of running text that count as its lead."""
_BODY = 4_000
"""Characters of running text in which cues of the body are looked for."""
KINDS = ("operation", "case", "meeting", "training", "report", "policy", "other")


def find(markup: Markup, found: Found) -> list[Candidate]:
    """The one candidate for the record's kind; its spans are the cues that spoke for it in headline and lead."""
    places = _places(markup)
    scores: dict[str, float] = defaultdict(float)
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, ranges in places.items():
        hits = said(markup.text, ranges)
        for cue in cues():
            if cue.index in hits and place in cue.weights:
                scores[cue.kind] += cue.weights[place]
                if place != "body":
                    spans[cue.kind].append(hits[cue.index])
    _weigh_facts(found, places, scores)
    best = max(KINDS, key=lambda kind: scores[kind])
    if scores[best] < read_toml("kind.toml")["least"]:
        best = "other"
    notes = [f"{kind} {scores[kind]:.1f}" for kind in KINDS if scores[kind]]
    return [Candidate("kind", {"value": best}, spans[best], "kind.cues", notes=notes)]


def _places(markup: Markup) -> dict[str, list[tuple[int, int]]]:
    """The ranges of headline, lead and body."""
    title = [(line.start, line.end) for line in markup.lines if line.role == "title"][:3]
    running = [s for s in markup.sentences if s.role in ("body", "bullet")]
    lead: list[tuple[int, int]] = []
    room = _LEAD
    for sentence in running:
        lead.append((sentence.start, min(sentence.end, sentence.start + room)))
        room -= sentence.end - sentence.start
        if room <= 0:
            break
    first = running[0].start if running else 0
    return {"title": title, "lead": lead, "body": [(first, min(len(markup.text), first + _BODY))]}


def _weigh_facts(found: Found, places: dict[str, list[tuple[int, int]]], scores: dict[str, float]) -> None:
    """Add what the facts say: operations reported on, arrests and seizures in numbers, countries that took part."""
    w = read_toml("kind.toml")["facts"]
    arrests = [c for c in found.of("arrests") if c.status == "done"]
    for operation in found.of("operations"):
        if operation.fields["role"] != "primary":
            continue
        if operation.fields["type"] != "operation" and not arrests:
            scores["training"] += w["project_in_training"]
            continue
        starts = [start for start, _ in operation.spans]
        inside = {place for place in ("title", "lead") for a, b in places[place] if any(a <= s < b for s in starts)}
        place = "in_title" if "title" in inside else "in_lead" if "lead" in inside else "primary"
        scores["operation"] += w[f"operation_{place}"]
        break
    counts = [c.fields.get("count") or 0 for c in arrests]
    if counts:
        scores["operation"] += w["arrests_many"] if max(counts) >= 10 else 0.0
        scores["case"] += w["arrests_few"] if 0 < max(counts) <= 3 else 0.0
        for kind in ("operation", "case"):
            scores[kind] += w["arrests_some"]
    seized = [c for c in found.of("seizures") if c.status == "done"]
    if seized:
        scores["case"] += w["seizures_some"]
        scores["operation"] += w["seizures_some"] + (w["seizures_many"] if len(seized) >= 3 else 0.0)
    if len(found.of("agencies")) >= 6 and (arrests or seized):
        scores["operation"] += w["agencies_many"]
    acting = {c.fields["code"] for c in found.of("countries") if c.fields.get("role") == "participant"}
    if len(acting) >= 3:
        scores["operation"] += w["countries_many"]
