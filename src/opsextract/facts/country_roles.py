"""Who took part: the role of each naming of a country, from lists, verbs and the authorities named with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from ..lexicons import read_toml
from ..pipeline.markup import Line, Markup
from .country_senses import LIST_GLUE
from .once import once

Place = tuple[int, int, str, str]
"""Start, end, code and type of form of one naming."""

_LEFT = 110
_RIGHT = 90
_NEAR_RIGHT = 60
_MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Role:
    """The role that one naming gives its country, and the rule that says so."""

    participant: bool
    rule: str


_NOT = Role(False, _MENTIONED)


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = read_toml("country_context.toml")["roles"]
    return words


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    w = _words()
    article = r"(?:the |both |each of |all |of |in |from |by |with |and )*"
    body = rf"(?: (?:{w['bodies']})(?: (?:in|from|of))?)?"
    auxiliary = r"(?: (?:also|all|each|both|who|which|have|has|had|is|are|was|were|alone))*"
    opening = r"(?:^|[.;:] |\n|[•*–-] )(?:[Mm]eanwhile, |[Aa]nd )?"
    forward = {
        "authority_after": rf"(?:'s?)?(?:[ -](?!(?:{w['people']})\b)(?:[\w&'-]+)){{0,4}}? (?:{w['authority']})\b",
        "arrests": r"\b(?:arrest(?:s|ed)|detained|apprehended|searches|raids)\b",
        "acting": rf"\b(?:{w['acting']})\b",
        "funding": w["funding"],
        "header": rf"\W*(?:[A-Z]?[\w' -]*?)\b(?:{w['header']})",
    }
    # These stand right before the country: they are matched backwards from it.
    backward = {
        "authority_before": rf"\b(?:{w['authority']}|{w['representing']})\b(?: \([^)]*\))?(?: [\w-]+){{0,3}}? "
        rf"(?:in|from|of|across|for|between|to) {article}",
        "joining": rf"\b{w['joining']}{body} ?{article}",
        "place_acting": rf"\b{w['place_acting']} {article}",
        "giving": rf"\b{w['giving']}\b(?: [\w'-]+){{0,4}}? ?(?:to |as |by )?{article}",
    }
    patterns = {name: regex.compile(pattern, regex.I) for name, pattern in forward.items()}
    patterns |= {name: regex.compile(pattern, regex.I | regex.REVERSE) for name, pattern in backward.items()}
    patterns["people_after"] = regex.compile(
        rf"(?:'s)?(?! (?:{w['verbs']}|and|in|on)\b)(?:[ -][a-z-]+){{0,2}}? (?:{w['people']})\b"
    )
    patterns["verb_after"] = regex.compile(rf",?{auxiliary} (?:{w['verbs']})\b")
    patterns["in_front"] = regex.compile(rf"{opening}(?:[Ii]n|[Aa]cross|[Ww]ithin) (?:the )?", regex.REVERSE)
    patterns["listing"] = regex.compile(rf"{w['listing']}(?::| –| —| \(|,? including|,? namely) (?:the )?$", regex.I)
    patterns["numbered"] = regex.compile(rf"\b{w['numbered']}", regex.I | regex.REVERSE)
    patterns["us"] = regex.compile(w["us_bodies"])
    return patterns


@once
def us_release(markup: Markup) -> bool:
    """Say whether a body of the United States acts in the release, so that naming the US makes it a participant."""
    return _patterns()["us"].search(markup.text) is not None


def is_recipient(text: str, start: int) -> bool:
    """Say whether what is named at `start` is given something, paid, or impersonated, and does not act itself."""
    left = text[max(0, start - _LEFT) : start]
    return _patterns()["giving"].match(left) is not None or _patterns()["funding"].search(left[-70:]) is not None


def role_of(markup: Markup, places: Sequence[Place]) -> list[Role]:
    """The role that each naming gives its country, as far as it matters: once a country took part, no more is asked.

    places: the namings in text order. Countries listed together share what is said of their list.
    """
    runs = _runs(markup.text, places)
    listed = _listed_lines(markup, places)
    american = us_release(markup)
    sure = {code for start, _, code, _ in places if start in listed}
    roles: list[Role] = []
    for run in runs:
        codes = {places[i][2] for i in run}
        shared = _NOT if codes <= sure else _run_role(markup, places, run, american)
        for i in run:
            start, _, code, _ = places[i]
            if start in listed:
                roles.append(Role(True, "listed"))
            elif code in sure or shared.participant:
                roles.append(shared)
            else:
                roles.append(_run_role(markup, places, [i], american) if len(run) > 1 else shared)
            if roles[-1].participant:
                sure.add(code)
    return roles


def _runs(text: str, places: Sequence[Place]) -> list[list[int]]:
    """The indexes of the namings, grouped into lists: only glue stands between the members of one."""
    runs: list[list[int]] = []
    for i, place in enumerate(places):
        if runs:
            gap = text[places[i - 1][1] : place[0]]
            if len(gap) <= 25 and gap.count("\n") <= 2 and LIST_GLUE.fullmatch(gap):
                runs[-1].append(i)
                continue
        runs.append([i])
    return runs


def _listed_lines(markup: Markup, places: Sequence[Place]) -> set[int]:
    """The starts of the namings that stand in a list of participants: after its heading, or on lines of their own."""
    header = _patterns()["header"]
    text = markup.text
    lines = [line for line in markup.lines if line.role not in ("menu", "tail")]
    by_line: list[list[Place]] = [[] for _ in lines]
    at = 0
    for place in places:
        while at < len(lines) and lines[at].end <= place[0]:
            at += 1
        if at < len(lines) and lines[at].start <= place[0]:
            by_line[at].append(place)
    listed: set[int] = set()
    under = False
    first_of: list[bool] = [
        bool(ps) and _heads_line(text, line, ps[0]) for line, ps in zip(lines, by_line, strict=True)
    ]
    for i, (line, inside) in enumerate(zip(lines, by_line, strict=True)):
        row = text[line.start : line.end]
        colon = row.find(":")
        near = inside or under or (i + 1 < len(lines) and by_line[i + 1])
        label = header.match(row[: colon + 1 if 0 <= colon < 120 else 120]) if near else None
        share = sum(p[1] - p[0] for p in inside) / max(1, len(row))
        if label and (colon >= 0 or len(row) < 90):
            if 0 <= colon < len(row) - 3:
                named = [p for p in inside if p[0] >= line.start + colon]
                if named and sum(p[1] - p[0] for p in named) / (len(row) - colon) > 0.4:
                    listed.update(p[0] for p in named)
                under = len(named) < 2
            else:
                under = True
            continue
        if under and (share > 0.4 or first_of[i]):
            listed.update(p[0] for p in (inside if share > 0.4 else inside[:1]))
            continue
        if share > 0.75 and _neighbour(by_line, lines, text, i):
            listed.update(p[0] for p in inside)
            continue
        if first_of[i] and ((i > 0 and first_of[i - 1]) or (i + 1 < len(lines) and first_of[i + 1])):
            listed.add(inside[0][0])
            continue
        if len(row) > 60 or not row.strip():
            under = under and not row.strip()
    return listed


def _heads_line(text: str, line: Line, place: Place) -> bool:
    """Say whether a country stands at the head of a list line: "Canada: ...", "France - ..."."""
    lead = text[line.start : place[0]]
    rest = text[place[1] : line.end]
    return (
        len(lead) <= 8
        and not any(c.isalnum() for c in lead.replace("The", "").replace("the", ""))
        and bool(regex.match(r"\*{0,2}\s*(?:\([^)]{1,20}\)\s*)?(?::|–|—| - )", rest))
    )


def _neighbour(by_line: list[list[Place]], lines: list[Line], text: str, i: int) -> bool:
    """Say whether the line before or after holds next to nothing but countries as well."""
    for j in (i - 1, i + 1):
        if 0 <= j < len(lines) and by_line[j]:
            size = lines[j].end - lines[j].start
            if sum(p[1] - p[0] for p in by_line[j]) / max(1, size) > 0.75:
                return True
    return False


def _run_role(markup: Markup, places: Sequence[Place], run: list[int], american: bool) -> Role:
    """The role that what stands around a whole list gives its members."""
    p = _patterns()
    text = markup.text
    start, end = places[run[0]][0], places[run[-1]][1]
    sentence = markup.sentence_at(start)
    begin = max(sentence.start if sentence else 0, start - _LEFT)
    close = min(sentence.end if sentence else len(text), end + _RIGHT)
    left, right = text[begin:start], text[end:close]
    if p["funding"].search(left[-70:]):
        return _NOT
    after = p["authority_after"].match(right[:_NEAR_RIGHT])
    if after and not p["people_after"].match(right[:_NEAR_RIGHT]):
        if p["giving"].match(left):
            return _NOT
        return Role(True, "authority_named")
    if p["people_after"].match(right[:_NEAR_RIGHT]):
        return _NOT
    if p["verb_after"].match(right[:_NEAR_RIGHT]) and not left.rstrip().endswith(
        (" in", " to", " from", "In", " of", " for")
    ):
        return Role(True, "acted")
    if p["authority_before"].match(left) and not p["giving"].match(left):
        return Role(True, "authority_in")
    if p["joining"].match(left):
        return Role(True, "joined")
    if len(run) >= 3 and p["listing"].search(left):
        return Role(True, "listed")
    if (
        not american
        and p["numbered"].match(left)
        and p["arrests"].search(text, sentence.start if sentence else begin, start)
    ):
        return Role(True, "acted_in")
    if p["in_front"].match(left) and p["acting"].search(right):
        return Role(True, "in_country")
    if not american and p["place_acting"].match(left):
        return Role(True, "acted_in")
    return _NOT
