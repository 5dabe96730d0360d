"""When an operation ran: of the dates that the release states, the one that its sentence says so of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Markup, Sentence
from .candidate import Found
from .operation_groups import key
from .operation_names import Naming

_LEAD = 700
_REACH = 60
"""Characters before a date in which the verb stands that says what happened then."""
_LEAST = 3.5
_LEAST_RELATED = 4.0
_PAREN = regex.compile(r"[\"']?(?: \([A-Z][\w -]{1,20}\))?,? ?\((?:[a-z ]{0,16})?$")
_AFTER_NAME = regex.compile(r"[\"']?,? (?:held |conducted |carried out |run |launched |mounted |which (?:ran |took place |was (?:held|conducted|carried out|launched) )|ran |took place |was (?:held|conducted|carried out) )?(?:in|on|from|between|during|over|throughout)? ?(?:the )?$")
_JOIN = regex.compile(r",? (?:to|until|till|through|and|–|-)(?: (?:on|the|in))? ")


@dataclass(frozen=True, slots=True)
class _Day:
    start: int
    end: int
    value: str
    role: str


@cache
def _cues() -> dict[str, regex.Pattern[str]]:
    w = read_toml("operations.toml")
    p = w["period"]
    return {
        "ran": regex.compile(rf"\b(?:{p['ran']})\b"),
        "began": regex.compile(rf"\b(?:{p['began']})(?: (?:back|early|late|operating|work|by \w+))?(?: (?:in|on|as of|from))?(?: (?:early|late|mid))?[ -]?$"),
        "not": regex.compile(rf"\b(?:{p['not_period']})\b"),
        "anaphor": regex.compile(rf"\b(?:[Tt]he|[Tt]his|[Aa]n?)(?: [\w-]+){{0,3}}? (?:{w['name']['described']}|edition|phase|deployment|investigation)\b"),
        "span": regex.compile(r"\b(?:[Ff]rom|[Bb]etween|[Tt]hroughout|[Dd]uring|[Oo]ver)(?: the)? ?$"),
    }


def dates_of(found: Found) -> list[_Day]:
    """The dates found, with those that two expressions state together as one ("from June 2021 until last month")."""
    days = [
        _Day(a, b, c.fields["value"], c.fields["role"])
        for c in found.of("dates")
        if c.status == "done" and not c.fields["role"] == "publication"
        for a, b in c.spans
    ]
    return sorted(days, key=lambda d: (d.start, -d.end))


def period_of(markup: Markup, group: list[Naming], others: list[Naming], days: list[_Day], *, primary: bool, anchor: str | None) -> str | None:
    """The EDTF period in which an operation ran, None when the text does not say.

    group: its namings; others: those of other operations; anchor: the EDTF publication date, if known.
    """
    days = _joined(markup.text, days)
    scored = []
    for day in days:
        sentence = markup.sentence_at(day.start)
        if sentence is None or sentence.role in ("menu", "tail", "masthead"):
            continue
        score, value = _score(markup, day, sentence, group, others, primary=primary, anchor=anchor)
        scored.append((score, -day.start, value))
    best = max(scored, default=None)
    return best[2] if best and best[0] >= (_LEAST if primary else _LEAST_RELATED) else None


def _score(
    markup: Markup, day: _Day, sentence: Sentence, group: list[Naming], others: list[Naming], *, primary: bool, anchor: str | None
) -> tuple[float, str]:
    """How much speaks for a date being the operation's, and the value that it then has."""
    text, cues = markup.text, _cues()
    inside = [n for n in group if sentence.start <= n.start < sentence.end]
    rivals = [n for n in others if sentence.start <= n.start < sentence.end and key(n.name) != key(group[0].name)]
    before = text[max(sentence.start, day.start - _REACH) : day.start]
    value, score = day.value, 0.0
    interval = "/" in value and not value.endswith("..")
    began = cues["began"].search(before)
    if inside:
        near = min(inside, key=lambda n: abs(n.start - day.start))
        gap = text[near.end : day.start] if near.end <= day.start else ""
        if near.end <= day.start and _PAREN.fullmatch(gap):
            return 9.0, value
        distance = day.start - near.end if near.end <= day.start else near.start - day.end
        score += 2.0 + (1.0 if distance < 40 else 0.0)
        score += 1.5 if near.end <= day.start and _AFTER_NAME.fullmatch(gap) else 0.0
        if any(abs(r.start - day.start) < abs(near.start - day.start) for r in rivals):
            score -= 6.0
    elif not primary or rivals:
        return -9.0, value
    elif cues["anaphor"].search(text, sentence.start, sentence.end):
        score += 1.5
    score += 2.0 if interval else 0.0
    if cues["ran"].search(before) or (day.end < sentence.end and day.start - sentence.start < 12):
        score += 1.0
    if cues["span"].search(before) or began:
        score += 1.0
    body = next((s.start for s in markup.sentences if s.role in ("body", "bullet")), 0)
    if day.start - body < _LEAD:
        score += 1.0
    if primary and day.role == "background":
        score -= 1.0
    if cues["not"].search(before):
        score -= 4.0
    if day.role == "future":
        score -= 5.0
    if primary and anchor and not interval and value[:4] < anchor[:4] and not began:
        score -= 1.0
    if not inside and not interval and not began:
        score -= 1.0
    if began and not interval and not value.endswith(".."):
        value += "/.."
    return score, value


def _joined(text: str, days: list[_Day]) -> list[_Day]:
    """Two days or months that make one stretch as one: from ... to, or two days in a row."""
    joined: list[_Day] = []
    for day in days:
        last = joined[-1] if joined else None
        glue = text[last.end : day.start] if last and last.end <= day.start else ""
        if last and "/" not in last.value + day.value and len(last.value) == len(day.value) and _JOIN.fullmatch(glue):
            stretch = regex.search(r"\b(?:[Ff]rom|[Bb]etween) (?:the )?$", text[max(0, last.start - 14) : last.start])
            if last.value < day.value and (stretch or _next_day(last.value, day.value)):
                joined[-1] = _Day(last.start, day.end, f"{last.value}/{day.value}", day.role)
                continue
        joined.append(day)
    return joined


def _next_day(first: str, second: str) -> bool:
    return len(first) == 10 and date.fromisoformat(first) + timedelta(days=1) == date.fromisoformat(second)
