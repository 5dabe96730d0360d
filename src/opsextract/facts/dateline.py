"""The dateline: the place that a release starts from, with the date that stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..lexicons import read_toml
from ..pipeline.date_expression import DateExpression
from ..pipeline.markup import Line, Markup, Mention
from . import recogniser

DATELINE_LINES = 6
"""A dateline stands at the start of one of so many first lines of text."""
RULE = "masthead.dateline"
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w.'À-ÿ-]*(?: (?:[A-ZÀ-ÞĀ-Ž][\w.'À-ÿ-]*|of|de|del|la|el|and|the|am|sur))*"
# Two offices issue some releases together: "Dakar/Vienna, 17 October 2023 -".
_PLACE = re.compile(
    rf"(?P<place>{_NAME}(?: ?[/&] ?{_NAME})?)(?: ?\((?P<land>[A-Z][A-Za-z .]+)\))?"
    rf"(?P<rest>(?:, ?{_NAME}\.?){{0,2}}),? ?"
)
_AFTER_PLACE = re.compile(r" ?(?:[–—]|--|\.?-(?= )|\.[–—]) ?| ?: (?=[A-Z\"'])")
_AFTER_DATE = re.compile(r"[.,]? ?(?:(?:[–—:]|--|-(?= )) ?|(?<=\.) (?=[A-Z\"']))|\. (?=[A-Z\"'])")
_PARENTHESIS = re.compile(r"\(([^()\n]{4,40})\) ?,?")
_OPENING = re.compile(rf"\((?P<place>{_NAME})(?P<rest>(?:, ?{_NAME}\.?){{0,2}}), ?")
# "May 5, 2022 (Lincoln, Neb.) —".
_BEHIND_DATE = re.compile(rf" ?\((?P<place>{_NAME})(?:, ?{_NAME}\.?)?(?P<end>\)) ?(?:[–—]|--|- )")
_WORD = re.compile(r"\w+")


@cache
def masthead_words() -> dict[str, frozenset[str]]:
    """The words of masthead.toml, by kind."""
    return {key: frozenset(value) for key, value in read_toml("masthead.toml").items()}


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a release was issued; `stated` is the date beside the place, offsets as in `Markup.text`."""

    place: str
    country: str | None
    start: int
    end: int
    stated: Mention | None
    rule: str = RULE


def find_dateline(markup: Markup) -> Dateline | None:
    """The place that the first paragraph starts from, or that a date line near the title names."""
    seen = 0
    for line in markup.lines:
        if line.role == "masthead":
            found = _place_beside_date(markup, line)
        elif line.role in ("body", "caption", "bullet", "heading"):
            found = _place_before_dash(markup, line)
            seen += 1
        else:
            continue
        if found or seen >= DATELINE_LINES:
            return found
    return None


