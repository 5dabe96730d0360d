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
from .operation_places import Places

_LEAD = 700
_FIRST = 400
_NEVER = -9.0
_REACH = 60
"""Characters before a date in which the verb stands that says what happened then."""
_LEAST = 3.5
_LEAST_RELATED = 4.0
_PAREN = regex.compile(r"[\"']?(?: \([A-Z][\w -]{1,20}\))?,? ?\((?:[a-z ]{0,16})?$")
_HALF = regex.compile(r"\b(?:[Ff]rom|[Bb]etween) (?:[\w:]+ ){1,5}(?:and|to) [\w: ]{0,14}$")
_HALF_OPEN = regex.compile(r"\b[Bb]etween (?:[\w:.]+ )?$")
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
    preposition = r"(?:from|between|on|in|throughout|over|during)?(?: the(?: whole of)?)? ?(?:early |late |mid-?)?"
    return {
        "ran": regex.compile(rf"\b(?:{p['ran']})\b"),
        "told": regex.compile(rf"[\"']?(?=,| \p{{Ll}}),? ?(?:(?:{p['told']}) )?{preposition}$"),
        "direct": regex.compile(rf"\b(?:{p['ran']})(?: [\w-]+){{0,2}}? {preposition}$"),
        "began": regex.compile(
            rf"\b(?:{p['began']})(?: (?:back|operating|work|by \w+))?"
            r"(?: (?:in|on|as of|from))?(?: (?:early|late|mid))?[ -]?$"
        ),
        "not": regex.compile(rf"\b(?:{p['not_period']})\b"),
        "acted": regex.compile(rf"\b(?:{p['acted']})\b"),
        "anaphor": regex.compile(
            r"\b(?:[Tt]he|[Tt]his|[Aa]n?|[Tt]wo|[Tt]hree|\w+-day)(?: [\w-]+){0,3}? "
            rf"(?:{w['name']['described']}|edition|phase)\b(?<!investigation|inquiry|enquiry|case)[^.]{{0,70}}$"
        ),
        "span": regex.compile(r"\b(?:[Ff]rom|[Bb]etween|[Tt]hroughout|[Dd]uring|[Oo]ver)(?: the)? ?$"),
    }


def dates_of(found: Found) -> list[_Day]:
    """The dates found, with those that two expressions state together as one ("from June 2021 until last month")."""
    days = [
        _Day(a, b, c.fields["value"], c.fields["role"])
        for c in found.of("dates")
        if c.status == "done" and c.fields["role"] != "publication"
        for a, b in c.spans
    ]
    return sorted(days, key=lambda d: (d.start, -d.end))


def periods_of(
    markup: Markup,
    groups: list[list[Naming]],
    places: Places,
    days: list[_Day],
    reported: set[int],
    *,
    anchor: str | None,
) -> list[str | None]:
    """For each group of namings the EDTF period in which its operation ran, None where the text does not say.

    reported: the indexes of the groups that the release reports on; anchor: the EDTF publication date, if known.
    """
    body = next((s.start for s in markup.sentences if s.role in ("body", "bullet")), 0)
    keys = [key(group[0].name) for group in groups]
    best: dict[int, tuple[float, int, str]] = {}
    for day in _joined(markup.text, days):
        sentence = markup.sentence_at(day.start)
        if sentence is None or sentence.role in ("menu", "tail", "masthead"):
            continue
        named = sorted(places.within(sentence.start, sentence.end), key=lambda placed: abs(placed[1].start - day.start))
        near: dict[int, Naming] = {}
        for i, naming in named:
            near.setdefault(i, naming)
        unnamed: dict[str, tuple[float, str]] = {}  # where no operation is named, all of a type score alike
        for i in near.keys() | reported:
            own = near.get(i)
            kind = groups[i][0].type
            known = None if near else unnamed.get(kind)
            if known is None:
                rival = _rival(named, day, i, keys[i], own)
                known = _score(markup, day, sentence, own, rival, body, kind, primary=i in reported, anchor=anchor)
                unnamed[kind] = known
            best[i] = max(best.get(i, (_NEVER, 0, "")), (known[0], -day.start, known[1]))
    periods: list[str | None] = [None] * len(groups)
    for i, (score, _, value) in best.items():
        if score >= (_LEAST if i in reported else _LEAST_RELATED):
            periods[i] = value
    return periods


