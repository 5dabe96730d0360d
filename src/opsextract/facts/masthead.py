"""What stands at the head of a release: title, publisher, publication date and dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..lexicons import read_toml
from ..pipeline.dates import DateExpression
from ..pipeline.markup import Line, Markup, Mention
from .candidate import Candidate, Found

MAX_DATE_LINE_WORDS = 14
DATELINE_LINES = 6
"""A dateline stands at the start of one of so many first lines of text."""
_SITE = re.compile(r" (?:[|–—»·-]|::) ")
_LABEL = re.compile(
    r"([^\W\d][\w' ]{2,28}?) ?(?:[:|]|(?=\d)|(?= (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))|(end|ends) ?/",
    re.I,
)
_NAME = r"[A-ZÀ-ÞĀ-Ž][\w.'À-ÿ-]*(?: (?:[A-ZÀ-ÞĀ-Ž(][\w.'À-ÿ)-]*|of|de|del|la|el|and|the|am|sur))*"
_PLACE = re.compile(rf"(?P<place>{_NAME})(?P<rest>(?:, ?{_NAME}\.?){{0,2}}),? ?")
_AFTER_PLACE = re.compile(r" ?(?:[–—]|--|-(?= )) ?| ?: (?=[A-Z\"'])")
_PARENTHESIS = re.compile(r"\(([^()\n]{4,40})\) ?,?")


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in read_toml("masthead.toml").items()}


def find(markup: Markup, found: Found) -> list[Candidate]:
    """At most one candidate for each of title, publisher, published and dateline."""
    candidates: list[Candidate] = []
    title = _title(markup)
    dateline = _dateline(markup)
    published = _published(markup, dateline)
    publisher = _publisher(markup)
    if title:
        candidates.append(title)
    if publisher:
        candidates.append(publisher)
    if published:
        candidates.append(published)
    if dateline:
        fields = {"place": dateline.place, "country": dateline.country}
        candidates.append(Candidate("dateline", fields, [(dateline.start, dateline.end)], "masthead.dateline"))
    return candidates


def _title(markup: Markup) -> Candidate | None:
    lines = [line for line in markup.lines if line.role == "title"]
    if not lines:
        return None
    start, end = lines[0].start, lines[-1].end
    first = markup.lines[0]
    if start == first.start and len(markup.lines) > 8:
        # A window title ends with the name of its site.
        site = _SITE.search(markup.text, start, end)
        if site and markup.text.count(" ", start, site.start()) >= 3:
            end = site.start()
    return Candidate("title", {"value": " ".join(markup.text[start:end].split())}, [(start, end)], "masthead.title")


@dataclass(frozen=True, slots=True)
class _Dateline:
    place: str
    country: str | None
    start: int
    end: int
    date: Mention | None


def _dateline(markup: Markup) -> _Dateline | None:
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


def _place_before_dash(markup: Markup, line: Line) -> _Dateline | None:
    text = markup.text
    match = _PLACE.match(text, line.start, min(line.end, line.start + 90))
    if not match or match["place"].lower().split()[0].rstrip(".") in _words()["not_places"]:
        return None
    end = match.end()
    date = None
    bracket = _PARENTHESIS.match(text, end)
    mention = next(iter(markup.within("date", line.start, line.start + 90)), None)
    if bracket:
        if mention is None or not bracket.start() < mention.start < bracket.end():
            return None
        date, end = mention, bracket.end()
    elif mention is not None and mention.start - 2 <= end <= mention.end:
        date, end = mention, mention.end
        if text.startswith(",", end):
            end += 1
    dash = _AFTER_PLACE.match(text, end)
    if not dash:
        return None
    place, rest = match["place"].strip(" ,"), match["rest"].strip(" ,")
    country = _country(markup, line.start, match.end())
    # A capitalised word before a dash may be anything: capitals, a country, a region or a date make it a dateline.
    sure = (place.isupper() and len(place) > 2) or rest or date is not None or country is not None
    if not sure and (":" in dash.group() or line.end - line.start < 60 or " " in place):
        return None
    if date is None and ":" in dash.group() and not place.isupper() and country is None:
        return None
    return _Dateline(_cased(place), country, line.start, max(match.end(), end), date)


def _place_beside_date(markup: Markup, line: Line) -> _Dateline | None:
    """ "Pretoria, 6 November 2024", "December 5, 2024 – Mississauga, Ontario"."""
    mention = next((m for m in markup.within("date", line.start, line.end) if _day(m)), None)
    if mention is None:
        return None
    text = markup.text
    before, after = text[line.start : mention.start].strip(" ,–—|-/"), text[mention.end : line.end].strip(" ,–—|-/")
    remainder = before if before and not after else after if after and not before else ""
    match = _PLACE.fullmatch(remainder)
    if not match or ":" in text[line.start : line.end] or len(remainder.split()) > 5:
        return None
    words = match["place"].lower().split()
    known = _words()
    labels = known["published"] | known["changed"] | known["not_publisher"] | known["not_places"]
    if match["place"].lower() in labels or words[0] in labels or remainder.lower() in labels:
        return None
    country = _country(markup, line.start, line.end)
    places = {text[m.start : m.end] for m in markup.within("ner", line.start, line.end) if m.value == "place"}
    if country is None and not match["rest"] and match["place"] not in places and not before:
        return None
    return _Dateline(_cased(match["place"].strip(" ,")), country, line.start, line.end, mention)


def _country(markup: Markup, start: int, end: int) -> str | None:
    codes = [str(m.value).split("|") for m in markup.within("country", start, end)]
    names = [code for code, *kind in codes if not kind or kind[0] in ("name", "abbreviation")]
    return names[-1] if names else None


def _cased(place: str) -> str:
    return place.title() if place.isupper() and len(place) > 3 else place


def _day(mention: Mention) -> str | None:
    """The EDTF day of a date mention that is one whole day."""
    value: Any = mention.value
    if not isinstance(value, DateExpression) or value.end or value.open or value.relative:
        return None
    start = value.start
    if start.year is None or start.month is None or start.day is None:
        return None
    return f"{start.year:04d}-{start.month:02d}-{start.day:02d}"


def _published(markup: Markup, dateline: _Dateline | None) -> Candidate | None:
    """The best stated date: labelled, alone on a line near the title, in the dateline, or at the release's end."""
    labelled: list[Candidate] = []
    alone: list[Candidate] = []
    closing: list[Candidate] = []
    changed: list[Candidate] = []
    lines = [line for line in markup.lines if line.role != "menu"]
    titled = next((i for i, line in enumerate(lines) if line.role == "title"), -1)
    for i, line in enumerate(lines):
        if line.role != "masthead":
            continue
        mention = next((m for m in markup.within("date", line.start, line.end) if _day(m)), None)
        if mention is None or markup.text.count(" ", line.start, line.end) > MAX_DATE_LINE_WORDS:
            continue
        label = _label(markup, line, lines[i - 1] if i else None, mention)
        words = _words()
        span = (mention.start, mention.end)
        candidate = Candidate("published", {"value": _day(mention)}, [span], "masthead.date_line")
        if label in words["changed"]:
            candidate.rule = "masthead.changed"
            changed.append(candidate)
        elif label in ("ends", "end") or label.startswith("issued at"):
            closing.append(candidate)
        elif label in words["published"]:
            candidate.rule = "masthead.labelled"
            labelled.append(candidate)
        elif i > titled:
            alone.append(candidate)
        else:
            alone.insert(0, candidate) if not alone else alone.append(candidate)
    in_dateline: list[Candidate] = []
    if dateline and dateline.date and _day(dateline.date):
        span = (dateline.date.start, dateline.date.end)
        in_dateline = [Candidate("published", {"value": _day(dateline.date)}, [span], "masthead.dateline")]
    return next(iter([*labelled, *alone, *in_dateline, *closing, *changed]), None)