def _place_before_dash(markup: Markup, line: Line) -> Dateline | None:
    """ "LYON, France –", "NAIROBI, Kenya (Feb. 11, 2022) –", "Lima, March 19, 2025.", "(Luxembourg, 8 July 2024) –"."""
    text = markup.text
    limit = min(line.end, line.start + 110)
    mention = next(iter(markup.within("date", line.start, limit)), None)
    opening = _OPENING.match(text, line.start, limit)
    if opening:
        if mention is None or not opening.end() - 6 <= mention.start <= opening.end() or text[mention.end] != ")":
            return None
        country = _country(markup, line.start, mention.start)
        return Dateline(_cased(opening["place"]), country, line.start, mention.end + 1, mention)
    behind = (
        _BEHIND_DATE.match(text, mention.end, limit) if mention is not None and mention.start == line.start else None
    )
    if behind is not None and mention is not None:
        country = _country(markup, mention.end, behind.end())
        return Dateline(_cased(behind["place"]), country, line.start, behind.end("end"), mention)
    match = _PLACE.match(text, line.start, limit)
    if not match or match["place"].lower().split()[0].rstrip(".") in masthead_words()["not_places"]:
        return None
    end = match.end()
    stated = None
    bracket = _PARENTHESIS.match(text, end)
    if bracket and mention is not None and bracket.start() < mention.start < bracket.end():
        stated, end = mention, bracket.end()
    elif mention is not None and mention.start <= end + 1 and mention.end > end:
        stated, end = mention, mention.end
        tail = _PARENTHESIS.match(text, end + 1)  # an agency after the date: "12 Feb (Harbour News) –"
        end = tail.end() if tail else end
    dash = _AFTER_PLACE.match(text, end) or (_AFTER_DATE.match(text, end) if stated else None)
    if not dash:
        return None
    # A date may have swallowed by its weekday or month what reads as a last word of the place.
    stop = min(match.end("rest"), stated.start) if stated else match.end("rest")
    place, rest = match["place"].strip(" ,"), text[match.end("place") : stop].strip(" ,()")
    if stated is not None and stated.start < match.end("place"):
        place = text[line.start : stated.start].strip(" ,")
    if not place:
        return None
    country = _country(markup, line.start, stop)
    # A capitalised word before a dash may be anything: capitals, a country, a region or a date make it a dateline.
    capitals = place.isupper() and len(place) > 2
    sure = capitals or rest or stated is not None or country is not None
    prose = line.end - line.start >= 80
    if ":" in dash.group() and not (prose and (capitals or country or stated)):
        return None
    if not prose or not (sure or " " not in place):
        return None
    return Dateline(_cased(place), country, line.start, max(stop, stated.end if stated else 0), stated)


def _place_beside_date(markup: Markup, line: Line) -> Dateline | None:
    """ "Pretoria, 6 November 2024", "December 5, 2024 – Mississauga, Ontario"."""
    mention = next((m for m in markup.within("date", line.start, line.end) if day_of(m)), None)
    if mention is None:
        return None
    text = markup.text
    before, after = text[line.start : mention.start].strip(" ,–—|-/"), text[mention.end : line.end].strip(" ,–—|-/")
    remainder = before if before and not after else after if after and not before else ""
    match = _PLACE.fullmatch(remainder)
    if not match or ":" in text[line.start : line.end] or len(remainder.split()) > 5:
        return None
    words = match["place"].lower().split()
    known = masthead_words()
    labels = known["published"] | known["changed"] | known["not_publisher"] | known["not_places"]
    if match["place"].lower() in labels or words[0] in labels or remainder.lower() in labels:
        return None
    country = _country(markup, line.start, line.end)
    start = text.index(match["place"], line.start)
    sure = country is not None or bool(match["rest"] or before)
    decision = recogniser.place(markup, start, start + len(match["place"]), rules=sure)
    if not decision.holds:
        return None
    rule = RULE + decision.suffix
    return Dateline(_cased(match["place"].strip(" ,")), country, line.start, line.end, mention, rule)


def _country(markup: Markup, start: int, end: int) -> str | None:
    """The code of the last country named in a dateline; Georgia only beside one of its cities."""
    codes = [str(m.value).partition("|") for m in markup.within("country", start, end)]
    names = [code for code, _, kind in codes if kind in ("name", "abbreviation", "constituent")]
    if (
        names
        and names[-1] == "GE"
        and masthead_words()["cities_of_georgia"].isdisjoint(_WORD.findall(markup.text[start:end].lower()))
    ):
        return None
    return names[-1] if names else None


def _cased(place: str) -> str:
    return place.title() if place.isupper() and len(place) > 3 else place


def value_of(mention: Mention) -> str | None:
    """The EDTF value of a date mention that is one whole day, or one month of a year."""
    value: Any = mention.value
    if not isinstance(value, DateExpression) or value.end or value.open or value.relative:
        return None
    start = value.start
    if start.year is None or start.month is None:
        return None
    return f"{start.year:04d}-{start.month:02d}" + (f"-{start.day:02d}" if start.day else "")


def day_of(mention: Mention) -> str | None:
    """The EDTF value of a date mention that is one whole day."""
    value = value_of(mention)
    return value if value and len(value) == 10 else None
