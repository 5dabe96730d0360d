"""Which operations a release reports on, and which it names only as background, earlier edition or support."""

from __future__ import annotations

from functools import cache

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup
from .operation_names import Naming

_BEFORE = 60
_AFTER = 90
_LEAST = 2.0


@cache
def _cues() -> dict[str, regex.Pattern[str]]:
    w = read_toml("operations.toml")["role"]
    owner = r"(?: (?:the|an?|its|this|INTERPOL|[\w.]+'s?|[\w-]+ly))*(?: (?:nation[- ]?wide|joint|global|ongoing|multi-agency|police|law enforcement|international))*"
    return {
        "related_before": regex.compile(rf"\b(?:{w['related_before']}){owner} ?[\"']?$", regex.I),
        "related_after": regex.compile(rf"[\"']?{w['related_after']}"),
        "primary_before": regex.compile(rf"\b(?:{w['primary_before']}){owner} ?[\"']?$", regex.I),
        "programme": regex.compile(rf"[\"']?(?: \([^)]{{2,20}}\))?(?:,| is| was|, which is| -| –| —)+{w['programme']}"),
    }


def primaries(markup: Markup, groups: list[list[Naming]]) -> set[int]:
    """The indexes of the groups that the release reports on: normally one, several where they are named together."""
    if not groups:
        return set()
    scores = [_score(markup, group) for group in groups]
    if any(group[0].type == "operation" for group in groups):
        scores = [score - (2.5 if group[0].type != "operation" else 0.0) for score, group in zip(scores, groups, strict=True)]
    top = max(range(len(groups)), key=lambda i: scores[i])
    if scores[top] < _LEAST:
        return set()
    together = {top}
    for i, group in enumerate(groups):
        if i != top and scores[i] >= _LEAST and _coordinated(markup, groups[top], group):
            together.add(i)
    return together


def _score(markup: Markup, group: list[Naming]) -> float:
    text = markup.text
    body = next((s.start for s in markup.sentences if s.role in ("body", "bullet")), 0)
    score = 0.0
    said: list[float] = []
    for naming in group:
        sentence = markup.sentence_at(naming.start)
        if sentence is not None and sentence.role == "title":
            score = max(score, 4.0)
            continue
        before = text[max(sentence.start if sentence else 0, naming.start - _BEFORE) : naming.start]
        after = text[naming.end : min(sentence.end if sentence else naming.end, naming.end + _AFTER)]
        cues = _cues()
        if cues["programme"].match(after):
            said.append(-4.0)
        elif cues["related_before"].search(before) or cues["related_after"].match(after):
            said.append(-2.5)
        elif cues["primary_before"].search(before) or naming.rule == "operations.codenamed":
            said.append(2.0)
        else:
            said.append(1.0)
    if said:
        score += said[0] if len(said) == 1 or said[0] < -3 else max(said[0], sum(said[:3]) / len(said[:3]))
        first = next(n.start for n in group if (s := markup.sentence_at(n.start)) is None or s.role != "title")
        score += 2.0 if first - body < 700 else 1.0 if first - body < 1_500 else 0.0
        score += 1.0 if len(said) >= 3 else 0.0
    return score


def _coordinated(markup: Markup, one: list[Naming], other: list[Naming]) -> bool:
    """Say whether two operations are named side by side: Operations Dawn and Dusk."""
    for a in one:
        for b in other:
            first, second = (a, b) if a.start < b.start else (b, a)
            gap = markup.text[first.end : second.start]
            if len(gap) <= 16 and regex.fullmatch(r"[\s,\"']*(?:and|&)?[\s\"']*", gap):
                return True
    return False
