"""Which operations a release reports on, and which it names only as background, earlier edition or support."""

from __future__ import annotations

from functools import cache

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Sentence
from .operation_groups import key
from .operation_names import Naming
from .operation_places import Places

_YEAR_BEFORE = regex.compile(r"\b[Ii]n (?:\p{Lu}\p{Ll}+ )?(?:19|20)\d\d\b")
_BEFORE = 60
_AFTER = 90
_LEAST = 2.0
_LEAST_ALONE = 1.0
_LEAD = 700
"""Characters of running text that count as the lead."""


@cache
def _cues() -> dict[str, regex.Pattern[str]]:
    w = read_toml("operations.toml")["role"]
    owner = rf"(?: (?:the|an?|its|this|INTERPOL|[\w.]+'s?|[\w-]+ly))*(?: (?:{w['adjectives']}))*"
    return {
        "related_before": regex.compile(rf"\b(?:{w['related_before']}){owner} ?[\"']?$", regex.I),
        "related_after": regex.compile(rf"[\"']?{w['related_after']}"),
        "umbrella": regex.compile(rf"\b(?:{w['umbrella']}){owner} ?[\"']?$", regex.I),
        "case_of": regex.compile(rf"{w['case_of']}{owner} ?[\"']?$", regex.I),
        "primary_before": regex.compile(rf"\b(?:{w['primary_before']}){owner} ?[\"']?$", regex.I),
        "programme": regex.compile(
            rf"[\"']?(?: \([^)]{{2,20}}\))? ?(?:,| is| was|, which is| -| –| —)*{w['programme']}"
        ),
    }


def primaries(markup: Markup, groups: list[list[Naming]], places: Places) -> set[int]:
    """The indexes of the groups that the release reports on: normally one, several where they are named together."""
    if not groups:
        return set()
    operations = sum(group[0].type == "operation" for group in groups)
    body = next((s.start for s in markup.sentences if s.role in ("body", "bullet")), 0)
    scores = []
    for group in groups:
        carried = operations > 0 and group[0].type != "operation"
        scores.append(_score(markup, group, places, body, carried=carried) - (2.5 if carried else 0.0))
    top = max(range(len(groups)), key=lambda i: scores[i])
    # The only operation that a release names needs less to be the one that it reports on.
    if scores[top] < (_LEAST_ALONE if operations <= 1 else _LEAST):
        return set()
    together = {top}
    for i, group in enumerate(groups):
        if i != top and scores[i] >= _LEAST and _coordinated(markup, groups[top], group):
            together.add(i)
    return together


def _score(markup: Markup, group: list[Naming], places: Places, body: int, *, carried: bool) -> float:
    """How much speaks for an operation being reported on.

    places: the namings of all operations; body: where the running text begins; carried: one of another type may run
    under this one.
    """
    text = markup.text
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
        if cues["programme"].match(after) and (cues["case_of"].search(before) or naming.start - body > _LEAD):
            said.append(-4.0)
        elif (
            (cues["umbrella"].search(before) and (carried or _beside_other(sentence, naming, places)))
            or (_YEAR_BEFORE.search(before) and naming.start - body > _LEAD)
            or cues["related_before"].search(before)
            or cues["related_after"].match(after)
        ):
            said.append(-2.5)
        elif cues["primary_before"].search(before) or naming.rule.startswith("operations.codenamed"):
            said.append(2.0)
        else:
            said.append(1.0)
    if said:
        score += said[0] if len(said) == 1 or said[0] < -3 else max(said[0], sum(said[:3]) / len(said[:3]))
        first = next(n.start for n in group if (s := markup.sentence_at(n.start)) is None or s.role != "title")
        score += 2.0 if first - body < _LEAD else 1.0 if first - body < 1_500 else 0.0
        score += 1.0 if len(said) >= 3 else 0.0
    return score


def _beside_other(sentence: Sentence | None, naming: Naming, places: Places) -> bool:
    """Say whether the sentence names another operation as well."""
    if sentence is None:
        return False
    return any(
        (other.start >= naming.end or other.end <= naming.start) and key(other.name) != key(naming.name)
        for _, other in places.within(sentence.start, sentence.end)
    )


def _coordinated(markup: Markup, one: list[Naming], other: list[Naming]) -> bool:
    """Say whether two operations are named side by side: Operations Dawn and Dusk."""
    for a in one:
        for b in other:
            first, second = (a, b) if a.start < b.start else (b, a)
            gap = markup.text[first.end : second.start] if second.start - first.end <= 16 else None
            if gap is not None and regex.fullmatch(r"[\s,\"']*(?:and|&)?[\s\"']*", gap):
                return True
    return False