def _rival(named: list[tuple[int, Naming]], day: _Day, i: int, own_key: str, own: Naming | None) -> bool:
    """Say whether another operation is named nearer to a date than this one, or alone in its sentence.

    named: the namings of the sentence, the nearest first.
    """
    for j, naming in named:
        if own is not None and abs(naming.start - day.start) >= abs(own.start - day.start):
            return False
        if j != i and key(naming.name) != own_key:
            return True
    return False


def _score(
    markup: Markup,
    day: _Day,
    sentence: Sentence,
    near: Naming | None,
    rival: bool,
    body: int,
    kind: str,
    *,
    primary: bool,
    anchor: str | None,
) -> tuple[float, str]:
    """How much speaks for a date being the operation's, and the value that it then has.

    near: its naming in the sentence that is nearest to the date; rival: another has a better claim; body: where the
    running text begins; kind: the operation's type.
    """
    text, cues = markup.text, _cues()
    value = day.value
    gap = text[near.end : day.start] if near and near.end <= day.start else None
    if gap is not None and _PAREN.fullmatch(gap):
        return 9.0, value
    before = text[max(sentence.start, day.start - _REACH) : day.start]
    if sentence.role in ("title", "heading", "caption") or day.role == "future":
        return _NEVER, value
    if rival or not (near or primary):
        return _NEVER, value
    interval = "/" in value and not value.endswith("..")
    if not interval and (_HALF.search(before) or _HALF_OPEN.search(before)):
        return _NEVER, value  # one end of a stretch whose other end could not be read
    if value == anchor and not near:
        return _NEVER, value
    began = cues["began"].search(before) if gap is None or len(gap) < 90 else None
    told = gap is not None and _cues()["told"].fullmatch(gap) is not None
    direct = not began and cues["direct"].search(before) is not None
    lead = day.start - body < _LEAD
    opening = day.start - sentence.start < 14
    score = 0.0
    if near:
        score += 2.0 + (1.0 if abs((near.end if gap is not None else near.start) - day.start) < 60 else 0.0)
    elif cues["anaphor"].search(text, sentence.start, day.start) or (interval and lead and before.endswith("(")):
        score += 1.5
    elif not (lead and (opening or (interval and day.start - body < _FIRST and cues["span"].search(before)))):
        score -= 3.0
    score += 1.5 if told else 0.0
    score += 3.0 if direct else 1.0 if cues["ran"].search(text, sentence.start, sentence.end) else 0.0
    score += 2.0 if interval else 0.0
    score += 1.0 if cues["span"].search(before) or began or opening else 0.0
    score += 1.5 if began and near and kind == "operation" else 0.0
    score += 0.5 if lead else 0.0
    if not interval and not (told or direct or began):
        # A bare day counts when something was done on it, in the lead and of late.
        acted = cues["acted"].search(text, sentence.start, sentence.end)
        if len(value) == 10 and lead and acted and (anchor is None or _recent(value, anchor)):
            score += 2.0
        else:
            score -= 2.0
    if began and not near:
        score -= 1.5
    if kind != "operation" and not (told or (direct and gap is not None) or (began and gap is not None)):
        score -= 3.0
    if cues["not"].search(before) and not told:
        score -= 4.0
    if primary and anchor and not began and not direct and value[:4] < str(int(anchor[:4]) - 1):
        score -= 1.0
    if began and not interval and not value.endswith("..") and not (len(value) == 10 and cues["direct"].search(before)):
        value += "/.."
    return score, value


def _recent(value: str, anchor: str) -> bool:
    """Say whether a day lies in the month before the publication."""
    if len(anchor) < 10:
        return value[:7] == anchor[:7]
    return timedelta(0) <= date.fromisoformat(anchor[:10]) - date.fromisoformat(value) <= timedelta(days=31)


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