def _label(markup: Markup, line: Line, before: Line | None, mention: Mention) -> str:
    """The label of a date: before it on its line, or alone on the line above."""
    text = markup.text
    head = text[line.start : mention.start].lower().strip(" :|,-–—/.()[]")
    words = _words()
    known = words["published"] | words["changed"]
    if head:
        for label in (head, head.split(":")[-1].split(",")[-1].strip(), head.split(":")[0].strip()):
            if label in known:
                return label
        return next((label for label in words["changed"] if head.startswith(label)), head)
    if before is not None and before.role == "masthead":
        above = text[before.start : before.end].lower().strip(" :")
        if above in known:
            return above
    return ""


def _publisher(markup: Markup) -> Candidate | None:
    """The body that a label of the masthead names, or a line of the masthead that is a body's name."""
    words = _words()
    text = markup.text
    lines = [line for line in markup.lines if line.role != "menu"][:16]
    for i, line in enumerate(lines):
        if line.role not in ("masthead", "body", "caption", "heading"):
            continue
        head, colon, value = text[line.start : line.end].partition(":")
        label = head.strip().lower()
        if label not in words["publisher"]:
            continue
        if colon and value.strip():
            start = line.start + len(head) + 1 + len(value) - len(value.lstrip())
            span = _name_span(text, start, line.end)
        elif i + 1 < len(lines) and lines[i + 1].role != "title":
            span = (lines[i + 1].start, lines[i + 1].end)
        else:
            continue
        if 2 <= span[1] - span[0] <= 120 and not _is_date(markup, span):
            return Candidate("publisher", {"value": text[span[0] : span[1]]}, [span], "masthead.source")
    for line in lines:
        if line.role == "title" or line.role not in ("masthead", "caption", "heading", "body"):
            continue
        for agency in markup.within("agency", line.start, line.end):
            if (
                agency.start == line.start
                and line.end - agency.end <= 45
                and text.count(" ", line.start, line.end) <= 9
            ):
                span = (line.start, line.end)
                return Candidate("publisher", {"value": text[span[0] : span[1]]}, [span], "masthead.agency_line")
    return _site_name(markup)


def _name_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Without what a feed adds in brackets: "Port Police (news and events)"."""
    bracket = text.find(" (", start, end)
    return (
        start,
        bracket if bracket > 0 and text[end - 1] == ")" and not text[bracket + 2 : end - 1].isupper() else end,
    )


def _is_date(markup: Markup, span: tuple[int, int]) -> bool:
    return any(m.end - m.start > 0.5 * (span[1] - span[0]) for m in markup.within("date", *span))


def _site_name(markup: Markup) -> Candidate | None:
    """The site in the window title, where it is the name of a body."""
    if not markup.lines:
        return None
    line = markup.lines[0]
    cuts = list(_SITE.finditer(markup.text, line.start, line.end))
    if not cuts:
        return None
    for agency in markup.within("agency", cuts[-1].end(), line.end):
        if agency.start == cuts[-1].end():
            return Candidate(
                "publisher",
                {"value": markup.text[agency.start : agency.end]},
                [(agency.start, agency.end)],
                "masthead.site",
            )
    return None
